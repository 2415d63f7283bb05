// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.chart.TreeModel.Node;
import dev.afterburner.workbench.chart.TreeModel.Place;
import dev.afterburner.workbench.chart.TreeModel.Standing;
import dev.afterburner.workbench.chart.TreeModel.View;
import dev.afterburner.workbench.chart.draw.Box;
import dev.afterburner.workbench.export.SessionTree;
import dev.afterburner.workbench.session.CoinWays;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The versions as a graph")
final class TreeTest {

  private static final Box ROOM = new Box(0, 0, 400, 300);

  private static Node node(int id, int parent) {
    return new Node("v" + id, parent < 0 ? null : "v" + parent, Standing.DECLINED, false, "1.0×");
  }

  private static TreeModel of(@Nullable String best, Node... nodes) {
    return new TreeModel("Tree", "", List.of(nodes), best, null, View.START, "none");
  }

  @Test
  @DisplayName("have the path to the best in one row, and what branches off below")
  void path() {
    TreeModel tree = of("v4", node(0, -1), node(1, 0), node(2, 0), node(3, 2), node(4, 2));
    assertEquals(List.of("v0", "v2", "v4"), tree.bestPath());
    assertEquals(
        Map.of(
            "v0", new Place(0, 0),
            "v2", new Place(1, 0),
            "v4", new Place(2, 0),
            "v3", new Place(2, 1),
            "v1", new Place(1, 2)),
        tree.places());
  }

  @Test
  @DisplayName("have no path before there is a best one")
  void noBest() {
    assertEquals(List.of(), of(null, node(0, -1)).bestPath());
    assertEquals(List.of(), of(null).bestPath());
  }

  @Test
  @DisplayName("never stand two in one place, also 500 in a row or 500 from one")
  void places() {
    List<Node> deep = new ArrayList<>();
    List<Node> wide = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      deep.add(node(i, i - 1));
      wide.add(node(i, i == 0 ? -1 : 0));
    }
    for (List<Node> nodes : List.of(deep, wide)) {
      TreeModel tree = of("v499", nodes.toArray(Node[]::new));
      assertEquals(500, new HashSet<>(tree.places().values()).size());
    }
    assertEquals(new Place(499, 0), of(null, deep.toArray(Node[]::new)).places().get("v499"));
    assertEquals(new Place(1, 0), of("v499", wide.toArray(Node[]::new)).places().get("v499"));
  }

  @Test
  @DisplayName("scroll as little as needed, and no further than there is something to see")
  void scrolls() {
    List<Node> wide = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      wide.add(node(i, i == 0 ? -1 : 0));
    }
    TreeModel tree = of(null, wide.toArray(Node[]::new));
    assertEquals(View.START, tree.plot(ROOM, false).showing("v1"));
    View last = tree.plot(ROOM, false).showing("v99");
    View end = tree.plot(ROOM, false).within(View.START.at(1, 0, 1e9));
    assertTrue(last.y() > 1000 && end.y() - last.y() < 22, last + " of " + end);
    assertEquals(
        View.WHOLE, tree.withView(View.WHOLE).plot(ROOM, false).within(View.START.at(0, 50, 50)));
  }

  @Test
  @DisplayName("are left out by what came of them, but for those that others were made from")
  void hidden() {
    TreeModel tree = of("v4", node(0, -1), node(1, 0), node(2, 0), node(3, 2), node(4, 2));
    TreeModel hidden = tree.withView(View.START.with(Standing.DECLINED, false));
    assertEquals(List.of("v0", "v2", "v4"), hidden.visible().stream().map(Node::version).toList());
    assertEquals(3, hidden.onPaper().visible().size(), "a figure leaves out the same");
    assertEquals(5, hidden.withView(hidden.view().with(Standing.DECLINED, true)).visible().size());
  }

  @Test
  @DisplayName("are found where they are drawn")
  void found() {
    TreeModel tree = of("v1", node(0, -1), node(1, 0), node(2, 0));
    TreePlot plot = tree.plot(ROOM, false);
    List<String> down = new ArrayList<>();
    for (double y = 0; y < 300; y += 2) {
      for (double x = 0; x < 400; x += 4) {
        plot.at(x, y).map(Node::version).filter(v -> !down.contains(v)).ifPresent(down::add);
      }
    }
    assertEquals(List.of("v0", "v1", "v2"), down.stream().sorted().toList());
    assertEquals("v2", plot.beside(tree.nodes().get(1), 1).version());
    assertEquals("v1", plot.beside(tree.nodes().get(2), -1).version());
    assertEquals("v2", plot.beside(tree.nodes().get(2), 1).version());
  }

  @Test
  @DisplayName("have the standing and the ratio of the version table; a figure has no selection")
  void session() {
    TreeModel tree = SessionTree.of(CoinWays.session(), 3);
    assertEquals(
        List.of("", "5.00×", "40.0×", "12.5×"), tree.nodes().stream().map(Node::ratio).toList());
    assertEquals(
        List.of(Standing.ACCEPTED, Standing.ACCEPTED, Standing.ACCEPTED, Standing.DECLINED),
        tree.nodes().stream().map(Node::standing).toList());
    assertEquals(List.of("v0", "v2"), tree.bestPath());
    assertEquals("v3", tree.selected());
    assertNull(tree.onPaper().selected());
    assertEquals(
        "v3, from v1, passed, not accepted, 12.5× compared with the original",
        tree.plot(ROOM, false).spoken(tree.nodes().get(3)));
  }
}
