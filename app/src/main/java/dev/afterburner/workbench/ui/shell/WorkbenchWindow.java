// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import static java.util.Objects.requireNonNull;

import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.model.PromptFolders;
import dev.afterburner.workbench.settings.WindowSettings.Place;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.ui.fx.Fonts;
import dev.afterburner.workbench.ui.fx.Notice;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import dev.afterburner.workbench.ui.fx.Themes;
import dev.afterburner.workbench.ui.history.SessionPairCard;
import dev.afterburner.workbench.ui.problems.NewProblemCard;
import dev.afterburner.workbench.ui.studies.NewStudyCard;
import dev.afterburner.workbench.ui.tests.OwnCaseCard;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javafx.animation.KeyFrame;
import javafx.animation.PauseTransition;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCombination;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The window: shows the panes, remembers its place, and stops work when it is closed. */
public final class WorkbenchWindow {

  private static final Logger LOG = LoggerFactory.getLogger(WorkbenchWindow.class);
  private static final String NAME = "Afterburner Workbench";
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;

  /** For these what nobody sees yet waits, so that they have the processor. */
  private static final Duration FIRST_PICTURES = Duration.millis(400);

  private final Stage stage;
  private final WorkbenchModel model;
  private final WorkbenchView view;
  private final Themes themes;
  private final Commands commands;
  private final FilePicker picker;
  private final ModelCard modelCard;
  private final Overlay modelOverlay;
  private final SandboxCard sandboxCard;
  private final Overlay sandboxOverlay;
  private final ImagesCard imagesCard;
  private final Overlay imagesOverlay;
  private final BuildCard buildCard;
  private final Overlay buildOverlay;
  private final OwnCaseCard caseCard;
  private final Overlay caseOverlay;
  private final NewStudyCard studyCard;
  private final Overlay studyOverlay;
  private final Sheets sheets;
  private Runnable onClosed = () -> {};

  /**
   * Builds the window; {@link #show} opens it. For the JavaFX thread.
   *
   * @param picker asks for files
   */
  public WorkbenchWindow(
      Stage stage,
      WindowServices services,
      TaskRunner tasks,
      InstantSource clock,
      FilePicker picker) {
    this.stage = stage;
    this.picker = picker;
    Fonts.load();
    model = new WorkbenchModel(services, tasks, clock);
    themes = new Themes(model.settings().theme());
    sheets = new Sheets(model, tasks, title -> picker.folder(stage, title));
    MenuButton mainMenu = new MenuButton();
    view =
        new WorkbenchView(
            model,
            mainMenu,
            new ChartsPane(model, new ChartFiles(model.session(), tasks, clock, picker)),
            tasks,
            picker,
            this::connectModel,
            this::chooseServer,
            this::chooseImages,
            this::chooseBuild,
            this::beginStudy,
            sheets::exportTraining,
            sheets::showReplies,
            this::writeCase);
    ModelCard card =
        new ModelCard(
            model,
            () -> modelOverlay().hide(),
            this::chooseModelFile,
            () -> openPrompts(tasks),
            sheets::editTemplates);
    modelCard = card;
    modelOverlay = new Overlay(card);
    modelOverlay.toTheSide();
    sandboxCard = new SandboxCard(model.sandbox(), () -> sandboxOverlay().hide());
    sandboxOverlay = new Overlay(sandboxCard);
    buildCard =
        new BuildCard(
            model.build(),
            () -> picker.folder(stage, "A folder of packages"),
            () -> buildOverlay().hide());
    buildOverlay = new Overlay(buildCard);
    imagesCard = new ImagesCard(model.images(), () -> imagesOverlay().hide());
    imagesOverlay = new Overlay(imagesCard);
    imagesOverlay
        .visibleProperty()
        .addListener(
            (o, before, now) -> {
              if (!now) {
                model.images().end();
              }
            });
    studyCard =
        new NewStudyCard(
            model.newStudy(),
            () -> picker.open(stage, "A study file", "*.yaml", "*.yml"),
            () -> picker.folder(stage, "A folder for the study"),
            () -> studyOverlay().hide());
    studyOverlay = new Overlay(studyCard);
    caseCard = new OwnCaseCard(model.ownCase(), () -> caseOverlay().hide());
    caseOverlay = new Overlay(caseCard);
    Place place = model.settings().place();
    // As large as it will be: a pane of a fixed size would take its share of another window's.
    Scene scene =
        place == null
            ? new Scene(view, WIDTH, HEIGHT)
            : new Scene(view, place.width(), place.height());
    view.fontSize(model.settings().fontSize());
    commands = new Commands(model, view, themes, stage);
    overlays();
    model.setOnConnect(this::connectModel);
    themes.dress(scene);
    themes.fontSize(model.settings().fontSize());
    commands.fill(mainMenu);
    commands.bindKeys(scene);
    stage.setScene(scene);
    IdleMemory.watch(scene, model.session().activity(), tasks);
    stage.setMinWidth(960);
    stage.setMinHeight(600);
    place(place);
    stage.setTitle(NAME);
    model
        .session()
        .problem()
        .addListener(
            (o, before, now) -> stage.setTitle(now == null ? NAME : now.title() + " – " + NAME));
    stage.setOnHidden(e -> closed());
  }

