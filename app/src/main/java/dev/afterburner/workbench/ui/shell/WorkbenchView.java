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
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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

  /**
   * @param picker asks for files
   * @param onConnect lets the user connect a model
   * @param onSandbox lets the user name a server that runs programs
   * @param onImages lets the user choose container images
   * @param onBuild lets the user choose how programs are built
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
    versions = new VersionsView(model.versions(), model.session(), () -> measureGrowth(model));
    lower =
        new TabPane(
            Tabs.tab("Versions", versions),
            sessions,
            Tabs.tab("Console", new ConsoleView(model.session().console())),
            Tabs.tab("Rewards", new RewardsView(model.rewards())));
    lower.setId("lower-tabs");
    lower.setAccessibleText("Versions, sessions, console and rewards");
    SplitPane below =
        split(
            Orientation.HORIZONTAL,
            new Island(lower),
            new Island(new ModelPaneView(model.modelPane().exchange())));
    SplitPane main = split(Orientation.VERTICAL, upper, below);
    SplitPane.setResizableWithParent(library, false);
    SplitPane.setResizableWithParent(below, false);

    layout.add("upper", upper, remembered.getOrDefault("upper", List.of()), 0.172, 0.652);
    layout.add("below", below, remembered.getOrDefault("below", List.of()), 0.694);
    layout.add("main", main, remembered.getOrDefault("main", List.of()), 0.75);
    charts.addTo(layout, remembered);

    BorderPane panes = new BorderPane(main);
    panes.setTop(
        new VBox(
            new Island(new TopBar(model, mainMenu, onConnect, onSandbox, onImages, onBuild)),
            new NoticeLines(model.notices())));
    panes.setBottom(new Island(new StatusBar(model.status(), model.session(), model.sandbox())));
    Region ground = new Region();
    ground.getStyleClass().addAll("ground", Themes.PANE);
    getChildren().addAll(ground, panes);
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

  /** The columns of the version table. */
  VersionColumns columns() {
    return versions.columns();
  }

  /** Measures the growth of what is shown and compared, where it can be seen. */
  void measureGrowth(WorkbenchModel model) {
    work.show(WorkPane.Part.GROWTH);
    model.growth().measure();
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
