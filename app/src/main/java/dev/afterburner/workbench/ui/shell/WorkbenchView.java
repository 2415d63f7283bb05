// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.store.SessionFile;
import dev.afterburner.workbench.ui.editor.TreeSitterHighlighter;
import dev.afterburner.workbench.ui.fx.Focus;
import dev.afterburner.workbench.ui.fx.Island;
import dev.afterburner.workbench.ui.fx.Notice;
import dev.afterburner.workbench.ui.fx.NoticeLines;
import dev.afterburner.workbench.ui.fx.Tabs;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import dev.afterburner.workbench.ui.fx.Themes;
import dev.afterburner.workbench.ui.history.SessionsView;
import dev.afterburner.workbench.ui.history.VersionColumns;
import dev.afterburner.workbench.ui.history.VersionsView;
import dev.afterburner.workbench.ui.model.ModelPaneView;
import dev.afterburner.workbench.ui.model.RewardsView;
import dev.afterburner.workbench.ui.problems.ProblemsView;
import dev.afterburner.workbench.ui.run.ConsoleView;
import dev.afterburner.workbench.ui.studies.StudiesView;
import dev.afterburner.workbench.ui.training.TrainingView;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The panes of the window and how they lie. */
final class WorkbenchView extends StackPane {

  private final Layout layout = new Layout();
  private final ProblemsView problems;
  private final WorkPane work;
  private final ChartsPane charts;
  private final VersionsView versions;
  private final TabPane lower;
  private final ModelPaneView modelPane;
  private final List<Stop> round;

  /** A pane that the focus goes to, and how. */
  private record Stop(Node pane, Runnable enter) {}

  private final SplitPane main;
  private final StackPane studies = new StackPane();
  private final Supplier<StudiesView> makeStudies;
  private @Nullable StudiesView studiesView;
  private final StackPane training = new StackPane();
  private final Supplier<TrainingView> makeTraining;
  private @Nullable TrainingView trainingView;