  public void setOnClosed(Runnable action) {
    onClosed = action;
  }

  /** Has a session opened instead of the one that was open last. To be called before showing. */
  public void openFirst(SessionStore.Entry session) {
    model.openFirst(session);
  }

  public void show() {
    stage.show();
    view.work().focusEditor();
    sheets.begin(view);
    model.begin();
    PauseTransition firstPictures = new PauseTransition(FIRST_PICTURES);
    firstPictures.setOnFinished(e -> model.beginUnseen());
    firstPictures.play();
  }

  /**
   * Does in some seconds what a first session begins with: the launcher has the classes kept that
   * are loaded meanwhile. Each command is one that the menu has.
   */
  public void rehearse() {
    new Timeline(
            at(1000, "Measure what is in the editor"),
            at(3500, "Statement"),
            at(3600, "Tests"),
            at(3700, "Diff"),
            at(3800, "Sessions"),
            at(3900, "Console"),
            at(4000, "Versions"),
            at(4100, "Theme: Dark"),
            new KeyFrame(Duration.millis(4200), e -> aMenu().show()),
            new KeyFrame(Duration.millis(4400), e -> aMenu().hide()),
            at(4500, "Stop"))
        .play();
  }

  private MenuButton aMenu() {
    return (MenuButton) requireNonNull(view.lookup(".menu-button"), "the window has menus");
  }

  private KeyFrame at(int millis, String title) {
    return new KeyFrame(Duration.millis(millis), e -> perform(title));
  }

  /** Does a command by its title, as the menu would. */
  void perform(String title) {
    commands.all().stream()
        .filter(c -> c.title().equals(title))
        .findFirst()
        .orElseThrow()
        .perform();
  }

  /** The keys that menus and hints show. */
  List<KeyCombination> shownKeys() {
    return commands.all().stream().flatMap(command -> command.keys().stream().limit(1)).toList();
  }

  private Overlay modelOverlay() {
    return modelOverlay;
  }

  private Overlay sandboxOverlay() {
    return sandboxOverlay;
  }

  private Overlay buildOverlay() {
    return buildOverlay;
  }

  private Overlay studyOverlay() {
    return studyOverlay;
  }

  private void beginStudy() {
    view.showStudies();
    studyOverlay.open(studyCard.begin());
  }

  private void chooseBuild() {
    buildOverlay.open(buildCard.begin());
  }

  private Overlay imagesOverlay() {
    return imagesOverlay;
  }

  private void chooseImages() {
    imagesOverlay.open(imagesCard.begin());
  }

  private Overlay caseOverlay() {
    return caseOverlay;
  }

  private void writeCase(@Nullable String existing) {
    if (model.session().problem().get() != null) {
      caseOverlay.open(caseCard.begin(existing));
    }
  }

  private void chooseServer() {
    sandboxOverlay.open(sandboxCard.begin());
  }

  private void connectModel() {
    modelOverlay.open(modelCard.begin());
  }

  /** What is in the editor. */
  private NewProblemCard.Program program() {
    String id = model.session().choices().get().language();
    String name = Language.find(model.services().languages(), id).map(Language::name).orElse(id);
    return new NewProblemCard.Program(id, name, model.session().drafts().code().get());
  }

  /** Any file may hold problems, so that no filter hides one. */
  private void importProblems() {
    picker
        .open(stage, "Problems: JSON, CSV, Parquet, Arrow, zip, tar, or a package's main file")
        .ifPresent(file -> model.imports().take(List.of(file)));
  }

  private void importFolder() {
    picker
        .folder(stage, "A folder of problems")
        .ifPresent(folder -> model.imports().take(List.of(folder)));
  }

