// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.training;

import dev.afterburner.workbench.train.ExportSettings;
import dev.afterburner.workbench.ui.fx.Forms;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.Property;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Asks what training data are to be exported, counts them, and exports them. */
public final class TrainExportCard extends VBox {

  private static final int ROWS = 9;
  private static final double NAMES = 92;

  private final TrainExportViewModel model;
  private final ComboBox<TrainExportViewModel.From> from;

  /**
   * @param onFolder asks for a folder, by what it is for
   * @param onDone takes the card away
   */
  public TrainExportCard(
      TrainExportViewModel model, Function<String, Optional<Path>> onFolder, Runnable onDone) {
    this.model = model;
    setId("train-export");
    getStyleClass().addAll("sheet", "form", "train-export");
    Label title = new Label("Export training data");
    title.getStyleClass().add("sheet-title");
    from =
        box(
            "train-from",
            "Rows come from",
            FXCollections.observableArrayList(TrainExportViewModel.From.values()),
            TrainExportViewModel.From::label,
            model.from());
    HBox study =
        place(
            "Study",
            "train-study",
            "The folder of the study",
            model.study(),
            () -> onFolder.apply("A folder that holds a study"));
    study.visibleProperty().bind(model.from().isEqualTo(TrainExportViewModel.From.STUDY));
    study.managedProperty().bind(study.visibleProperty());
    ComboBox<String> subset =
        box("train-subset", "Problems", model.subsets(), s -> s, model.subset());
    ComboBox<String> stage =
        box(
            "train-stage",
            "Stage",
            FXCollections.observableArrayList(TrainExportViewModel.STAGES),
            TrainExportCard::stage,
            model.stage());
    ComboBox<String> objective =
        box(
            "train-objective",
            "Objective",
            FXCollections.observableArrayList(TrainExportViewModel.OBJECTIVES),
            o -> o.equals("all") ? "Each objective" : o,
            model.objective());
    ComboBox<ExportSettings.Layout> layout =
        box(
            "train-layout",
            "Layout of prompts",
            FXCollections.observableArrayList(ExportSettings.Layout.values()),
            TrainExportCard::layout,
            model.layout());
    HBox folder =
        place(
            "Folder",
            "train-folder",
            "The folder of the files",
            model.folder(),
            () -> onFolder.apply("A folder for the training data"));
    for (Node field : List.of(from, subset, stage, objective, layout, study, folder)) {
      field.disableProperty().bind(model.busy());
    }
    getChildren()
        .addAll(
            title,
            line("From", from),
            study,
            line("Problems", subset),
            line("Stage", stage),
            line("Objective", objective),
            line("Layout", layout),
            folder,
            report(),
            told("train-progress", "muted", model.progress()),
            told("train-fault", "bad", model.fault()),
            buttons(onDone));
  }

  private static String stage(String id) {
    return switch (id) {
      case "sft" -> "SFT: the best solutions";
      case "dpo" -> "DPO: preference pairs";
      case "cold-start" -> "Cold start: reasoned replies of sessions";
      case "grpo" -> "GRPO: prompts, launchers and the reward function";
      default -> "All stages";
    };
  }

  private static String layout(ExportSettings.Layout layout) {
    return switch (layout) {
      case GENERATION -> "Generation: the problem and its starter";
      case REVISION -> "Revision: a worse program with its figures, too";
    };
  }

  private TextArea report() {
    TextArea report = new TextArea();
    report.setId("train-report");
    report.setAccessibleText("What was counted or written, and what was left out");
    report.setPromptText("Count says how many rows there would be, and what is left out and why.");
    report.setEditable(false);
    report.setWrapText(true);
    report.setPrefRowCount(ROWS);
    report.textProperty().bind(model.report());
    Forms.leaveByTab(report);
    return report;
  }

  private HBox buttons(Runnable onDone) {
    Button count = TrainingView.button("Count", "train-count");
    count.setAccessibleText("Count, without writing");
    count.disableProperty().bind(model.busy());
    count.setOnAction(e -> model.count());
    Button export = new Button("Export");
    export.setId("train-begin");
    export.getStyleClass().add("accent");
    export.disableProperty().bind(model.busy());
    export.setOnAction(e -> model.export());
    Button stop = TrainingView.button("Stop", "train-stop");
    stop.disableProperty().bind(model.busy().not());
    stop.setOnAction(e -> model.cancel());
    Button close = TrainingView.button("Close", "train-close");
    close.setOnAction(e -> onDone.run());
    HBox last = new HBox(count, export, stop, close);
    last.getStyleClass().add("form-line");
    return last;
  }

  private static <T> ComboBox<T> box(
      String id,
      String name,
      ObservableList<T> items,
      Function<T, String> words,
      Property<T> value) {
    ComboBox<T> box = new ComboBox<>();
    box.setId(id);
    box.setAccessibleText(name);
    box.setMaxWidth(Double.MAX_VALUE);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable T item) {
            return item == null ? "" : words.apply(item);
          }

          @Override
          public @Nullable T fromString(String text) {
            return items.stream().filter(i -> words.apply(i).equals(text)).findFirst().orElse(null);
          }
        });
    box.setItems(items);
    box.setValue(value.getValue());
    box.valueProperty()
        .addListener(
            (o, before, now) -> {
              if (now != null) {
                value.setValue(now);
              }
            });
    value.addListener((o, before, now) -> box.setValue(now));
    return box;
  }

  private static HBox line(String name, Region field) {
    Label label = new Label(name);
    label.setLabelFor(field);
    label.setMinWidth(NAMES);
    HBox.setHgrow(field, javafx.scene.layout.Priority.ALWAYS);
    HBox line = new HBox(label, field);
    line.getStyleClass().add("form-line");
    return line;
  }

  private static HBox place(
      String name,
      String id,
      String accessible,
      javafx.beans.property.StringProperty value,
      Supplier<Optional<Path>> asked) {
    TextField field = Forms.bind(new TextField(), id, accessible, value);
    HBox line = line(name, field);
    Button choose = TrainingView.button("Choose…", id + "-choose");
    choose.setAccessibleText("Choose: " + accessible);
    choose.setOnAction(e -> asked.get().ifPresent(chosen -> value.set(chosen.toString())));
    line.getChildren().add(choose);
    return line;
  }

  private static Label told(
      String id, String style, javafx.beans.value.ObservableValue<String> words) {
    Label label = new Label();
    label.setId(id);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.textProperty().bind(words);
    label.managedProperty().bind(label.textProperty().isNotEmpty());
    label.visibleProperty().bind(label.managedProperty());
    return label;
  }

  /** Begins, and returns what is to have the focus. */
  public Node begin() {
    model.begin();
    return from;
  }
}
