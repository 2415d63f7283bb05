// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.fx;

import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.ScrollEvent;

/**
 * The wheel of a mouse. The headless platform's own turns the other way round and does not know the
 * keys that are held down, so the event is made.
 */
public final class Wheel {

  private Wheel() {}

  /**
   * Turns it over a node. On the JavaFX thread.
   *
   * @param at where the mouse is, in the node
   * @param x px to the right
   * @param y px upwards
   * @param ctrl whether Ctrl is held down
   */
  public static void turn(Node node, Point2D at, double x, double y, boolean ctrl) {
    Point2D scene = node.localToScene(at);
    Point2D screen = node.localToScreen(at);
    Event.fireEvent(
        node,
        new ScrollEvent(
            ScrollEvent.SCROLL,
            scene.getX(),
            scene.getY(),
            screen.getX(),
            screen.getY(),
            false,
            ctrl,
            false,
            false,
            false,
            false,
            x,
            y,
            x,
            y,
            ScrollEvent.HorizontalTextScrollUnits.NONE,
            0,
            ScrollEvent.VerticalTextScrollUnits.NONE,
            0,
            0,
            null));
  }
}