  /**
   * @param picker asks for files
   * @param onConnect lets the user connect a model
   * @param onSandbox lets the user name a server that runs programs
   * @param onImages lets the user choose container images
   * @param onBuild lets the user choose how programs are built
   * @param onNewStudy lets the user begin a study
   * @param onTrainExport lets the user export training data
   * @param onReplies shows all replies of a step
   * @param onOwnCase lets the user write a test case: null, or change one: its name
   */
  WorkbenchView(
      WorkbenchModel model,
      MenuButton mainMenu,
      ChartsPane charts,
      TaskRunner tasks,
      FilePicker picker,
      Runnable onConnect,
      Runnable onSandbox,
      Runnable onImages,
      Runnable onBuild,
      Runnable onNewStudy,
      Runnable onTrainExport,
      Runnable onReplies,
      Consumer<@Nullable String> onOwnCase) {
    getStyleClass().add("workbench");
    this.charts = charts;
    Map<String, List<Double>> remembered = model.settings().dividers();
    problems =
        new ProblemsView(
            model.problems(),
            model.imports(),
            new OpenProblemId(model.session()).property(),
            model.session()::open);
    work = new WorkPane(model, new TreeSitterHighlighter(), charts, tasks, onOwnCase);
    work.setOnLink(address -> follow(address, model, tasks, picker));
    charts.export(work.growth().chart(), "growth");

    Island library = new Island(problems);
    SplitPane upper = split(Orientation.HORIZONTAL, library, new Island(work), new Island(charts));
    Tab sessions =
        Tabs.tab(
            "Sessions",
            new SessionsView(
                model.sessions(),
                model.pair(),
                id -> model.problems().title(id),
                id ->
                    Language.find(model.services().languages(), id).map(Language::name).orElse(id),
                name -> picker.save(getScene().getWindow(), "Export the session", name),
                () ->
                    picker.open(
                        getScene().getWindow(),
                        "A session from a file",
                        "*" + SessionFile.ENDING,
                        "*.json*")));
    sessions.selectedProperty().addListener((o, before, now) -> model.sessions().show(now));
    versions =
        new VersionsView(model.versions(), model.session(), () -> measureGrowth(model), onReplies);
    lower =
        new TabPane(
            Tabs.tab("Versions", versions),
            sessions,
            Tabs.tab("Console", new ConsoleView(model.session().console())),
            Tabs.tab("Rewards", new RewardsView(model.rewards())));
    lower.setId("lower-tabs");
    lower.setAccessibleText("Versions, sessions, console and rewards");
    modelPane = new ModelPaneView(model.modelPane().exchange());
    modelPane.edit(model.session().prompt(), model.session()::nextPhase);
    SplitPane below = split(Orientation.HORIZONTAL, new Island(lower), new Island(modelPane));
    main = split(Orientation.VERTICAL, upper, below);
    SplitPane.setResizableWithParent(library, false);
    SplitPane.setResizableWithParent(below, false);

    layout.add("upper", upper, remembered.getOrDefault("upper", List.of()), 0.172, 0.652);
    layout.add("below", below, remembered.getOrDefault("below", List.of()), 0.694);
    layout.add("main", main, remembered.getOrDefault("main", List.of()), 0.75);
    charts.addTo(layout, remembered);

    TopBar bar = new TopBar(model, mainMenu, onConnect, onSandbox, onImages, onBuild);
    round =
        List.of(
            new Stop(problems, () -> Focus.into(problems)),
            new Stop(work, work::focusShown),
            new Stop(charts, charts::focusCurves),
            new Stop(lower, () -> Focus.into(lower.getSelectionModel().getSelectedItem())),
            new Stop(modelPane, () -> Focus.into(modelPane)),
            new Stop(bar, () -> Focus.into(bar)));
    // In the window from the start, so that it has the theme; its content joins when it is shown.
    studies.getStyleClass().add(Themes.PANE);
    studies.setVisible(false);
    makeStudies =
        () -> {
          StudiesView made =
              new StudiesView(
                  model.studies(),
                  onNewStudy,
                  () -> picker.folder(getScene().getWindow(), "A folder that holds a study"),
                  this::showProblem);
          charts.export(made.chart(), "study");
          return made;
        };
    model.studies().setOnOpened(this::showProblem);
    training.getStyleClass().add(Themes.PANE);
    training.setVisible(false);
    makeTraining =
        () -> {
          TrainingView made =
              new TrainingView(
                  model.training(),
                  charts.notices(),
                  new TrainingView.Asks(
                      () -> picker.folder(getScene().getWindow(), "A folder of training logs"),
                      () -> picker.open(getScene().getWindow(), "A log of a training"),
                      onTrainExport,
                      this::showProblem));
          charts.export(made.chart(), "training");
          return made;
        };
    model.training().rollouts().setOnOpened(this::showProblem);

    BorderPane panes = new BorderPane(new StackPane(main, studies, training));
    panes.setTop(new VBox(new Island(bar), new NoticeLines(model.notices())));
    panes.setBottom(
        new Island(
            new StatusBar(
                model.status(), model.session(), model.sandbox(), () -> explainNoise(model))));
    Region ground = new Region();
    ground.getStyleClass().addAll("ground", Themes.PANE);
    getChildren().addAll(ground, panes);
  }

  private static void explainNoise(WorkbenchModel model) {
    String advice = model.status().stabilityAdvice();
    if (advice.isEmpty()) {
      return;
    }
    Notice.Answer more =
        new Notice.Answer(
            "Measure more",
            () ->
                model
                    .session()
                    .selectedVersion()
                    .ifPresent(v -> model.session().measureMore(v.id())));
    model.notices().add(Notice.hint(advice, List.of(more)));
  }

