// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.ui.editor.CodeEditor;
import dev.afterburner.workbench.ui.fx.Png;
import dev.afterburner.workbench.ui.fx.QuickRobot;
import dev.afterburner.workbench.ui.fx.Themes;
import dev.afterburner.workbench.ui.history.ShownVersion;
import dev.afterburner.workbench.ui.history.VersionRow;
import dev.afterburner.workbench.ui.run.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableRow;
import javafx.scene.control.TreeTableView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.jspecify.annotations.Nullable;
import org.testfx.util.WaitForAsyncUtils;

/** What a person does and sees, on top of TestFX's robot. */
final class Robot extends QuickRobot {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Duration LONG_WORK = Duration.ofMinutes(4);
  private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  /** Style classes of what may be cut though it may hold a number. */
  private static final List<String> NAMES =
      List.of("title", "strong", "tab-label", "chart-control-legend-entry");

  /**
   * How often a picture is looked at before what it cuts is a fault: sizes come late under load.
   */
  private static final int LOOKS = 20;

  private static final boolean ALL_PICTURES =
      "all".equals(System.getProperty("workbench.pictures"));
  private static final List<int[]> SIZES =
      ALL_PICTURES
          ? List.of(new int[] {1440, 900}, new int[] {1024, 700}, new int[] {1920, 1080})
          : List.of(new int[] {1440, 900}, new int[] {1024, 700});

  private final Stage stage;

  Robot(Stage stage) {
    this.stage = stage;
  }

  /** Waits until something holds that a person would wait for. */
  void until(String what, Callable<Boolean> holds) {
    until(what, PATIENCE, holds);
  }

  private void until(String what, Duration patience, Callable<Boolean> holds) {
    try {
      WaitForAsyncUtils.waitFor(
          patience.toSeconds(),
          TimeUnit.SECONDS,
          () -> WaitForAsyncUtils.waitForAsyncFx(10_000, holds));
    } catch (TimeoutException e) {
      throw new AssertionError("waited in vain for: " + what + "; " + status(), e);
    }
  }

  String status() {
    return text("#status");
  }

  String text(String query) {
    return lookup(query).<Labeled>query().getText();
  }

  /** What stands in a column of a table, row by row. */
  <T> List<String> cells(String table, int column) {
    TableView<T> found = lookup(table).query();
    TableColumn<T, ?> wanted = found.getColumns().get(column);
    return found.getItems().stream().map(row -> String.valueOf(wanted.getCellData(row))).toList();
  }

  /** Whether a label with exactly this text can be seen. */
  boolean sees(String text) {
    return lookup((Node n) -> n instanceof Labeled l && text.equals(l.getText()) && visible(n))
        .tryQuery()
        .isPresent();
  }

  /** Whether a label of a notice that can be seen has this in its text. */
  boolean seesPart(String part) {
    return lookup(
            (Node n) ->
                n instanceof Labeled l
                    && l.getText() != null
                    && l.getText().contains(part)
                    && !(n instanceof ButtonBase)
                    && visible(n))
        .tryQuery()
        .isPresent();
  }

  /** Whether a card lies over the window; it joins the window when it is first opened. */
  boolean open(String card) {
    return lookup(card).tryQuery().filter(Robot::visible).isPresent();
  }

