// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import dev.afterburner.workbench.ui.diff.DiffView;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeTableView;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.jspecify.annotations.Nullable;
import org.testfx.util.WaitForAsyncUtils;

/** The window as someone goes through it who has a keyboard alone. */
final class KeyWalk {

  private static final int MOST = 80;

  private final Robot robot;
  private final Scene scene;

  KeyWalk(Robot robot, Stage stage) {
    this.robot = robot;
    scene = stage.getScene();
  }

  Node owner() {
    return scene.getFocusOwner();
  }

  /** Tab, or where that is a letter, the key that leads on; for the JavaFX thread. */
  private void tab(boolean back) {
    Node node = owner();
    boolean letter = node instanceof CodeArea;
    Event.fireEvent(
        node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, back, letter, false, false));
  }

  private List<String> onFx(Supplier<List<String>> walk) {
    robot.settle();
    List<String> faults = WaitForAsyncUtils.waitForAsyncFx(60_000, walk::get);
    robot.settle();
    return faults;
  }

  /** Everything in the pane that has the focus, to its end and to its beginning. */
  List<String> through(String view) {
    return onFx(() -> walkThrough(view));
  }

  private List<String> walkThrough(String view) {
    Node start = owner();
    Node pane = paneOf(start);
    List<String> faults = new ArrayList<>();
    Set<Node> met = new LinkedHashSet<>();
    for (boolean back : new boolean[] {false, true}) {
      start.requestFocus();
      int steps = 0;
      while (isWithin(owner(), pane) && steps++ < MOST) {
        met.add(owner());
        step(view, back, faults);
      }
      if (steps >= MOST) {
        faults.add(view + ": there is no way out " + (back ? "backwards" : "forwards"));
      }
    }
    faults.addAll(missed(view, pane, met));
    start.requestFocus();
    return faults;
  }

  /** The whole window, once round. */
  List<String> round() {
    return onFx(this::walkRound);
  }

  private List<String> walkRound() {
    List<String> faults = new ArrayList<>();
    Set<Node> met = new LinkedHashSet<>();
    while (met.add(owner()) && met.size() < MOST) {
      step("the window", false, faults);
    }
    faults.addAll(missed("the window", scene.getRoot(), met));
    return faults;
  }

  /** A card over the window: the focus stays in it. */
  List<String> card(String view) {
    return onFx(() -> walkCard(view));
  }

  private List<String> walkCard(String view) {
    List<String> faults = new ArrayList<>();
    Node card = cardOf(owner());
    if (card == null) {
      return List.of(view + ": the focus is not in it, but at " + words(owner()));
    }
    Set<Node> met = new LinkedHashSet<>();
    while (met.add(owner()) && met.size() < MOST) {
      if (traversable(card).count() > 1) {
        step(view, false, faults);
      }
      if (!isWithin(owner(), card)) {
        faults.add(view + ": the focus leaves it for " + words(owner()));
        return faults;
      }
    }
    faults.addAll(missed(view, card, met));
    return faults;
  }

  /** Where a key leads until it comes back to where it began. */
  Set<Node> panes(KeyCode key) {
    Set<Node> met = new LinkedHashSet<>();
    while (met.add(owner()) && met.size() < MOST) {
      robot.type(key);
      robot.settle();
    }
    return met;
  }

  /** Whether each key reaches its command from everything in the pane that has the focus. */
  List<String> keys(String view, List<KeyCombination> keys) {
    List<String> faults = new ArrayList<>();
    List<KeyCombination> done = new ArrayList<>();
    var real = new java.util.HashMap<>(scene.getAccelerators());
    robot.interact(() -> scene.getAccelerators().replaceAll((key, action) -> () -> done.add(key)));
    Node pane = paneOf(owner());
    robot.interact(
        () -> {
          for (Node node : traversable(pane).toList()) {
            for (KeyCombination key : keys) {
              if (key instanceof KeyCodeCombination code
                  && scene.getAccelerators().containsKey(key)) {
                done.clear();
                node.requestFocus();
                Event.fireEvent(node, press(code));
                if (!done.contains(key) && !meansSomethingElse(node, code)) {
                  faults.add(view + ": " + key.getDisplayText() + " is dead at " + words(node));
                }
              }
            }
          }
        });
    robot.interact(() -> scene.getAccelerators().putAll(real));
    return faults;
  }

  /**
   * Ctrl+F finds in the code, F2 writes in a table, F7 is the diff's own, and Esc closes what is
   * open within a view.
   */
  private static boolean meansSomethingElse(Node node, KeyCodeCombination key) {
    return switch (key.getCode()) {
      case F -> node instanceof CodeArea && key.getShift() == KeyCombination.ModifierValue.UP;
      case F2 -> hasAbove(node, n -> n instanceof TableView<?> || n instanceof TreeTableView<?>);
      case F7 -> hasAbove(node, n -> n instanceof DiffView);
      // Taken before what has the focus gets them.
      case ENTER, EQUALS, MINUS, DIGIT0 -> true;
      case ESCAPE -> true;
      default -> false;
    };
  }

  private static boolean hasAbove(Node node, Predicate<Node> what) {
    return Stream.iterate(node, Objects::nonNull, Node::getParent).anyMatch(what);
  }

  private static KeyEvent press(KeyCodeCombination key) {
    return new KeyEvent(
        KeyEvent.KEY_PRESSED,
        "",
        "",
        key.getCode(),
        key.getShift() == KeyCombination.ModifierValue.DOWN,
        key.getShortcut() == KeyCombination.ModifierValue.DOWN,
        key.getAlt() == KeyCombination.ModifierValue.DOWN,
        false);
  }

  /** One step; what had the focus must look otherwise without it. */
  private void step(String view, boolean back, List<String> faults) {
    Node had = owner();
    // What a command put the focus on may have none; a page that scrolls can't be compared, and a
    // table without rows has nothing to act on.
    boolean rung =
        had.isFocusVisible()
            && !hasAbove(had, n -> "statement".equals(n.getId()))
            && !(had instanceof TableView<?> table && table.getItems().isEmpty());
    Image with = picture(had);
    tab(back);
    if (had.equals(owner())) {
      faults.add(view + ": Tab leads nowhere at " + words(had));
    } else if (rung && same(with, picture(had))) {
      faults.add(view + ": no ring at " + words(had));
    }
  }

  private Image picture(Node node) {
    Bounds place = node.localToScene(node.getLayoutBounds());
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setViewport(
        new Rectangle2D(
            Math.max(0, place.getMinX() - 6),
            Math.max(0, place.getMinY() - 6),
            Math.max(1, place.getWidth() + 12),
            Math.max(1, place.getHeight() + 12)));
    return scene.getRoot().snapshot(parameters, null);
  }

  private static boolean same(Image one, Image other) {
    int width = (int) Math.min(one.getWidth(), other.getWidth());
    int height = (int) Math.min(one.getHeight(), other.getHeight());
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (one.getPixelReader().getArgb(x, y) != other.getPixelReader().getArgb(x, y)) {
          return false;
        }
      }
    }
    return true;
  }

  private static List<String> missed(String view, Node pane, Set<Node> met) {
    return traversable(pane)
        .filter(node -> !met.contains(node) && !isChosenByArrows(node))
        .map(node -> view + ": not reached: " + words(node))
        .toList();
  }

  /** Of buttons of which one is on, Tab comes to that one. */
  private static boolean isChosenByArrows(Node node) {
    return node instanceof ToggleButton b && b.getToggleGroup() != null && !b.isSelected();
  }

  private static Stream<Node> traversable(Node node) {
    if (!node.isVisible() || node.isDisabled()) {
      return Stream.of();
    }
    Stream<Node> within =
        node instanceof Parent parent
            ? parent.getChildrenUnmodifiable().stream().flatMap(KeyWalk::traversable)
            : Stream.of();
    return node.isFocusTraversable() ? Stream.concat(Stream.of(node), within) : within;
  }

  /** The tabs around a node, or the window. */
  private Node paneOf(Node node) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (n instanceof TabPane) {
        return n;
      }
    }
    return scene.getRoot();
  }

  private static @Nullable Node cardOf(Node node) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (n instanceof Overlay) {
        return n;
      }
    }
    return null;
  }

  private static boolean isWithin(@Nullable Node node, Node pane) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (n.equals(pane)) {
        return true;
      }
    }
    return false;
  }

  private static String words(Node node) {
    return node.getClass().getSimpleName() + " " + node.getId() + " " + node.getStyleClass();
  }
}
