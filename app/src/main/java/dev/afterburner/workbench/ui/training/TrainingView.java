// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.training;

import dev.afterburner.workbench.ui.chart.ScalarsChart;
import dev.afterburner.workbench.ui.fx.NoticeLines;
import dev.afterburner.workbench.ui.fx.Notices;
import dev.afterburner.workbench.ui.fx.Tabs;
import dev.afterburner.workbench.ui.fx.Tips;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Trainings: which are watched, their curves, what is to be looked at, and their rollouts. */
public final class TrainingView extends BorderPane {

  private static final double LIST = 208;

  private final TrainingViewModel model;
  private final ScalarsChart chart = new ScalarsChart("Training", "");
  private final ListView<ShownRun> runs = new ListView<>();
  private final Timeline clock;

  /** What the view asks the window for. */
  public record Asks(
      Supplier<Optional<Path>> folder,
      Supplier<Optional<Path>> log,
      Runnable export,
      Runnable back) {}

  /**
   * @param files where it is told what became of saving charts
   */
  public TrainingView(TrainingViewModel model, Notices files, Asks asks) {
    this.model = model;
    setId("training");
    getStyleClass().addAll("studies", "training");
    chart.setId("training-curves");
    chart.setTitled(false);
    chart.setModel(model.chart().get());
    model.chart().addListener((o, before, now) -> chart.setModel(now));
    TabPane parts =
        new TabPane(
            Tabs.tab("Curves", chart), Tabs.tab("Rollouts", new RolloutsPane(model.rollouts())));
    parts.setId("training-parts");
    parts.setAccessibleText("Curves and rollouts");
    VBox.setVgrow(parts, Priority.ALWAYS);
    VBox training = new VBox(head(asks), new NoticeLines(files), parts);
    SplitPane all = new SplitPane(lists(asks), training);
    all.setDividerPositions(0.18);
    SplitPane.setResizableWithParent(all.getItems().getFirst(), false);
    setCenter(all);
    setOnDragOver(this::dragged);
    setOnDragDropped(this::dropped);
    clock = new Timeline(new KeyFrame(Duration.seconds(1), e -> model.look()));
    clock.setCycleCount(Animation.INDEFINITE);
  }

  /** The chart of the curves, which can be saved. */
  public ScalarsChart chart() {
    return chart;
  }

  /** Looks at the files every second from now on, or no more. */
  public void setShown(boolean now) {
    model.setVisible(now);
    if (now) {
      clock.play();
      runs.requestFocus();
    } else {
      clock.stop();
    }
  }

  private VBox lists(Asks asks) {
    Button back = button("Back to the problem", "training-back");
    back.setOnAction(e -> asks.back().run());
    Tips.on(back, "Shows the open problem again (Shift+F4)");
    back.setMaxWidth(Double.MAX_VALUE);
    Button folder = button("Open a folder…", "training-open");
    Tips.on(folder, "Watches all trainings below a folder. It can be dropped here, too.");
    folder.setOnAction(e -> asks.folder().get().ifPresent(model::open));
    Button log = button("A log…", "training-open-log");
    Tips.on(log, "Watches one log");
    log.setAccessibleText("Open a log");
    log.setOnAction(e -> asks.log().get().ifPresent(model::open));
    HBox both = new HBox(folder, log);
    both.getStyleClass().add("study-bar");

    runs.setId("training-runs");
    runs.setAccessibleText("Runs");
    runs.setItems(model.runs());
    runs.setPlaceholder(wrapped("No trainings yet. Open the folder that one writes into."));
    runs.setCellFactory(list -> new Ticked<>(ShownRun::label, ShownRun::advance, ShownRun::shown));
    ticks(runs, ShownRun::shown);
    runs.addEventHandler(
        KeyEvent.KEY_PRESSED,
        e -> {
          ShownRun chosen = runs.getSelectionModel().getSelectedItem();
          if (e.getCode() == KeyCode.DELETE && chosen != null) {
            model.forget(chosen);
            e.consume();
          }
        });
    ListView<ShownScalar> scalars = new ListView<>(model.scalars());
    scalars.setId("training-scalars");
    scalars.setAccessibleText("Numbers that are drawn");
    scalars.setPlaceholder(wrapped("The numbers that a training logs stand here."));
    scalars.setCellFactory(list -> new Ticked<>(ShownScalar::name, s -> null, ShownScalar::shown));
    ticks(scalars, ShownScalar::shown);
    Label name = new Label("Numbers");
    name.setLabelFor(scalars);
    name.getStyleClass().add("muted");
    VBox.setVgrow(runs, Priority.SOMETIMES);
    VBox.setVgrow(scalars, Priority.ALWAYS);
    runs.setPrefHeight(LIST);
    runs.setMinHeight(80);
    VBox lists = new VBox(back, both, runs, name, scalars);
    lists.getStyleClass().add("study-list");
    lists.setMinWidth(LIST);
    lists.setPrefWidth(LIST);
    return lists;
  }