  private void openPrompts(TaskRunner tasks) {
    PromptFolders prompts = model.services().prompts();
    tasks.call(
        () -> {
          prompts.create();
          return picker.show(prompts.own().toString());
        },
        shown -> {
          if (!shown) {
            model.notices().add(Notice.hint("Put your prompt templates into " + prompts.own()));
          }
        },
        failure -> model.notices().add(Notice.error("", failure)));
  }

  private Optional<Path> chooseModelFile() {
    return picker.open(stage, "A model in a GGUF file", "*.gguf");
  }

  private void overlays() {
    ShortcutSheet sheet = new ShortcutSheet(commands.all());
    Overlay sheetOverlay = new Overlay(sheet);
    Overlay[] paletteOverlay = new Overlay[1];
    CommandPalette palette = new CommandPalette(commands.all(), () -> paletteOverlay[0].hide());
    paletteOverlay[0] = new Overlay(palette);
    sheets.addTo(commands);
    commands.gap("Session", "Model and steps…");
    commands.add("Session", "Model and steps…", idle(), this::connectModel);
    commands.add("Session", "Run programs on a server…", idle(), this::chooseServer);
    commands.add("Session", "Flags and packages…", idle(), this::chooseBuild);
    commands.add("Session", "Container images…", idle(), this::chooseImages);
    Overlay[] newOverlay = new Overlay[1];
    NewProblemCard newProblem =
        new NewProblemCard(model.newProblem(), this::program, () -> newOverlay[0].hide());
    newOverlay[0] = new Overlay(newProblem);
    model.newProblem().kept().addListener((o, before, now) -> newOverlay[0].hide());
    commands.add("Problems", "New problem…", idle(), () -> newOverlay[0].open(newProblem.begin()));
    commands.add("Problems", "Add a test case…", idle(), () -> writeCase(null));
    commands.add("Problems", "Import problems…", idle(), this::importProblems, "Shortcut+I");
    commands.add("Problems", "Import a folder of problems…", idle(), this::importFolder);
    commands.add("Problems", "New study…", idle(), this::beginStudy);
    commands.gap("Problems", "New study…");
    sheets.addImport(commands);
    commands.gap("Problems", "Import problems…");
    commands.addLast(
        () -> sheetOverlay.open(sheet.begin()),
        () -> paletteOverlay[0].open(palette.begin()),
        this::about,
        stage);
    SessionPairCard pair = new SessionPairCard(model.pair(), view.charts()::exportSessions);
    Overlay pairOverlay = new Overlay(pair);
    pair.setOnClose(pairOverlay::hide);
    model
        .pair()
        .shown()
        .addListener(
            (o, before, now) -> {
              if (now != null) {
                pairOverlay.open(pair.first());
              }
            });
    view.getChildren()
        .addAll(
            sheetOverlay,
            paletteOverlay[0],
            modelOverlay,
            sandboxOverlay,
            imagesOverlay,
            buildOverlay,
            caseOverlay,
            studyOverlay,
            newOverlay[0],
            pairOverlay);
  }

  private void about() {
    String version = WorkbenchWindow.class.getPackage().getImplementationVersion();
    model
        .notices()
        .add(
            Notice.hint(
                "Afterburner Workbench"
                    + (version == null ? "" : " " + version)
                    + ", Apache License 2.0. Java "
                    + Runtime.version().feature()
                    + " on "
                    + System.getProperty("os.name")
                    + ". The manual is the folder docs/, and `workbench manual` prints the"
                    + " commands."));
  }

  private ObservableBooleanValue idle() {
    return Bindings.createBooleanBinding(
        () -> !model.session().activity().get().busy(), model.session().activity());
  }

  private void place(@Nullable Place place) {
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    if (place == null) {
      stage.setWidth(Math.min(WIDTH, screen.getWidth()));
      stage.setHeight(Math.min(HEIGHT, screen.getHeight()));
      return;
    }
    stage.setWidth(place.width());
    stage.setHeight(place.height());
    boolean visible =
        !Screen.getScreensForRectangle(place.x(), place.y(), place.width(), 40).isEmpty();
    if (visible) {
      stage.setX(place.x());
      stage.setY(place.y());
    }
    stage.setMaximized(place.maximized());
  }

  private void closed() {
    model.session().stop();
    model.session().saveTyped();
    Place place =
        new Place(
            stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
    try {
      model.save(place, view.dividers().positions());
    } catch (IOException e) {
      LOG.warn(
          "The window's settings could not be saved to {}", model.services().settingsFile(), e);
    }
    onClosed.run();
  }
}
