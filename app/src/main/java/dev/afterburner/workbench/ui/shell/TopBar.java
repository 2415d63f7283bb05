// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Isolation;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.sandboxes.SandboxAddress;
import dev.afterburner.workbench.session.Phase;
import dev.afterburner.workbench.ui.fx.Icons;
import dev.afterburner.workbench.ui.fx.Names;
import dev.afterburner.workbench.ui.fx.Tips;
import dev.afterburner.workbench.ui.problems.ProblemsViewModel;
import dev.afterburner.workbench.ui.run.Activity;
import dev.afterburner.workbench.ui.run.Choices;
import dev.afterburner.workbench.ui.run.ModelChoice;
import dev.afterburner.workbench.ui.run.SessionViewModel;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/** What is worked on, with what, and the buttons that do the work. */
final class TopBar extends HBox {

  /** How many steps can be taken at a time. */
  static final List<Integer> COUNTS = List.of(3, 5, 10, 20, 50);

  private static final double MIN_TITLE = 48;
  private static final double SPARE = 8;
  private static final double MAX_TITLE = 200;
  private static final double WIDE = 1180;
  private static final double NAMES = 0.2;

  private final WorkbenchModel model;
  private final SessionViewModel session;
  private final Runnable onConnect;
  private final Runnable onSandbox;
  private final Runnable onImages;
  private final Runnable onBuild;
  private final HBox names = new HBox();
  private final Label title = new Label();
  private final Label subline = new Label();
  private final MenuButton language = menu();
  private final MenuButton objective = menu();
  private final MenuButton isolation = menu();
  private final MenuButton chat = menu();
  private final Button run = button("Measure", "success");
  private final Button step = button("Step", "accent");
  private final SplitMenuButton runMany = new SplitMenuButton();
  private final Button pause = button("Pause", "plain");
  private final Button stop = button("Stop", "plain");

