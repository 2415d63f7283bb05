// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.InterleavedRuns;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** All views, one after the other, for those who use no mouse and for those who see nothing. */
@DisplayName("Every view of the window")
class EveryViewTest extends WindowScenario {

  private static final List<String> PANES =
      List.of(
          "Statement",
          "Editor",
          "Diff",
          "Tests",
          "Growth",
          "Trade-off: time against memory",
          "Versions",
          "Sessions",
          "Console",
          "Rewards");

  private static final List<String> CARDS =
      List.of(
          "Run programs on a server…",
          "Flags and packages…",
          "Container images…",
          "New problem…",
          "Add a test case…",
          "Keyboard shortcuts",
          "Find a command");

  @Override
  Bench bench() throws Exception {
    return new Bench(folder, InterleavedRuns.Plan.exactly(2));
  }

  private void show(String view) {
    robot.interact(() -> bench.window().perform(view));
    robot.settle();
  }

  /** Versions, a comparison, a case that is chosen: so that each view has something in it. */
  private void fill() {
    bench.measured("pair-sums");
    robot.runAndStep();
    robot.clickRow(1);
    show("Compare with the original");
    robot.until("the ratios", () -> robot.lookup("#ratios .figures").tryQuery().isPresent());
    show("Tests");
    robot.interact(
        () ->
            robot
                .lookup("#tests")
                .<javafx.scene.control.TableView<?>>query()
                .getSelectionModel()
                .select(0));
    robot.settle();
  }

  @Test
  @DisplayName(
      "is reached and left by keyboard alone, takes the keys that are shown wherever the focus is,"
          + " and has a role, a name and a value for all that a screen reader comes to")
  void everyView() {
    fill();
    KeyWalk walk = new KeyWalk(robot, stage);
    Set<String> faults = new LinkedHashSet<>();
    for (String pane : PANES) {
      show(pane);
      faults.addAll(walk.through(pane));
      faults.addAll(walk.keys(pane, bench.window().shownKeys()));
      faults.addAll(Heard.faults(pane, stage.getScene().getRoot()));
    }
    show("Editor");
    faults.addAll(walk.round());
    show("Editor");
    int panes = walk.panes(KeyCode.F6).size();
    if (panes != 6) {
      faults.add("F6 goes to " + panes + " panes");
    }
    for (String card : CARDS) {
      Node before = walk.owner();
      show(card);
      faults.addAll(walk.card(card));
      faults.addAll(Heard.faults(card, stage.getScene().getRoot()));
      robot.type(KeyCode.ESCAPE);
      robot.settle();
      if (!before.equals(walk.owner())) {
        faults.add(card + " does not give the focus back");
      }
    }
    show("Model and steps…");
    for (String page : List.of("Model", "Requests", "Steps", "Prompt", "Prices")) {
      robot.page(page);
      faults.addAll(walk.card("Model and steps, " + page));
      faults.addAll(Heard.faults("Model and steps, " + page, stage.getScene().getRoot()));
    }
    robot.type(KeyCode.ESCAPE);
    faults.addAll(largeInSmall());
    faults.addAll(palette());
    assertTrue(faults.isEmpty(), () -> String.join("\n", faults));
  }

  /** Three sizes larger in a small window: columns go, numbers and buttons never. */
  private Set<String> largeInSmall() {
    Set<String> faults = new LinkedHashSet<>();
    robot.size(1024, 700);
    for (int i = 0; i < 3; i++) {
      show("Larger text");
    }
    for (String pane : PANES) {
      show(pane);
      // A column that was too narrow grows with the next layout.
      robot.settle();
      robot.cut().forEach(text -> faults.add(pane + ", large: cut: " + text));
      robot.beyond().forEach(button -> faults.add(pane + ", large: outside: " + button));
    }
    return faults;
  }

  /** What people look for by other words than the menu's. */
  private Set<String> palette() {
    Set<String> faults = new LinkedHashSet<>();
    show("Find a command");
    for (String word : List.of("compare", "export", "branch", "log", "pane", "save")) {
      robot.interact(() -> robot.lookup("#palette-search").<TextField>query().setText(word));
      if (robot.lookup("#palette-list").<ListView<?>>query().getItems().isEmpty()) {
        faults.add("the palette finds nothing for " + word);
      }
    }
    return faults;
  }
}
