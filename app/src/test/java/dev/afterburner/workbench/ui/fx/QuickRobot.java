// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.fx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.scene.input.MouseButton;
import javafx.stage.Window;
import org.testfx.api.FxRobot;
import org.testfx.robot.KeyboardRobot;
import org.testfx.robot.Motion;
import org.testfx.robot.MouseRobot;
import org.testfx.service.query.PointQuery;
import org.testfx.util.NodeQueryUtils;
import org.testfx.util.WaitForAsyncUtils;

/**
 * TestFX's robot with less rest. TestFX lets the JavaFX thread come round five times, with 10 ms
 * between, after each key and button that goes down or up: most of a test's time. Here it comes
 * round after each key that was pushed, and twice after a click and an action.
 */
public class QuickRobot extends FxRobot {

  private static final int PATIENCE_SECONDS = 20;

  /** What is clicked on may still move while a window is laid out. */
  private static final int MOST_MOVES = 20;

  /** Lets the JavaFX thread do what waits for it. */
  private static void rest(int rounds) {
    WaitForAsyncUtils.waitForFxEvents(rounds);
  }

  @Override
  public QuickRobot push(KeyCode... keys) {
    KeyboardRobot keyboard = robotContext().getKeyboardRobot();
    List<KeyCode> down = new ArrayList<>(List.of(keys));
    down.forEach(keyboard::pressNoWait);
    Collections.reverse(down);
    down.forEach(keyboard::releaseNoWait);
    rest(2);
    return this;
  }

  @Override
  public QuickRobot push(KeyCodeCombination keys) {
    List<KeyCode> all = new ArrayList<>();
    if (keys.getControl() == ModifierValue.DOWN || keys.getShortcut() == ModifierValue.DOWN) {
      all.add(KeyCode.CONTROL);
    }
    if (keys.getAlt() == ModifierValue.DOWN) {
      all.add(KeyCode.ALT);
    }
    if (keys.getShift() == ModifierValue.DOWN) {
      all.add(KeyCode.SHIFT);
    }
    all.add(keys.getCode());
    return push(all.toArray(KeyCode[]::new));
  }

  @Override
  public QuickRobot type(KeyCode... keys) {
    for (KeyCode key : keys) {
      push(key);
    }
    return this;
  }

  @Override
  public QuickRobot type(KeyCode key, int times) {
    return type(Collections.nCopies(times, key).toArray(KeyCode[]::new));
  }

  @Override
  public QuickRobot write(char character) {
    Window window =
        listWindows().stream().filter(Window::isFocused).findFirst().orElseGet(this::targetWindow);
    KeyCode key =
        switch (character) {
          case '\n' -> KeyCode.ENTER;
          case '\t' -> KeyCode.TAB;
          default -> KeyCode.UNDEFINED;
        };
    robotContext()
        .getBaseRobot()
        .typeKeyboard(window.getScene(), key, Character.toString(character));
    rest(1);
    return this;
  }

  @Override
  public QuickRobot write(String text) {
    text.chars().forEach(c -> write((char) c));
    return this;
  }

  /** Waits for what is to be clicked on, as a person does who has opened a menu. */
  @Override
  public QuickRobot clickOn(String query, Motion motion, MouseButton... buttons) {
    try {
      WaitForAsyncUtils.waitFor(
          PATIENCE_SECONDS,
          TimeUnit.SECONDS,
          () -> WaitForAsyncUtils.waitForAsyncFx(10_000, () -> isThere(query)));
    } catch (TimeoutException e) {
      throw new AssertionError("waited in vain for " + query, e);
    }
    super.clickOn(query, motion, buttons);
    return this;
  }

  private boolean isThere(String query) {
    return lookup(query).match(NodeQueryUtils.isVisible()).tryQuery().isPresent();
  }

  @Override
  public QuickRobot clickOn(PointQuery where, Motion motion, MouseButton... buttons) {
    MouseRobot mouse = robotContext().getMouseRobot();
    Point2D before;
    Point2D point = where.query();
    int moves = 0;
    do {
      before = point;
      mouse.moveNoWait(before);
      rest(1);
      point = where.query();
    } while (!point.equals(before) && ++moves < MOST_MOVES);
    return clickOn(buttons);
  }

  @Override
  public QuickRobot clickOn(MouseButton... buttons) {
    MouseButton[] all = buttons.length == 0 ? new MouseButton[] {MouseButton.PRIMARY} : buttons;
    MouseRobot mouse = robotContext().getMouseRobot();
    mouse.pressNoWait(all);
    rest(1);
    mouse.releaseNoWait(all);
    rest(2);
    return this;
  }

  @Override
  public QuickRobot interact(Runnable action) {
    WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(action));
    rest(2);
    return this;
  }

  @Override
  public <T> QuickRobot interact(Callable<T> action) {
    WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(action));
    rest(2);
    return this;
  }
}