  /**
   * @param onConnect lets the user connect a model
   * @param onSandbox lets the user name a server that runs programs
   * @param onImages lets the user choose container images
   * @param onBuild lets the user choose how programs are built
   */
  TopBar(
      WorkbenchModel model,
      MenuButton mainMenu,
      Runnable onConnect,
      Runnable onSandbox,
      Runnable onImages,
      Runnable onBuild) {
    this.model = model;
    this.onConnect = onConnect;
    this.onSandbox = onSandbox;
    this.onImages = onImages;
    this.onBuild = onBuild;
    this.session = model.session();
    getStyleClass().add("top-bar");
    title.getStyleClass().add("title");
    subline.getStyleClass().add("muted");
    subline.setMinWidth(0);
    names.getChildren().addAll(title, subline);
    names.getStyleClass().add("names");
    // As wide for every problem: the menus beside it stay where they are.
    names.prefWidthProperty().bind(widthProperty().multiply(NAMES));
    names.setMaxWidth(Region.USE_PREF_SIZE);
    Tips.on(title, () -> title.getText() + " · " + subline.getText());
    // Where both stand there, the topics are cut before the title.
    title
        .minWidthProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> getWidth() > WIDE ? Math.min(MAX_TITLE, title.prefWidth(-1)) : MIN_TITLE,
                title.textProperty(),
                title.fontProperty(),
                widthProperty()));
    for (MenuButton menu : List.of(language, objective)) {
      menu.setMinWidth(Region.USE_PREF_SIZE);
    }
    isolation.setMinWidth(Region.USE_PREF_SIZE);
    tighten(false);
    Names.withChoice(language, "Language");
    Names.withChoice(isolation, "Sandbox");
    Names.withChoice(chat, "Model");
    Tips.on(language, "The language that the problem is solved in");
    Tips.on(objective, "What to minimize: time, peak memory, or memory × time");
    Tips.on(isolation, "Where programs run, and how they are isolated");
    Tips.on(chat, () -> "The model that is asked: " + model.model().label());
    // In a narrow window the topics give way first.
    subline.visibleProperty().bind(widthProperty().greaterThan(WIDE));
    subline.managedProperty().bind(subline.visibleProperty());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    model.sandbox().isolation().addListener((o, before, now) -> sandboxBadge());
    sandboxBadge();
    buttons();
    getChildren()
        .addAll(
            mainMenu, names, language, objective, isolation, chat, space, run, step, runMany, pause,
            stop);
    session.problem().addListener((o, before, now) -> showProblem(now));
    session.problem().addListener((o, before, now) -> showActivity(session.activity().get()));
    session.choices().addListener((o, before, now) -> showChoices(now));
    session.activity().addListener((o, before, now) -> showActivity(now));
    session.opening().addListener((o, before, now) -> showActivity(session.activity().get()));
    session.live().held().addListener((o, before, now) -> showHeld(now));
    showProblem(session.problem().get());
    showActivity(session.activity().get());
  }

  /** Where room is short, as with large text, names give way: no button may leave the window. */
  @Override
  protected void layoutChildren() {
    double needed =
        snappedLeftInset()
            + snappedRightInset()
            + getSpacing() * (getChildren().size() - 1)
            + getChildren().stream().mapToDouble(child -> child.minWidth(-1)).sum();
    boolean tight = isolation.getContentDisplay() == ContentDisplay.GRAPHIC_ONLY;
    // A little more than what is saved, or it would go back and forth.
    double saved = tight ? 2 * MIN_TITLE + wordsOfIsolation() + SPARE : 0;
    if (tight != needed + saved > getWidth()) {
      tighten(!tight);
    }
    super.layoutChildren();
  }

  private double wordsOfIsolation() {
    Text words = new Text(isolation.getText());
    words.setFont(isolation.getFont());
    return words.getLayoutBounds().getWidth() + isolation.getGraphicTextGap();
  }

  private void tighten(boolean tight) {
    isolation.setContentDisplay(tight ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
    names.setMinWidth(tight ? MIN_TITLE : 2 * MIN_TITLE);
    chat.setMinWidth(tight ? MIN_TITLE : 2 * MIN_TITLE);
  }

  private void buttons() {
    run.setId("run");
    run.setGraphic(Icons.of(Icons.RUN));
    Tips.on(run, "Test and measure the code in the editor (Ctrl+Enter)");
    run.setOnAction(e -> session.run());
    step.setId("step");
    step.getStyleClass().add("step-button");
    Tips.on(step, "Ask the model for a better version (F9), or go phase by phase (F8)");
    step.setOnAction(e -> session.step(1));
    runMany.setId("run-n");
    runMany.getStyleClass().add("compact");
    Tips.on(runMany, "Take several steps (Shift+F9)");
    runMany.setOnAction(e -> session.step(session.choices().get().steps()));
    for (int count : COUNTS) {
      MenuItem item = new MenuItem(count + " steps");
      item.setOnAction(e -> session.choose(session.choices().get().withSteps(count)));
      runMany.getItems().add(item);
    }
    pause.setId("pause");
    Tips.on(pause, "Stop after the current step");
    pause.setOnAction(e -> session.pause());
    stop.setId("stop");
    Tips.on(stop, "Stop now (Esc)");
    stop.setOnAction(e -> session.stop());
    for (ButtonBase b : List.of(run, step, runMany, pause, stop)) {
      b.setMinWidth(Region.USE_PREF_SIZE);
    }
  }

  private void sandboxBadge() {
    @Nullable Isolation isolated = model.sandbox().isolation().get();
    SandboxAddress where = model.sandbox().where().get();
    boolean remote = where instanceof SandboxAddress.Server;
    boolean none = isolated != null && isolated.level() == Isolation.Level.PROCESS_ONLY;
    Region dot = new Region();
    dot.getStyleClass().addAll("dot", none ? "bad" : "good");
    isolation.setGraphic(dot);
    isolation.setText(isolated == null ? "Opening…" : place(where, isolated.level()));
    isolation.setId("isolation");
    Label details =
        new Label(
            isolated == null || isolated.details().isEmpty()
                ? "No further details about this sandbox."
                : "Isolation: "
                    + isolated.level().label()
                    + "\n"
                    + String.join("\n", isolated.details()));
    details.getStyleClass().add("menu-text");
    CustomMenuItem item = new CustomMenuItem(details, false);
    MenuItem server = item("A server…", remote, onSandbox);
    server.setId("sandbox-server");
    MenuItem containers =
        item(
            "Containers on this machine",
            where.equals(new SandboxAddress.Containers()),
            () -> model.sandbox().use(new SandboxAddress.Containers(), this::sandboxBadge));
    containers.setId("sandbox-docker");
    MenuItem images = new MenuItem("Container images…");
    images.setId("sandbox-images");
    images.setOnAction(e -> onImages.run());
    isolation
        .getItems()
        .setAll(
            item,
            new SeparatorMenuItem(),
            item(
                "This machine",
                where.equals(new SandboxAddress.ThisMachine()),
                () -> model.sandbox().use(new SandboxAddress.ThisMachine(), this::sandboxBadge)),
            containers,
            server,
            new SeparatorMenuItem(),
            images);
  }

  /** Where programs run, and if they are not kept apart there, that too. */
  private static String place(SandboxAddress where, Isolation.Level level) {
    String name =
        switch (where) {
          case SandboxAddress.Server _ -> "Server";
          case SandboxAddress.Containers _ -> "Containers";
          case SandboxAddress.ThisMachine _ -> "This machine";
        };
    return name + (level == Isolation.Level.PROCESS_ONLY ? " (not isolated)" : "");
  }

  private void showProblem(@Nullable Problem problem) {
    title.setText(problem == null ? "Afterburner Workbench" : problem.title());
    subline.setText(problem == null ? "" : ProblemsViewModel.subline(problem.listing()));
    showChoices(session.choices().get());
  }

  private void showChoices(Choices chosen) {
    language.setText(
        Language.find(model.services().languages(), chosen.language())
            .map(Language::name)
            .orElse(chosen.language()));
    language.setId("language");
    Problem problem = session.problem().get();
    language
        .getItems()
        .setAll(
            model.services().languages().stream()
                .filter(l -> problem == null || problem.start(l.id()).isPresent())
                .map(
                    l ->
                        item(
                            l.name(),
                            l.id().equals(chosen.language()),
                            () -> session.choose(session.choices().get().withLanguage(l.id()))))
                .toList());
    MenuItem build = new MenuItem("Flags and packages…");
    build.setId("build");
    build.setOnAction(e -> onBuild.run());
    language.getItems().addAll(new SeparatorMenuItem(), build);
    objective.setId("objective");
    Label word = new Label(chosen.objective().id());
    word.getStyleClass().addAll("figure-" + chosen.objective().id(), "strong");
    Label name = new Label("Objective");
    name.visibleProperty().bind(widthProperty().greaterThan(WIDE));
    name.managedProperty().bind(name.visibleProperty());
    HBox both = new HBox(name, word);
    both.getStyleClass().add("objective");
    objective.setGraphic(both);
    objective.setText("");
    objective.setAccessibleText("Objective: " + chosen.objective().id());
    objective
        .getItems()
        .setAll(
            java.util.Arrays.stream(Figure.values())
                .map(
                    f ->
                        item(
                            first(f.id()),
                            f == chosen.objective(),
                            () -> session.choose(session.choices().get().withObjective(f))))
                .toList());
    chat.setId("model");
    chat.setText(model.model().label());
    chat.getItems()
        .setAll(
            model.models().stream()
                .map(
                    (ModelChoice m) ->
                        item(
                            m.label(),
                            m.id().equals(chosen.model()),
                            () -> session.choose(session.choices().get().withModel(m.id()))))
                .toList());
    MenuItem connect = new MenuItem("Model and steps…");
    connect.setId("connect-model");
    connect.setOnAction(e -> onConnect.run());
    chat.getItems().addAll(new SeparatorMenuItem(), connect);
    runMany.setText("Optimize ×" + chosen.steps());
    runMany.setAccessibleText("Optimize, " + chosen.steps() + " steps");
  }

  private void showActivity(Activity now) {
    boolean busy = now.busy() || session.opening().get();
    boolean nothing = session.problem().get() == null;
    run.setDisable(busy || nothing);
    step.setDisable(nothing || (busy && session.live().held().get() == null));
    runMany.setDisable(busy || nothing);
    language.setDisable(busy);
    objective.setDisable(busy);
    chat.setDisable(busy);
    isolation.getItems().stream().skip(1).forEach(choice -> choice.setDisable(busy));
    pause.setDisable(!(now instanceof Activity.Stepping s) || s.pausing() || s.stopping());
    stop.setDisable(!now.busy());
  }

  /** While a phase waits, Step goes on with it. */
  private void showHeld(@Nullable Phase phase) {
    step.setText(phase == null ? "Step" : "Next phase");
    step.setOnAction(
        e -> {
          if (phase == null) {
            session.step(1);
          } else {
            session.nextPhase();
          }
        });
    showActivity(session.activity().get());
  }

  private static MenuItem item(String text, boolean on, Runnable action) {
    CheckMenuItem item = new CheckMenuItem(text);
    item.setSelected(on);
    item.setOnAction(e -> action.run());
    return item;
  }

  private static MenuButton menu() {
    MenuButton menu = new MenuButton();
    menu.getStyleClass().add("compact");
    return menu;
  }

  private static Button button(String text, String style) {
    Button button = new Button(text);
    button.getStyleClass().addAll("compact", style);
    return button;
  }

  private static String first(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
