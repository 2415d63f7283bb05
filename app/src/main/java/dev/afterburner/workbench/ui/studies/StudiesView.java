// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.studies;

import dev.afterburner.workbench.study.run.Row;
import dev.afterburner.workbench.study.run.StudyListener;
import dev.afterburner.workbench.ui.chart.PanelsChart;
import dev.afterburner.workbench.ui.fx.NoticeLines;
import dev.afterburner.workbench.ui.fx.Tabs;
import dev.afterburner.workbench.ui.fx.Tips;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Studies: which there are, how far the chosen one is, its matrix, and what it shows. */
public final class StudiesView extends BorderPane {

  private static final double LIST = 176;

  private final StudiesViewModel model;
  private final ListView<Path> list = new ListView<>();
  private final Label name = new Label();
  private final Label advance = new Label();
  private final Label stages = new Label();
  private final ProgressBar bar = new ProgressBar(0);
  private final Button run = button("Run", "study-run");
  private final Button stop = button("Stop", "study-stop");
  private final Button report = button("Write the report", "study-report");
  private final PanelsChart chart = new PanelsChart("Curves");
  private final MatrixPane matrix;
  private final TabPane parts;
  // Looking costs little where nothing has changed.
  private final Timeline clock = new Timeline(new KeyFrame(Duration.seconds(1), e -> look()));

  /**
   * @param onNew begins a study
   * @param whereFrom asks for a study's folder
   * @param onBack shows the open problem again
   */
  public StudiesView(
      StudiesViewModel model, Runnable onNew, Supplier<Optional<Path>> whereFrom, Runnable onBack) {
    this.model = model;
    getStyleClass().add("studies");
    matrix = new MatrixPane(model.matrix(), this::openChosen);
    chart.setId("study-curves");
    chart.setModel(model.result().curves().get());
    model.result().curves().addListener((o, before, now) -> chart.setModel(now));
    Tab cell = Tabs.tab("Cell", new CellPane(model.cell(), model::openSession));
    Tab arms = Tabs.tab("Arms", new ArmsPane(model.result()));
    parts =
        new TabPane(
            cell, Tabs.tab("Curves", chart), arms, Tabs.tab("Failures", new FailuresPane(model)));
    parts.setId("study-parts");
    parts.setAccessibleText("Cell, curves, arms and failures");
    model
        .matrix()
        .chosen()
        .addListener(
            (o, before, now) -> {
              if (now != null) {
                parts.getSelectionModel().select(cell);
              }
            });
    SplitPane main = new SplitPane(matrix, parts);
    main.setDividerPositions(0.5);
    VBox study = new VBox(head(), new NoticeLines(model.notices()), main);
    VBox.setVgrow(main, Priority.ALWAYS);
    SplitPane all = new SplitPane(library(onNew, whereFrom, onBack), study);
    all.setDividerPositions(0.16);
    SplitPane.setResizableWithParent(all.getItems().getFirst(), false);
    setCenter(all);
    clock.setCycleCount(Animation.INDEFINITE);
    model.shown().addListener((o, before, now) -> show());
    model.running().addListener((o, before, now) -> show());
    model.stage().addListener((o, before, now) -> show());
    model.fault().addListener((o, before, now) -> show());
    model.chosen().addListener((o, before, now) -> show());
    show();
  }

  /** The chart of the curves, which can be saved. */
  public PanelsChart chart() {
    return chart;
  }

  /** Looks at the folder every second from now on, or no more. */
  public void setShown(boolean now) {
    model.setVisible(now);
    if (now) {
      clock.play();
      matrix.table().requestFocus();
    } else {
      clock.stop();
    }
  }

  private void look() {
    model.look();
  }