  /** Space ticks what is chosen, as it does a box. */
  private static <T> void ticks(ListView<T> list, Function<T, BooleanProperty> shown) {
    list.addEventHandler(
        KeyEvent.KEY_PRESSED,
        e -> {
          T chosen = list.getSelectionModel().getSelectedItem();
          if (e.getCode() == KeyCode.SPACE && chosen != null) {
            BooleanProperty ticked = shown.apply(chosen);
            ticked.set(!ticked.get());
            e.consume();
          }
        });
  }

  private VBox head(Asks asks) {
    Label title = new Label("Training");
    title.getStyleClass().add("sheet-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    Label status = new Label();
    status.setId("training-status");
    status.getStyleClass().add("muted");
    status.setMinWidth(0);
    status.setMaxWidth(Double.MAX_VALUE);
    status.textProperty().bind(model.status());
    Tips.on(status, status::getText);
    HBox.setHgrow(status, Priority.ALWAYS);
    ComboBox<Double> weight = new ComboBox<>();
    weight.getItems().setAll(TrainingViewModel.WEIGHTS);
    weight.setId("training-smoothing");
    weight.setAccessibleText("Smoothing");
    Tips.on(
        weight,
        "The strong line is an exponential mean: how much of what was before stays from entry to"
            + " entry. The faint line is as logged.");
    weight.setConverter(new Smoothing());
    weight.valueProperty().bindBidirectional(model.weight());
    CheckBox log = new CheckBox("Log axis");
    log.setId("training-log");
    Tips.on(log, "Logarithmic axes, where all values are above 0");
    log.selectedProperty().bindBidirectional(model.log());
    log.setMinWidth(Region.USE_PREF_SIZE);
    Button export = button("Export training data…", "training-export");
    export.setOnAction(e -> asks.export().run());
    HBox first = new HBox(title, status, weight, log, export);
    first.getStyleClass().add("study-bar");
    Label warnings = new Label();
    warnings.setId("training-warnings");
    warnings.setWrapText(true);
    warnings.setMinHeight(Region.USE_PREF_SIZE);
    warnings.textProperty().bind(model.warnings());
    warnings.managedProperty().bind(warnings.textProperty().isNotEmpty());
    warnings.visibleProperty().bind(warnings.managedProperty());
    warnings.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("bad"), true);
    VBox head = new VBox(first, warnings);
    head.getStyleClass().add("study-head");
    return head;
  }

  private void dragged(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.LINK, TransferMode.COPY);
      event.consume();
    }
  }

  private void dropped(DragEvent event) {
    event.getDragboard().getFiles().forEach(file -> model.open(file.toPath()));
    event.setDropCompleted(true);
    event.consume();
  }

  private static Label wrapped(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    return label;
  }

  static Button button(String text, String id) {
    Button button = new Button(text);
    button.setId(id);
    button.getStyleClass().add("compact");
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  /** "Smoothing 0.8". */
  private static final class Smoothing extends StringConverter<Double> {
    @Override
    public String toString(@Nullable Double weight) {
      return weight == null || weight == 0 ? "No smoothing" : "Smoothing " + weight;
    }

    @Override
    public Double fromString(String text) {
      return TrainingViewModel.WEIGHTS.stream()
          .filter(weight -> toString(weight).equals(text))
          .findFirst()
          .orElse(0.0);
    }
  }

  /** A line with a box; below it more, where there is more to say. */
  private static final class Ticked<T> extends ListCell<T> {
    private final CheckBox box = new CheckBox();
    private final Label below = new Label();
    private final VBox both = new VBox(box, below);
    private final Function<T, String> label;
    private final Function<T, @Nullable ObservableValue<String>> more;
    private final Function<T, BooleanProperty> ticked;
    private @Nullable BooleanProperty bound;

    Ticked(
        Function<T, String> label,
        Function<T, @Nullable ObservableValue<String>> more,
        Function<T, BooleanProperty> ticked) {
      this.label = label;
      this.more = more;
      this.ticked = ticked;
      below.getStyleClass().add("subline");
      both.getStyleClass().add("study-entry");
      box.setMnemonicParsing(false);
      // The list has the focus, and Space ticks what is chosen in it.
      box.setFocusTraversable(false);
      setPrefWidth(0);
      Tips.on(this, () -> getItem() == null ? "" : label.apply(getItem()));
    }

    @Override
    protected void updateItem(@Nullable T item, boolean empty) {
      super.updateItem(item, empty);
      if (bound != null) {
        box.selectedProperty().unbindBidirectional(bound);
        bound = null;
      }
      below.textProperty().unbind();
      if (empty || item == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      box.setText(label.apply(item));
      setAccessibleText(label.apply(item));
      BooleanProperty now = ticked.apply(item);
      bound = now;
      box.selectedProperty().bindBidirectional(now);
      ObservableValue<String> words = more.apply(item);
      below.setManaged(words != null);
      below.setVisible(words != null);
      if (words != null) {
        below.textProperty().bind(words);
      }
      setGraphic(both);
    }
  }
}
