// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.training;

import dev.afterburner.workbench.text.HiddenCharacters;
import dev.afterburner.workbench.train.watch.Rollout;
import dev.afterburner.workbench.ui.fx.Forms;
import dev.afterburner.workbench.ui.fx.Tips;
import java.util.Comparator;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The rollouts of a step: a table, and the prompt and reply of the one that is chosen. */
final class RolloutsPane extends BorderPane {

  private final RolloutsViewModel model;
  private final TableView<Rollout> table = new TableView<>();
  private final ComboBox<RolloutFile> steps = new ComboBox<>();

  RolloutsPane(RolloutsViewModel model) {
    this.model = model;
    getStyleClass().add("study-cell");
    setTop(bar());
    SplitPane both = new SplitPane(table(), texts());
    both.setOrientation(Orientation.VERTICAL);
    both.setDividerPositions(0.5);
    setCenter(both);
  }

  private VBox bar() {
    steps.setId("rollout-steps");
    steps.setAccessibleText("Step of the rollouts");
    steps.setPromptText("No step");
    steps.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable RolloutFile file) {
            return file == null ? "" : file.label();
          }

          @Override
          public @Nullable RolloutFile fromString(String text) {
            return model.files().stream()
                .filter(f -> f.label().equals(text))
                .findFirst()
                .orElse(null);
          }
        });
    steps.setItems(model.files());
    steps.setValue(model.file().get());
    steps
        .valueProperty()
        .addListener(
            (o, before, now) -> {
              if (now != null) {
                model.file().set(now);
              }
            });
    model.file().addListener((o, before, now) -> steps.setValue(now));
    Label recorded = new Label();
    recorded.setId("rollout-recorded");
    recorded.textProperty().bind(model.recorded());
    recorded.getStyleClass().add("study-remark");
    recorded.setWrapText(true);
    recorded.setMinHeight(Region.USE_PREF_SIZE);
    recorded.managedProperty().bind(recorded.textProperty().isNotEmpty());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button open = TrainingView.button("Open in the editor", "rollout-open");
    open.setOnAction(e -> model.open());
    Tips.on(open, "Puts the program into the editor, with its problem (Enter)");
    Button measure = TrainingView.button("Measure here", "rollout-measure");
    measure.setOnAction(e -> model.measure());
    Tips.on(measure, "Opens the program, and judges and measures it on this machine");
    open.disableProperty().bind(model.texts().isNull());
    measure.disableProperty().bind(model.texts().isNull());
    HBox bar = new HBox(steps, gap, open, measure);
    bar.getStyleClass().add("study-bar");
    VBox head = new VBox(bar, recorded);
    head.getStyleClass().add("study-cell");
    return head;
  }

  private VBox table() {
    table.setId("rollouts");
    table.setAccessibleText("Rollouts");
    table.getStyleClass().add("dense");
    SortedList<Rollout> sorted = new SortedList<>(model.rows());
    sorted.comparatorProperty().bind(table.comparatorProperty());
    table.setItems(sorted);
    Label empty = new Label();
    empty.setWrapText(true);
    empty.textProperty().bind(model.emptyText());
    table.setPlaceholder(empty);
    table.getColumns().add(number("No.", 60, r -> (double) r.number(), r -> "" + r.number()));
    table
        .getColumns()
        .add(number("Reward", 80, Rollout::score, r -> RolloutWords.number(r.score())));
    table.getColumns().add(text("Verdict", 120, Rollout::verdict));
    table
        .getColumns()
        .add(number("Time", 90, r -> r.number("wall_ms").orElse(0.0), RolloutWords::milliseconds));
    table
        .getColumns()
        .add(number("Memory", 90, r -> r.number("peak_kb").orElse(0.0), RolloutWords::memory));
    table
        .getColumns()
        .add(number("Characters", 90, r -> (double) r.characters(), r -> "" + r.characters()));
    table.getColumns().add(text("Problem", 180, Rollout::problem));
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((o, before, now) -> model.chosen().set(now));
    model
        .rows()
        .addListener(
            (ListChangeListener<Rollout>)
                change -> {
                  Rollout chosen = model.chosen().get();
                  if (chosen != null) {
                    table.getSelectionModel().select(chosen);
                  }
                });
    table.addEventHandler(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ENTER && !e.isShortcutDown()) {
            model.open();
            e.consume();
          }
        });
    table.setOnMouseClicked(
        e -> {
          if (e.getButton() == MouseButton.PRIMARY && e.getClickCount() == 2) {
            model.open();
          }
        });
    Label fault = new Label();
    fault.setId("rollout-fault");
    fault.getStyleClass().add("bad");
    fault.setWrapText(true);
    fault.setMinHeight(Region.USE_PREF_SIZE);
    fault.textProperty().bind(model.fault());
    fault.managedProperty().bind(fault.textProperty().isNotEmpty());
    fault.visibleProperty().bind(fault.managedProperty());
    VBox.setVgrow(table, Priority.ALWAYS);
    VBox all = new VBox(table, fault);
    all.getStyleClass().add("study-remarked");
    return all;
  }

  private SplitPane texts() {
    TextArea prompt = area("rollout-prompt", "The prompt");
    TextArea reply = area("rollout-reply", "The reply");
    model
        .texts()
        .addListener(
            (o, before, now) -> {
              prompt.setText(now == null ? "" : HiddenCharacters.visible(now.input()));
              reply.setText(now == null ? "" : HiddenCharacters.visible(now.output()));
            });
    SplitPane both = new SplitPane(prompt, reply);
    both.setDividerPositions(0.4);
    return both;
  }

  private static TextArea area(String id, String name) {
    TextArea area = new TextArea();
    area.setId(id);
    area.setAccessibleText(name);
    area.setPromptText(name);
    area.setEditable(false);
    area.setWrapText(true);
    area.getStyleClass().add("code-text");
    Forms.leaveByTab(area);
    return area;
  }

  private static TableColumn<Rollout, String> text(
      String name, double width, Function<Rollout, String> value) {
    TableColumn<Rollout, String> column = new TableColumn<>(name);
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
    column.setPrefWidth(width);
    return column;
  }

  /** Sorted by the number, shown in words. */
  private static TableColumn<Rollout, Rollout> number(
      String name, double width, Function<Rollout, Double> value, Function<Rollout, String> words) {
    TableColumn<Rollout, Rollout> column = new TableColumn<>(name);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setComparator(Comparator.comparing(value));
    column.setCellFactory(c -> new Words(words));
    column.getStyleClass().add("numeric");
    column.setPrefWidth(width);
    return column;
  }

  /** A cell of one thing that a rollout says. */
  private static final class Words extends TableCell<Rollout, Rollout> {
    private final Function<Rollout, String> words;

    Words(Function<Rollout, String> words) {
      this.words = words;
    }

    @Override
    protected void updateItem(@Nullable Rollout rollout, boolean empty) {
      super.updateItem(rollout, empty);
      setText(empty || rollout == null ? null : words.apply(rollout));
    }
  }
}
