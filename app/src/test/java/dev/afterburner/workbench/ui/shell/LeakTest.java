package dev.afterburner.workbench.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.input.KeyCode;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Counts the live objects of the workbench's and JavaFX's classes, by the virtual machine's own
 * class histogram.
 */
@DisplayName("The window's memory")
class LeakTest extends WindowScenario {

  private static final int ROUNDS = 100;

  /** Objects of a class that may come and go without being a leak: caches of a few entries. */
  private static final int SLACK = 60;

  @Test
  @DisplayName("does not grow while two hundred sessions are opened, one after another")
  void sessions() throws Exception {
    robot.interact(() -> bench.window().perform("Run what is in the editor"));
    robot.until("a curve", () -> !robot.rows().isEmpty() && robot.row(0).spark() != null);
    robot.interact(() -> bench.window().perform("Stop"));
    robot.idle();
    // What is made once, is made in the first rounds.
    openInTurn(ROUNDS / 4);
    Map<String, Long> before = live();
    openInTurn(ROUNDS);
    Map<String, Long> after = live();
    List<String> grown = new ArrayList<>();
    after.forEach(
        (name, count) -> {
          long more = count - before.getOrDefault(name, 0L);
          if (more > SLACK) {
            grown.add(name + " +" + more);
          }
        });
    assertTrue(after.size() > 100, "the histogram was read");
    assertEquals(List.of(), grown, "after " + 2 * ROUNDS + " openings");
  }

  /** Opens another problem and then the one with the session. */
  private void openInTurn(int rounds) {
    for (int i = 0; i < rounds; i++) {
      for (String title : List.of("Coin ways", "Pair sums")) {
        robot.openProblem(title);
      }
      robot.until("the session", () -> !robot.rows().isEmpty());
    }
    robot.type(KeyCode.ESCAPE);
    robot.settle();
  }

  /** Live objects by class, after a collection. */
  private static Map<String, Long> live() throws JMException {
    String histogram =
        (String)
            ManagementFactory.getPlatformMBeanServer()
                .invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "gcClassHistogram",
                    new Object[] {new String[0]},
                    new String[] {String[].class.getName()});
    Map<String, Long> counts = new TreeMap<>();
    histogram
        .lines()
        .map(line -> line.strip().split("\\s+"))
        .filter(f -> f.length >= 4 && f[0].endsWith(":"))
        .filter(f -> f[3].startsWith("dev.afterburner.") || f[3].startsWith("javafx.scene."))
        // Lambdas are named anew by each run.
        .filter(f -> !f[3].contains("$$Lambda"))
        .forEach(f -> counts.put(f[3], Long.parseLong(f[1])));
    return counts;
  }
}
