// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import dev.afterburner.workbench.export.VersionTable;
import dev.afterburner.workbench.profile.ProfileFormat;
import dev.afterburner.workbench.settings.WindowSettings;
import dev.afterburner.workbench.settings.WindowSettings.Theme;
import dev.afterburner.workbench.ui.fx.Icons;
import dev.afterburner.workbench.ui.fx.Notice;
import dev.afterburner.workbench.ui.fx.Themes;
import dev.afterburner.workbench.ui.fx.Tips;
import dev.afterburner.workbench.ui.profile.Cost;
import dev.afterburner.workbench.ui.profile.ProfilePane;
import dev.afterburner.workbench.ui.run.Activity;
import dev.afterburner.workbench.ui.run.SessionViewModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.event.Event;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked for, in one list: menus, keys, sheet and palette are made of it. */
final class Commands {

  private static final ObservableBooleanValue ALWAYS =
      Bindings.createBooleanBinding(() -> Boolean.TRUE);

  private final List<Command> all = new ArrayList<>();

  /** Entries of menus that a line is drawn above. */
  private final Set<String> gaps = new HashSet<>();

  /** Entries that are one choice of several, and whether it is the one that holds. */
  private final Map<String, BooleanSupplier> checks = new HashMap<>();

  Commands(WorkbenchModel model, WorkbenchView view, Themes themes, Stage stage) {
    SessionViewModel session = model.session();
    ObservableBooleanValue idle =
        Bindings.createBooleanBinding(() -> !session.activity().get().busy(), session.activity());
    ObservableBooleanValue ready =
        Bindings.createBooleanBinding(
            () -> !session.activity().get().busy() || session.live().held().get() != null,
            session.activity(),
            session.live().held());
    ObservableBooleanValue busy =
        Bindings.createBooleanBinding(() -> session.activity().get().busy(), session.activity());
    ObservableBooleanValue stepping =
        Bindings.createBooleanBinding(
            () -> session.activity().get() instanceof Activity.Stepping, session.activity());

    add("Session", "Measure what is in the editor", idle, session::run, "Shortcut+Enter");
    // The editor moves by words with Ctrl and an arrow, so that the key that is shown is another.
    add(
        "Session",
        "Step",
        ready,
        () -> session.step(1),
        "F9",
        "Shortcut+Shift+Enter",
        "Shortcut+Right");
    add("Session", "Next phase of a step", ready, session::nextPhase, "F8");
    add(
        "Session",
        "Optimize: several steps",
        idle,
        () -> session.step(session.choices().get().steps()),
        "Shift+F9",
        "Shortcut+Shift+Right");
    for (int count : TopBar.COUNTS) {
      add(
          "Session",
          count + " steps per run",
          idle,
          () -> session.choose(session.choices().get().withSteps(count)));
    }
    add("Session", "Pause after this step", stepping, session::pause, "Shift+F8");
    add("Session", "Stop", busy, session::stop, "Esc");
    add(
        "Session",
        "Continue from the version shown (branch)",
        idle,
        () -> session.selectedVersion().ifPresent(v -> session.continueFrom(v.id())));
    gap("Session", "Start a new session");
    add("Session", "Start a new session", idle, session::startAnew, "Shortcut+N");
    add("Session", "Measure the references", idle, model.standing()::measure);
    add(
        "Session",
        "Measure the shown version more, to ±1 %",
        idle,
        () -> session.selectedVersion().ifPresent(v -> session.measureMore(v.id())));
    add("Session", "Measure growth", idle, () -> view.measureGrowth(model));
    add("Session", "Profile what is in the editor", idle, () -> view.profile(model), "F11");
    gap("Session", "Discard edits");
    add("Session", "Discard edits", idle, session.drafts()::revert);
    add("Session", "Save", ALWAYS, () -> saved(model), "Shortcut+S");

    add("Go", "Search problems", ALWAYS, view.problems()::focusSearch, "Shortcut+F", "Shortcut+P");
    part("Statement", view, WorkPane.Part.STATEMENT, "Shortcut+1");
    part("Editor", view, WorkPane.Part.EDITOR, "Shortcut+2");
    part("Diff", view, WorkPane.Part.DIFF, "Shortcut+3");
    part("Tests", view, WorkPane.Part.TESTS, "Shortcut+4");
    add("Go", "Next change", ALWAYS, view.work()::nextChange, "F7");
    add("Go", "Previous change", ALWAYS, view.work()::previousChange, "Shift+F7");
    add("Go", "Compare with its parent", ALWAYS, model.comparison()::withParent);
    add("Go", "Compare with the original", ALWAYS, model.comparison()::withOriginal);
    add("Go", "Compare with the best", ALWAYS, model.comparison()::withBest);
    add("Go", "Next error in the code", ALWAYS, view.work()::nextError, "F2");
    add("Go", "Versions", ALWAYS, () -> view.showLower(0), "Shortcut+5");
    add("Go", "Sessions", ALWAYS, () -> view.showLower(1), "Shortcut+6");
    add("Go", "Console", ALWAYS, () -> view.showLower(2), "Shortcut+7");
    part("Growth", view, WorkPane.Part.GROWTH, "Shortcut+8");
    part("Trade-off: time against memory", view, WorkPane.Part.TRADEOFF);
    part("Tree of versions, with the path to the best", view, WorkPane.Part.TREE, "Shortcut+T");
    part("Profile: where time and memory go", view, WorkPane.Part.PROFILE);
    add("Go", "Rewards", ALWAYS, () -> view.showLower(3), "Shortcut+9");
    add("Go", "Prompt, to read or edit before it is sent", ALWAYS, view.modelPane()::focusPrompt);
    add("Go", "Studies", ALWAYS, view::toggleStudies, "F4");
    add("Go", "Training", ALWAYS, view::toggleTraining, "Shift+F4");
    gap("Go", "Studies");
    gap("Go", "Next pane");
    add("Go", "Next pane", ALWAYS, () -> view.nextPane(1), "F6");
    add("Go", "Previous pane", ALWAYS, () -> view.nextPane(-1), "Shift+F6");
    gap("Go", "Next change");
    gap("Go", "Versions");

    add("Export", "Save the memory curves…", ALWAYS, view.charts()::saveCurves);
    add("Export", "Save the trend…", ALWAYS, view.charts()::saveTrend);
    add("Export", "Save the distribution…", ALWAYS, view.charts()::saveStanding);
    table("LaTeX", view, VersionTable.Format.LATEX);
    table("CSV", view, VersionTable.Format.CSV);
    table("Markdown", view, VersionTable.Format.MARKDOWN);
    for (ProfileFormat format : ProfileFormat.values()) {
      add(
          "Export",
          "Save the profile: " + ProfilePane.words(format),
          ALWAYS,
          () -> view.charts().saveProfile(format));
    }
    gap("Export", "Save the profile: " + ProfilePane.words(ProfileFormat.SPEEDSCOPE));
    add(
        "Export",
        "Save the whole session to a folder…",
        ALWAYS,
        view.charts()::saveAll,
        "Shortcut+Shift+S");

    for (Theme theme : Theme.values()) {
      String title = "Theme: " + theme.label();
      checks.put(title, () -> model.settings().theme() == theme);
      add(
          "View",
          title,
          ALWAYS,
          () -> {
            model.change(model.settings().withTheme(theme));
            themes.show(theme);
          });
    }
    gap("View", "Larger text");
    add(
        "View",
        "Larger text",
        ALWAYS,
        () -> font(model, view, themes, 1),
        "Shortcut+Equals",
        "Shortcut+Plus",
        "Shortcut+Add");
    add(
        "View",
        "Smaller text",
        ALWAYS,
        () -> font(model, view, themes, -1),
        "Shortcut+Minus",
        "Shortcut+Subtract");
    add("View", "Reset text size", ALWAYS, () -> font(model, view, themes, 0), "Shortcut+0");
    gap("Go", "Find in prompts and replies");
    add("Go", "Find in prompts and replies", ALWAYS, view::findInVersions, "Shortcut+Shift+F");
    gap("View", "Beside the lines: " + Cost.OWN.words());
    for (Cost cost : Cost.values()) {
      String title = "Beside the lines: " + cost.words();
      checks.put(title, () -> model.profile().cost().get() == cost);
      add("View", title, ALWAYS, () -> model.profile().cost().set(cost));
    }
    for (String name : view.columns().names()) {
      add("View", "Column of versions: " + name, ALWAYS, () -> view.columns().toggle(name));
    }
    gap("View", "Logarithmic time axis");
    add("View", "Logarithmic time axis", ALWAYS, view.charts()::toggleLogTime);
    add("View", "Memory axis from zero or from the lowest", ALWAYS, view.charts()::toggleZero);
    gap("View", "Reset layout");
    add("View", "Reset layout", ALWAYS, view.dividers()::reset);
  }

