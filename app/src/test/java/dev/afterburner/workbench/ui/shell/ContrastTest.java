package dev.afterburner.workbench.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Computes the contrast of each text that is shown, by WCAG 2.2, 1.4.3 (AA): 4.5 to 1, and 3 to 1
 * from 24 px on. What is disabled is left out, as there; what lies behind single words is not seen.
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

  private final Set<String> tooFaint = new TreeSet<>();
  private int texts;

  @Test
  @DisplayName("in both themes, in every tab of a session with a better version")
  void everywhere() {
    robot.runAndStep();
    robot.compareRow(0);
    for (String theme : List.of("Light", "Dark")) {
      robot.interact(() -> bench.window().perform("Theme: " + theme));
      for (String tab : TABS) {
        robot.interact(() -> bench.window().perform(tab));
        robot.idle();
        robot.interact(() -> look(stage.getScene().getRoot(), theme));
      }
    }
    assertTrue(texts > 1000, () -> texts + " texts were looked at");
    assertEquals(Set.of(), tooFaint);
  }

  private void look(Node node, String theme) {
    if (!node.isVisible() || node.isDisabled()) {
      return;
    }
    if (node instanceof Text text
        && !text.getText().isBlank()
        && text.getFill() instanceof Color ink) {
      texts++;
      Color ground = ground(text.getParent());
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
      parent.getChildrenUnmodifiable().forEach(child -> look(child, theme));
    }
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
    if (pane instanceof Region region && region.getBackground() != null) {
      for (BackgroundFill fill : region.getBackground().getFills()) {
        if (fill.getFill() instanceof Color color && color.getOpacity() > 0) {
          ground = over(color, ground == null ? ground(pane.getParent()) : ground);
        }
      }
    }
    return ground == null ? ground(pane.getParent()) : ground;
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