  /** Statements come from anywhere: nothing but pages of the web is opened for them. */
  private static void follow(
      String address, WorkbenchModel model, TaskRunner tasks, FilePicker picker) {
    tasks.call(
        () -> address.matches("https?://.*") && picker.show(address),
        shown -> {
          if (!shown) {
            model.notices().add(Notice.hint("The link leads to " + address));
          }
        },
        failure -> model.notices().add(Notice.error("", failure)));
  }

  Layout dividers() {
    return layout;
  }

  ProblemsView problems() {
    return problems;
  }

  ChartsPane charts() {
    return charts;
  }

  WorkPane work() {
    return work;
  }

  /** Shows the studies in the place of the open problem. */
  void showStudies() {
    leaveTraining();
    StudiesView view = studiesView;
    if (view == null) {
      view = makeStudies.get();
      studiesView = view;
      studies.getChildren().add(view);
    }
    main.setVisible(false);
    studies.setVisible(true);
    view.setShown(true);
  }

  /** Shows the trainings in the place of the open problem. */
  void showTraining() {
    leaveStudies();
    TrainingView view = trainingView;
    if (view == null) {
      view = makeTraining.get();
      trainingView = view;
      training.getChildren().add(view);
    }
    main.setVisible(false);
    training.setVisible(true);
    view.setShown(true);
  }

  private void leaveStudies() {
    StudiesView view = studiesView;
    if (view != null && studies.isVisible()) {
      view.setShown(false);
      studies.setVisible(false);
    }
  }

  private void leaveTraining() {
    TrainingView view = trainingView;
    if (view != null && training.isVisible()) {
      view.setShown(false);
      training.setVisible(false);
    }
  }

  /** Shows the open problem in the place of studies or trainings. */
  void showProblem() {
    if (!main.isVisible()) {
      leaveStudies();
      leaveTraining();
      main.setVisible(true);
      work.focusEditor();
    }
  }

  /** Shows the studies, or the open problem where they are shown. */
  void toggleStudies() {
    if (studies.isVisible()) {
      showProblem();
    } else {
      showStudies();
    }
  }

  /** Shows the trainings, or the open problem where they are shown. */
  void toggleTraining() {
    if (training.isVisible()) {
      showProblem();
    } else {
      showTraining();
    }
  }

  /** Sets the size of the window's text, px, where it is not inherited. */
  void fontSize(int px) {
    work.fontSize(px);
    versions.fontSizeProperty().set(px);
  }

  /** Shows the versions and their search. */
  void findInVersions() {
    lower.getSelectionModel().select(0);
    versions.find();
  }

  ModelPaneView modelPane() {
    return modelPane;
  }

  /** The columns of the version table. */
  VersionColumns columns() {
    return versions.columns();
  }

  /** Measures the growth of what is shown and compared, where it can be seen. */
  void measureGrowth(WorkbenchModel model) {
    work.show(WorkPane.Part.GROWTH);
    model.growth().measure();
  }

  /** Profiles what is in the editor, where it can be seen. */
  void profile(WorkbenchModel model) {
    work.show(WorkPane.Part.PROFILE);
    model.profile().run();
  }

  /**
   * Moves the focus to the next pane.
   *
   * @param direction 1, or −1 for the one before
   */
  void nextPane(int direction) {
    Node owner = getScene().getFocusOwner();
    int from = 0;
    for (int i = 0; i < round.size(); i++) {
      if (Focus.isWithin(owner, round.get(i).pane())) {
        from = i;
      }
    }
    round.get(Math.floorMod(from + direction, round.size())).enter().run();
  }

  /** Shows the versions, the sessions, the console or the rewards, and moves the focus there. */
  void showLower(int tab) {
    lower.getSelectionModel().select(tab);
    Focus.into(lower.getTabs().get(tab));
  }

  private static SplitPane split(Orientation orientation, Node... nodes) {
    SplitPane pane = new SplitPane(nodes);
    pane.setOrientation(orientation);
    return pane;
  }
}