  private VBox library(Runnable onNew, Supplier<Optional<Path>> whereFrom, Runnable onBack) {
    Button back = button("Back to the problem", "studies-back");
    back.setOnAction(e -> onBack.run());
    Tips.on(back, "Shows the open problem again (F4)");
    back.setMaxWidth(Double.MAX_VALUE);
    Button begin = button("New study…", "study-new");
    begin.setOnAction(e -> onNew.run());
    Button open = button("Open…", "study-open");
    Tips.on(open, "A folder that holds a study");
    open.setOnAction(e -> whereFrom.get().ifPresent(model::open));
    HBox both = new HBox(begin, open);
    both.getStyleClass().add("study-bar");
    list.setId("studies");
    list.setAccessibleText("Studies");
    list.setItems(model.studies());
    Label empty =
        new Label(
            "No studies yet. New study starts one from a preset; Open shows one that was run"
                + " elsewhere.");
    empty.setWrapText(true);
    list.setPlaceholder(empty);
    list.setCellFactory(l -> new Entry());
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, before, now) -> {
              if (now != null) {
                model.choose(now);
              }
            });
    model.chosen().addListener((o, before, now) -> follow(now));
    model
        .studies()
        .addListener(
            (javafx.collections.ListChangeListener<Path>) c -> follow(model.chosen().get()));
    list.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          Path chosen = list.getSelectionModel().getSelectedItem();
          if (e.getCode() == KeyCode.DELETE && chosen != null) {
            model.forget(chosen);
            e.consume();
          }
        });
    VBox.setVgrow(list, Priority.ALWAYS);
    VBox library = new VBox(back, both, list);
    library.getStyleClass().add("study-list");
    library.setMinWidth(LIST);
    library.setPrefWidth(LIST);
    return library;
  }

  private void follow(@Nullable Path chosen) {
    // By its place: one that is not listed yet would be taken for chosen once it is.
    int place = list.getItems().indexOf(chosen);
    if (place >= 0 && place != list.getSelectionModel().getSelectedIndex()) {
      list.getSelectionModel().clearAndSelect(place);
    }
  }

  private VBox head() {
    name.setId("study-name");
    name.getStyleClass().add("sheet-title");
    name.setMinWidth(0);
    Tips.on(
        name,
        () -> {
          Path at = model.chosen().get();
          return at == null ? "" : at.toString();
        });
    HBox.setHgrow(name, Priority.ALWAYS);
    name.setMaxWidth(Double.MAX_VALUE);
    run.setOnAction(e -> model.resume());
    stop.setOnAction(e -> model.stop());
    Tips.on(stop, "Ends the study that this window runs (Esc); what is done is kept");
    report.setOnAction(e -> model.report());
    Tips.on(report, "report.html, tables and figures of what is done, in the study's folder");
    HBox first = new HBox(name, run, stop, report);
    first.getStyleClass().add("study-bar");
    advance.setId("study-advance");
    advance.setWrapText(true);
    advance.setMinHeight(Region.USE_PREF_SIZE);
    stages.setId("study-stages");
    stages.getStyleClass().add("muted");
    stages.setMinWidth(0);
    Tips.on(stages, stages::getText);
    bar.getStyleClass().add("thin");
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText("Cells that are done");
    VBox head = new VBox(first, advance, bar, stages);
    head.getStyleClass().add("study-head");
    return head;
  }

  private void show() {
    ShownStudy study = model.shown().get();
    Path chosen = model.chosen().get();
    Path running = model.running().get();
    boolean here = running != null && running.equals(chosen);
    StudyListener.Progress live = here ? model.progress().get() : null;
    String fault = model.fault().get();
    name.setText(
        study != null
            ? study.name()
            : chosen == null ? "Studies" : String.valueOf(chosen.getFileName()));
    advance.setText(
        !fault.isEmpty()
            ? fault
            : study != null
                ? StudyLine.advance(study, here, model.stage().get(), live)
                : chosen == null
                    ? "A study asks many problems at once: does a model, prompt or policy improve"
                        + " code, by how much, and how certain is that?"
                    : here ? model.stage().get() : "Loading…");
    advance.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("bad"), !fault.isEmpty());
    stages.setText(study == null ? "" : StudyLine.stages(study));
    bar.setProgress(study == null ? 0 : StudyLine.share(study, live));
    bar.setVisible(study != null);
    boolean whole = study != null && study.isWhole();
    run.setText(whole ? "Done" : study != null && study.advance().done() > 0 ? "Go on" : "Run");
    run.setDisable(study == null || whole || running != null || study.elsewhere());
    stop.setDisable(running == null);
    report.setDisable(study == null || study.advance().done() == 0);
    list.refresh();
  }

  private void openChosen() {
    Row.Cell cell = model.cell().chosen().get();
    if (cell != null) {
      model.openSession(cell);
    }
  }

  private static Button button(String text, String id) {
    Button button = new Button(text);
    button.setId(id);
    button.getStyleClass().add("compact");
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  /** A study: the name of its folder, and where that lies. */
  private final class Entry extends ListCell<Path> {
    private final Label folder = new Label();
    private final Label above = new Label();
    private final VBox both = new VBox(folder, above);

    Entry() {
      above.getStyleClass().add("subline");
      both.getStyleClass().add("study-entry");
      setPrefWidth(0);
      Tips.on(this, () -> getItem() == null ? "" : getItem() + " (Delete takes it off the list)");
    }

    @Override
    protected void updateItem(@Nullable Path study, boolean empty) {
      super.updateItem(study, empty);
      setGraphic(empty || study == null ? null : both);
      if (!empty && study != null) {
        boolean runs = Objects.equals(study, model.running().get());
        folder.setText((runs ? "▶ " : "") + study.getFileName());
        above.setText(String.valueOf(study.getParent()));
      }
    }
  }
}
