// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.sun.javafx.application.PlatformImpl;
import com.sun.javafx.application.preferences.PreferenceMapping;
import java.util.Comparator;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.SplitPane;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The look of the window that its user chose, or the system. */
@DisplayName("The window's look")
class RememberedTest extends WindowScenario {

  private static final Map<String, Object> DAY = Map.of("ground", Color.WHITE, "ink", Color.BLACK);
  private static final Map<String, Object> NIGHT =
      Map.of("ground", Color.BLACK, "ink", Color.WHITE);

  @Test
  @DisplayName("is at the next start as it was left: theme, size of the text, panes, place")
  void remembered() throws Exception {
    robot.theme(bench.window(), "Dark");
    robot.interact(() -> bench.window().perform("Larger text"));
    double size = textSize();
    Node divider = divider();
    double before = position();
    // The headless platform ends a drag where the mouse leaves what it was pressed on.
    robot.interact(() -> split(divider).setDividerPosition(1, before - 0.1));
    robot.size(1100, 740);
    robot.interact(() -> stage.setX(30));
    double moved = position();

    showAgain();
    robot.until("the dark theme", () -> robot.allPanes(true));
    assertAll(
        () -> assertEquals(size, textSize()),
        () -> assertEquals(moved, position(), 0.01),
        () -> assertEquals(1100, stage.getWidth()),
        () -> assertEquals(740, stage.getHeight()),
        () -> assertEquals(30, stage.getX()));
    robot.interact(() -> bench.window().perform("Reset layout"));
    assertNotEquals(moved, position(), 0.03);
  }

  @Test
  @DisplayName("follows the system's theme while that is chosen, in every pane")
  void system() {
    robot.interact(
        () ->
            PlatformImpl.initPreferences(
                Map.of("ground", Color.class, "ink", Color.class),
                Map.of(
                    "ground", new PreferenceMapping<>("backgroundColor", Color.class),
                    "ink", new PreferenceMapping<>("foregroundColor", Color.class)),
                DAY));
    try {
      robot.until("the light theme", () -> robot.allPanes(false));
      robot.interact(() -> PlatformImpl.updatePreferences(NIGHT));
      robot.until("the dark theme", () -> robot.allPanes(true));
      robot.theme(bench.window(), "Light");
      robot.interact(() -> bench.window().perform("Theme: Follow system"));
      robot.until("the system's again", () -> robot.allPanes(true));
    } finally {
      robot.interact(() -> PlatformImpl.updatePreferences(DAY));
    }
    robot.until("the light theme again", () -> robot.allPanes(false));
  }

  /** Between what is open and the charts. */
  private Node divider() {
    return robot.lookup(".split-pane-divider").queryAll().stream()
        .filter(d -> split(d).getItems().size() == 3)
        .max(Comparator.comparingDouble(Node::getLayoutX))
        .orElseThrow();
  }

  private static SplitPane split(Node divider) {
    return (SplitPane) divider.getParent();
  }

  private double position() {
    return split(divider()).getDividerPositions()[1];
  }

  private double textSize() {
    return robot.lookup("#status").<Labeled>query().getFont().getSize();
  }
}
