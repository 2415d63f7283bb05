// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.studies;

import dev.afterburner.workbench.study.fold.Matrix;
import dev.afterburner.workbench.ui.fx.Forms;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ObservableList;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The matrix under its filters. */
final class MatrixPane extends VBox {

  private static final double SEARCH = 150;

  private final MatrixTable table;

  /**
   * @param onOpen opens the session of what is chosen
   */
  MatrixPane(MatrixViewModel model, Runnable onOpen) {
    getStyleClass().add("study-matrix");
    table = new MatrixTable(model, onOpen);
    VBox.setVgrow(table, Priority.ALWAYS);
    TextField words = Forms.named(new TextField(), "study-words", "Filter problems", model.words());
    words.setPrefWidth(SEARCH);
    ComboBox<String> arm =
        choice("study-arm", "Arm", model.arms(), model.arm(), a -> a.isEmpty() ? "All arms" : a);
    ComboBox<String> language =
        choice(
            "study-language",
            "Language",
            model.languages(),
            model.language(),
            l -> l.isEmpty() ? "All languages" : l);
    // Of one there is nothing to choose.
    language.visibleProperty().bind(Bindings.size(model.languages()).greaterThan(2));
    language.managedProperty().bind(language.visibleProperty());
    ComboBox<String> verdict =
        choice("study-verdict", "Verdict", model.verdicts(), model.verdict(), v -> v);
    ComboBox<Integer> iteration =
        choice(
            "study-iteration",
            "Iteration",
            model.iterations(),
            model.iteration(),
            i -> i == Matrix.NEWEST ? "Newest iteration" : "Iteration " + i);
    Label count = new Label();
    count.setId("study-count");
    count.getStyleClass().add("muted");
    count.textProperty().bind(model.count());
    FlowPane filters = new FlowPane(words, arm, language, verdict, iteration, count);
    filters.getStyleClass().add("study-filters");
    getChildren().addAll(filters, table);
  }

  MatrixTable table() {
    return table;
  }

  /** A menu of choices; one that its list loses for a moment stays chosen. */
  private static <T> ComboBox<T> choice(
      String id,
      String name,
      ObservableList<T> items,
      ObjectProperty<T> value,
      Function<T, String> words) {
    ComboBox<T> box = new ComboBox<>(items);
    box.setId(id);
    box.setAccessibleText(name);
    box.getStyleClass().add("compact");
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable T shown) {
            return shown == null ? "" : words.apply(shown);
          }

          @Override
          public T fromString(String typed) {
            throw new UnsupportedOperationException("nothing is typed here");
          }
        });
    box.setValue(value.get());
    value.addListener((o, before, now) -> box.setValue(now));
    box.valueProperty()
        .addListener(
            (o, before, now) -> {
              if (now != null) {
                value.set(now);
              }
            });
    return box;
  }
}