  private static boolean visible(Node node) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (!n.isVisible()) {
        return false;
      }
    }
    return node.getScene() != null;
  }

  /** Makes the window as large as asked for. */
  void size(double width, double height) {
    interact(
        () -> {
          stage.setWidth(width);
          stage.setHeight(height);
        });
    settle();
  }

  /**
   * Puts the window where all of it lies on the headless screen, 1280 by 800: clicks beyond it are
   * lost.
   */
  void onScreen() {
    interact(
        () -> {
          stage.setX(0);
          stage.setY(0);
        });
    size(1240, 780);
  }

  void settle() {
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** The first word of the tab that is chosen. */
  String chosenTab(String tabs) {
    return lookup(tabs)
        .<TabPane>query()
        .getSelectionModel()
        .getSelectedItem()
        .getText()
        .split(" ", 2)[0];
  }

  /** Turns to a page of the model's sheet. */
  void page(String name) {
    interact(
        () ->
            lookup("#model-pages").<TabPane>query().getTabs().stream()
                .filter(t -> t.getText().equals(name))
                .forEach(t -> t.getTabPane().getSelectionModel().select(t)));
    settle();
  }

  /** Writes what the window shows to target/screenshots. */
  void picture(String name) {
    settle();
    WritableImage image =
        WaitForAsyncUtils.waitForAsyncFx(
            10_000,
            () -> {
              SnapshotParameters parameters = new SnapshotParameters();
              Node root = stage.getScene().getRoot();
              parameters.setViewport(
                  new Rectangle2D(0, 0, stage.getScene().getWidth(), stage.getScene().getHeight()));
              return root.snapshot(parameters, null);
            });
    try {
      Png.write(image, SCREENSHOTS.resolve(name + ".png"));
    } catch (IOException e) {
      throw new UncheckedIOException("writing a screenshot", e);
    }
  }

  /** Chooses a theme and waits until every pane has it. */
  void theme(WorkbenchWindow window, String theme) {
    interact(() -> window.perform("Theme: " + theme));
    until("the theme", () -> allPanes(theme.equals("Dark")));
  }

  /** Whether all panes are dark, or light; one within another has that one's colours. */
  boolean allPanes(boolean dark) {
    return stage.getScene().getRoot().lookupAll("." + Themes.PANE).stream()
        .filter(pane -> !within(pane))
        .allMatch(pane -> pane.getPseudoClassStates().contains(DARK) == dark);
  }

  private static boolean within(Node pane) {
    return Stream.<Node>iterate(pane.getParent(), Objects::nonNull, Node::getParent)
        .anyMatch(parent -> parent.getStyleClass().contains(Themes.PANE));
  }

  /**
   * The same in both themes and two sizes; {@code -Dworkbench.pictures=all} adds a larger window
   * and larger text. In none of them a number may be cut.
   */
  void pictures(WorkbenchWindow window, String name) {
    for (String theme : List.of("Dark", "Light")) {
      theme(window, theme);
      for (int[] size : SIZES) {
        size(size[0], size[1]);
        picture(name + "-" + theme.toLowerCase(Locale.ROOT) + "-" + size[0], size[0]);
      }
      if (ALL_PICTURES) {
        interact(() -> larger(window, "Larger text"));
        for (int[] size : SIZES) {
          size(size[0], size[1]);
          picture(name + "-" + theme.toLowerCase(Locale.ROOT) + "-large-" + size[0], size[0]);
        }
        interact(() -> larger(window, "Smaller text"));
      }
    }
  }

  private void picture(String name, int width) {
    double needed = stage.getScene().getRoot().minWidth(-1);
    assertTrue(needed <= width, name + " needs a width of " + needed);
    settle();
    for (int looks = 0; looks < LOOKS && !cut().isEmpty(); looks++) {
      settle();
    }
    assertEquals(List.of(), cut(), name + " cuts numbers");
    picture(name);
  }

  private static void larger(WorkbenchWindow window, String which) {
    for (int i = 0; i < 3; i++) {
      window.perform(which);
    }
  }

  /** Numbers that are not shown whole; names, statements and reasons may be cut. */
  List<String> cut() {
    return lookup((Node n) -> n instanceof Labeled && visible(n)).queryAllAs(Labeled.class).stream()
        .filter(Robot::holdsNumber)
        .filter(Robot::isCut)
        .map(l -> l.getText() + " " + l.getId() + " " + l.getStyleClass())
        .toList();
  }

  /** Buttons that reach over the window's edge. */
  List<String> beyond() {
    return lookup((Node n) -> n instanceof ButtonBase && visible(n)).queryAll().stream()
        .filter(n -> n.localToScene(n.getLayoutBounds()).getMaxX() > stage.getScene().getWidth())
        .map(n -> n + "")
        .toList();
  }

  private static boolean holdsNumber(Labeled labeled) {
    String text = labeled.getText();
    boolean named = labeled.getStyleClass().stream().anyMatch(NAMES::contains);
    boolean cell = labeled instanceof IndexedCell<?> || within(labeled, IndexedCell.class);
    return text != null
        && text.matches("(?s).*\\d.*")
        && !named
        && (!cell || labeled.getStyleClass().contains("numeric"));
  }

  private static boolean within(Node node, Class<?> kind) {
    return Stream.<Node>iterate(node.getParent(), Objects::nonNull, Node::getParent)
        .anyMatch(kind::isInstance);
  }

  private static boolean isCut(Labeled labeled) {
    return !labeled.isWrapText()
        && labeled.getChildrenUnmodifiable().stream()
            .anyMatch(c -> c instanceof Text t && !t.getText().equals(labeled.getText()));
  }

  /** Waits until nothing goes on any more. */
  void idle() {
    until("the end of the work", LONG_WORK, () -> lookup("#stop").query().isDisabled());
    settle();
  }

  /** Measures the original and takes the first step. */
  void runAndStep() {
    clickOn("#run");
    until("a version", () -> !rows().isEmpty());
    idle();
    push(KeyCode.CONTROL, KeyCode.RIGHT);
    stepDone(1);
    idle();
  }

  /** Waits until the console tells that a step is complete; a refused reply ends one in no time. */
  void stepDone(int step) {
    if (lookup("#console").tryQuery().isEmpty()) {
      // The console joins the window when it is first looked at.
      push(KeyCode.CONTROL, KeyCode.DIGIT7);
      push(KeyCode.CONTROL, KeyCode.DIGIT5);
    }
    String line = "step " + step + " is complete";
    until(
        line,
        LONG_WORK,
        () ->
            lookup("#console").<ListView<Console.Line>>query().getItems().stream()
                .anyMatch(l -> l.text().endsWith(line)));
  }

  /** The version table's rows. */
  List<VersionRow> rows() {
    List<VersionRow> rows = new ArrayList<>();
    collect(versions().getRoot(), rows);
    rows.sort(Comparator.comparingInt(VersionRow::id));
    return rows;
  }

  /** Ids of the rows from top to bottom; below 0 for replies that gave no version. */
  List<Integer> shownRows() {
    TreeTableView<ShownVersion> table = versions();
    return IntStream.range(0, table.getExpandedItemCount())
        .mapToObj(i -> table.getTreeItem(i).getValue().row().id())
        .toList();
  }

  /** Sorts the versions as a click on a column's head does; a tree again for no column. */
  void sort(String column, TreeTableColumn.SortType type) {
    interact(
        () -> {
          TreeTableView<ShownVersion> table = versions();
          table.getSortOrder().clear();
          table.getColumns().stream()
              .filter(c -> !column.isEmpty() && c.getText().equals(column))
              .forEach(
                  c -> {
                    c.setSortType(type);
                    table.getSortOrder().add(c);
                  });
        });
    settle();
  }

  /** Id of the row that is selected; below 0 for a reply that gave no version. */
  int selectedRow() {
    return versions().getSelectionModel().getSelectedItem().getValue().row().id();
  }

  VersionRow row(int id) {
    return rows().get(id);
  }

  private TreeTableView<ShownVersion> versions() {
    return lookup("#versions").query();
  }

  private static @Nullable TreeItem<ShownVersion> item(TreeItem<ShownVersion> from, int id) {
    if (from.getValue() != null && from.getValue().row().id() == id) {
      return from;
    }
    for (TreeItem<ShownVersion> child : from.getChildren()) {
      TreeItem<ShownVersion> found = item(child, id);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static void collect(TreeItem<ShownVersion> item, List<VersionRow> into) {
    if (item.getValue() != null && item.getValue().row().refused() == null) {
      into.add(item.getValue().row());
    }
    item.getChildren().forEach(child -> collect(child, into));
  }

  /** Clicks on a version. */
  void clickRow(int id) {
    clickOn(versionRow(id));
  }

  /**
   * Clicks on a version with Ctrl held down. The headless platform doesn't tell mouse events of the
   * keys that are down, so the event is made here.
   */
  void compareRow(int id) {
    Node row = versionRow(id);
    interact(() -> Event.fireEvent(row, ctrlPress()));
    settle();
  }

  private static MouseEvent ctrlPress() {
    return new MouseEvent(
        MouseEvent.MOUSE_PRESSED,
        0,
        0,
        0,
        0,
        MouseButton.PRIMARY,
        1,
        false,
        true,
        false,
        false,
        true,
        false,
        false,
        false,
        false,
        true,
        null);
  }

  /** The row of a version, scrolled to: the table makes rows only for what it shows. */
  private Node versionRow(int id) {
    interact(() -> versions().scrollTo(versions().getRow(item(versions().getRoot(), id))));
    settle();
    return lookup(
            (Node n) ->
                n instanceof TreeTableRow<?> r
                    && r.getItem() instanceof ShownVersion v
                    && v.row().id() == id
                    // The table keeps rows that it does not show, with what they held last.
                    && visible(n))
        .query();
  }

  /** What the editor holds. */
  String code() {
    return lookup("#editor").<CodeEditor>query().getText();
  }

  /** Replaces what the editor holds, as if it had been pasted. */
  void edit(String code) {
    interact(
        () ->
            from(lookup("#editor").<Node>query())
                .lookup("#code")
                .<CodeArea>query()
                .replaceText(code));
  }

  /** Types a line in front of what the editor holds. */
  void typeFirstLine(String line) {
    clickOn("#code");
    push(KeyCode.CONTROL, KeyCode.HOME);
    write(line);
    type(KeyCode.ENTER);
  }

  /** The sessions listed. */
  List<SessionStore.Entry> sessions() {
    return List.copyOf(lookup("#sessions").<TableView<SessionStore.Entry>>query().getItems());
  }

  /** Clicks on a session until it is chosen: where the machine is busy, a click may be lost. */
  void chooseSession(String name) {
    TableView<SessionStore.Entry> table = lookup("#sessions").query();
    for (int i = 0; i < 3; i++) {
      clickOn(name);
      settle();
      SessionStore.Entry chosen = table.getSelectionModel().getSelectedItem();
      if (chosen != null && chosen.name().equals(name)) {
        return;
      }
    }
  }

  /** Chooses the newest session, whatever it is called. */
  void chooseNewestSession() {
    interact(
        () -> {
          TableView<SessionStore.Entry> table = lookup("#sessions").query();
          table.requestFocus();
          table.getSelectionModel().clearAndSelect(0);
        });
  }

  /** Opens the menu of what carries a text, and chooses from it. */
  void chooseInMenuOf(String text, String item) {
    rightClickOn(text);
    clickOn(item);
    settle();
  }

  /** Chooses in the menu of a version. */
  void chooseInMenuOfRow(int id, String item) {
    rightClickOn(versionRow(id));
    clickOn(item);
    settle();
  }

  /** Chooses a problem in the list, and waits until it is there. */
  void openProblem(String title) {
    interact(
        () -> {
          ListView<Listing> list = lookup("#problems").query();
          list.getItems().stream()
              .filter(l -> l.title().equals(title))
              .forEach(list.getSelectionModel()::select);
        });
    until(title, () -> stage.getTitle().startsWith(title) && !loading());
  }

  /** Whether a problem is being opened. */
  boolean loading() {
    return status().startsWith("Opening");
  }

  int problems() {
    return lookup("#problems").<ListView<?>>query().getItems().size();
  }

  /** The labels within a pane. */
  List<String> labels(String query) {
    return from(lookup(query).<Node>query()).lookup(".label").queryAllAs(Labeled.class).stream()
        .map(Labeled::getText)
        .toList();
  }

  /** Controls that can have the focus and have neither a text nor a name. */
  List<String> nameless() {
    return lookup((Node n) -> n instanceof Control c && c.isFocusTraversable() && visible(c))
        .queryAllAs(Control.class)
        .stream()
        .filter(c -> c.getAccessibleText() == null)
        .filter(c -> !(c instanceof Labeled l) || l.getText() == null || l.getText().isEmpty())
        .map(c -> c.getClass().getSimpleName() + " " + c.getId() + " " + c.getStyleClass())
        .toList();
  }
}