  /** The last ones: those that show the others, and the one that ends all. */
  void addLast(Runnable sheet, Runnable palette, Runnable about, Stage stage) {
    add("Help", "Keyboard shortcuts", ALWAYS, sheet, "F1");
    add("Help", "Find a command", ALWAYS, palette, "Shortcut+Shift+P");
    add("Help", "About Afterburner Workbench", ALWAYS, about);
    gap("Session", "Quit");
    add("Session", "Quit", ALWAYS, () -> close(stage), "Shortcut+Q");
  }

  /** Has a line drawn above an entry of a menu. */
  void gap(String group, String title) {
    gaps.add(group + title);
  }

  List<Command> all() {
    return all;
  }

  /** Adds a command that is made elsewhere. */
  void add(
      String group,
      String title,
      ObservableBooleanValue possible,
      Runnable action,
      String... keys) {
    List<KeyCombination> combinations =
        Arrays.stream(keys).map(KeyCombination::keyCombination).toList();
    all.add(new Command(group, title, combinations, possible, action));
  }

  /**
   * Lets the keys work in a scene. What has the focus goes first, so that the editor moves by words
   * and finds in the code; Enter with Ctrl belongs to Measure, and the text's size to the window,
   * wherever the focus is.
   */
  void bindKeys(Scene scene) {
    // Lists take F2 and Esc for themselves, tables Esc, and do nothing with them.
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          KeyCode key = event.getCode();
          Node focus = scene.getFocusOwner();
          boolean list = focus instanceof ListView<?>;
          boolean table = focus instanceof TableView<?> || focus instanceof TreeTableView<?>;
          boolean taken = (key == KeyCode.F2 && list) || (key == KeyCode.ESCAPE && (list || table));
          if (taken && !Overlay.holds(focus)) {
            Runnable action =
                scene.getAccelerators().get(KeyCombination.keyCombination(key.getName()));
            if (action != null) {
              action.run();
            }
            event.consume();
          }
        });
    for (Command command : all) {
      for (KeyCombination key : command.keys()) {
        if (key.getName().endsWith("Enter") || command.group().equals("View")) {
          scene.addEventFilter(
              KeyEvent.KEY_PRESSED,
              event -> {
                if (key.match(event)) {
                  command.perform();
                  event.consume();
                }
              });
        } else {
          scene.getAccelerators().put(key, command::perform);
        }
      }
    }
  }

  /** Makes the main menu of them. */
  void fill(MenuButton menu) {
    menu.setId("main-menu");
    menu.setGraphic(Icons.of(Icons.MENU));
    menu.getStyleClass().addAll("flat", "compact", "icon-only", "no-arrow");
    menu.setAccessibleText("Menu");
    Tips.on(menu, "Menu (F10)");
    for (Command command : all) {
      Menu group =
          find(menu, command.group())
              .orElseGet(
                  () -> {
                    Menu made = new Menu(command.group());
                    menu.getItems().add(made);
                    return made;
                  });
      if (gaps.contains(command.group() + command.title())) {
        group.getItems().add(new SeparatorMenuItem());
      }
      BooleanSupplier on = checks.get(command.title());
      MenuItem item;
      if (on == null) {
        item = new MenuItem(command.title());
      } else {
        CheckMenuItem choice = new CheckMenuItem(command.title());
        group.setOnShowing(also(group.getOnShowing(), () -> choice.setSelected(on.getAsBoolean())));
        item = choice;
      }
      item.disableProperty().bind(Bindings.not(command.possible()));
      item.setOnAction(e -> command.perform());
      command.keys().stream().findFirst().ifPresent(item::setAccelerator);
      item.setMnemonicParsing(false);
      group.getItems().add(item);
    }
  }

  private static EventHandler<Event> also(@Nullable EventHandler<Event> before, Runnable then) {
    return event -> {
      if (before != null) {
        before.handle(event);
      }
      then.run();
    };
  }

  private void part(String title, WorkbenchView view, WorkPane.Part part, String... keys) {
    add("Go", title, ALWAYS, () -> view.work().goTo(part), keys);
  }

  private void table(String name, WorkbenchView view, VersionTable.Format format) {
    add(
        "Export",
        "Save the table of versions as " + name + "…",
        ALWAYS,
        () -> view.charts().saveTable(format));
  }

  private static Optional<Menu> find(MenuButton menu, String name) {
    return menu.getItems().stream()
        .filter(i -> i instanceof Menu && name.equals(i.getText()))
        .map(i -> (Menu) i)
        .findFirst();
  }

  private static void font(WorkbenchModel model, WorkbenchView view, Themes themes, int change) {
    int now = model.settings().fontSize();
    model.change(
        model
            .settings()
            .withFontSize(change == 0 ? WindowSettings.DEFAULT.fontSize() : now + change));
    themes.fontSize(model.settings().fontSize());
    view.fontSize(model.settings().fontSize());
  }

  private static void saved(WorkbenchModel model) {
    model
        .runNotices()
        .add(
            Notice.done(
                "Edits and sessions are saved automatically. To save charts or the whole session"
                    + " to files, use Export in the menu."));
  }

  private static void close(Stage stage) {
    stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
  }
}
