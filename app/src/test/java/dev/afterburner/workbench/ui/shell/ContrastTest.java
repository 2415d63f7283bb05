// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Computes the contrast of each text that is shown, by WCAG 2.2, 1.4.3 (AA): 4.5 to 1, and 3 to 1
 * from 24 px on. What is disabled is left out, as there. Where words of a line are marked, all of
 * the line is looked at as if it were.
 */
@DisplayName("Every text can be read")
class ContrastTest extends WindowScenario {

  private static final double AA = 4.5;
  private static final double AA_LARGE = 3;
  private static final double LARGE = 24;

  private static final List<String> TABS =
      List.of(
          "Diff",
          "Statement",
          "Tests",
          "Growth",
          "Editor",
          "Sessions",
          "Console",
          "Rewards",
          "Versions");

  private static final List<String> SHEETS =
      List.of(
          "Run programs on a server…",
          "Container images…",
          "New problem…",
          "Add a test case…",
          "Keyboard shortcuts",
          "Find a command");

  private final Set<String> tooFaint = new TreeSet<>();
  private int texts;
  private int marked;

  @Test
  @DisplayName("in both themes, in every tab of a session with a better version")
  void tabs() {
    robot.runAndStep();
    robot.clickRow(1); // shown already, where its measurement was quiet enough to accept it
    robot.compareRow(0);
    for (String theme : List.of("Light", "Dark")) {
      robot.theme(bench.window(), theme);
      for (String tab : TABS) {
        robot.interact(() -> bench.window().perform(tab));
        robot.idle();
        lookAt(theme, stage.getScene().getRoot());
      }
    }
    assertTrue(marked > 10, () -> marked + " texts stood in lines with marked words");
    assertReadable(1000);
  }

  @Test
  @DisplayName("in both themes, in every sheet, the palette and the filters")
  void sheets() {
    for (String theme : List.of("Light", "Dark")) {
      robot.theme(bench.window(), theme);
      for (String sheet : SHEETS) {
        robot.interact(() -> bench.window().perform(sheet));
        robot.settle();
        lookAt(theme, robot.lookup((Node n) -> n instanceof Overlay && n.isVisible()).query());
        robot.type(KeyCode.ESCAPE);
      }
      robot.interact(() -> bench.window().perform("Model and steps…"));
      TabPane pages = robot.lookup("#model-pages").query();
      for (int page = 0; page < pages.getTabs().size(); page++) {
        int next = page;
        robot.interact(() -> pages.getSelectionModel().select(next));
        robot.settle();
        lookAt(theme, pages);
      }
      robot.type(KeyCode.ESCAPE);
      robot.clickOn("#filters");
      robot.until("the popover", () -> robot.lookup("#filter-popover").tryQuery().isPresent());
      lookAt(theme, robot.lookup("#filter-popover").query());
      robot.type(KeyCode.ESCAPE);
    }
    assertReadable(300);
  }

  private void assertReadable(int least) {
    assertTrue(texts > least, () -> texts + " texts were looked at");
    assertEquals(Set.of(), tooFaint);
  }

  private void lookAt(String theme, Node node) {
    robot.interact(() -> look(node, theme, null));
  }

  private void look(Node node, String theme, @Nullable Color mark) {
    if (!node.isVisible() || node.isDisabled()) {
      return;
    }
    if (node instanceof Text text
        && !text.getText().isBlank()
        && text.getFill() instanceof Color ink) {
      texts++;
      marked += mark == null ? 0 : 1;
      Color plain = ground(text.getParent());
      Color ground = mark == null ? plain : over(mark, plain);
      double ratio = ratio(over(ink, ground), ground);
      if (ratio < (text.getFont().getSize() >= LARGE ? AA_LARGE : AA)) {
        tooFaint.add(
            String.format(
                Locale.ROOT,
                "%s: %.2f, %s on %s, “%s” in %s",
                theme,
                ratio,
                ink,
                ground,
                text.getText().strip(),
                path(text)));
      }
    }
    if (node instanceof Parent parent) {
      Color marks = marks(parent).orElse(mark);
      parent.getChildrenUnmodifiable().forEach(child -> look(child, theme, marks));
    }
  }

  /** The colour by which words in a pane are marked. */
  private static Optional<Color> marks(Parent pane) {
    return pane.getChildrenUnmodifiable().stream()
        .filter(child -> child.getStyleClass().contains("words"))
        .map(child -> (Color) ((Shape) child).getFill())
        .findFirst();
  }

  private static String path(Node node) {
    String own = String.join(".", node.getStyleClass());
    Parent parent = node.getParent();
    return parent == null
        ? own
        : String.join(".", parent.getStyleClass()) + parent.getPseudoClassStates() + " > " + own;
  }

  /** What is behind the children of a pane. */
  private static Color ground(@Nullable Parent pane) {
    if (pane == null) {
      return Color.WHITE;
    }
    @Nullable Color ground = null;
    for (BackgroundFill fill : fills(pane)) {
      if (fill.getFill() instanceof Color color && color.getOpacity() > 0) {
        ground = over(color, ground == null ? ground(pane.getParent()) : ground);
      }
    }
    return ground == null ? ground(pane.getParent()) : ground;
  }

  /** The window's own colour is that of a region below its panes. */
  private static List<BackgroundFill> fills(Parent pane) {
    return Stream.concat(
            Stream.of(pane),
            pane.getChildrenUnmodifiable().stream()
                .filter(child -> child.getStyleClass().contains("ground")))
        .filter(behind -> behind instanceof Region r && r.getBackground() != null)
        .flatMap(behind -> ((Region) behind).getBackground().getFills().stream())
        .toList();
  }

  private static Color over(Color top, Color below) {
    return below.interpolate(
        new Color(top.getRed(), top.getGreen(), top.getBlue(), 1), top.getOpacity());
  }

  private static double ratio(Color one, Color other) {
    double a = luminance(one) + 0.05;
    double b = luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  private static double luminance(Color color) {
    return 0.2126 * linear(color.getRed())
        + 0.7152 * linear(color.getGreen())
        + 0.0722 * linear(color.getBlue());
  }

  private static double linear(double share) {
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
