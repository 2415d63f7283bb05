// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart;

import dev.afterburner.workbench.chart.draw.Box;
import dev.afterburner.workbench.chart.draw.ChartModel;
import dev.afterburner.workbench.chart.draw.Dash;
import dev.afterburner.workbench.chart.draw.Ink;
import dev.afterburner.workbench.chart.draw.LegendEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The versions of a session as a graph: a node each, joined with the one it was made from. The path
 * from the original to the best version stands out.
 *
 * @param title the chart's name
 * @param note a remark beside it
 * @param nodes the versions, each after its parent
 * @param best id of the best version; null for none
 * @param selected id of the selected version; null for none
 * @param view what of it is seen
 * @param emptyText what stands in the chart's place while there is none
 */
public record TreeModel(
    String title,
    String note,
    List<Node> nodes,
    @Nullable String best,
    @Nullable String selected,
    View view,
    String emptyText)
    implements ChartModel {

  /** What the path to the best is called in the legend. */
  public static final String PATH = "path";

  /**
   * A version.
   *
   * @param version its id
   * @param parent its parent's; null for the original
   * @param standing what came of it
   * @param byHand whether a person wrote it
   * @param ratio over the original, as it is shown; empty where it was not measured
   */
  public record Node(
      String version, @Nullable String parent, Standing standing, boolean byHand, String ratio) {}

  /** What came of a version. */
  public enum Standing {
    ACCEPTED("accepted"),
    DECLINED("passed, not accepted"),
    FAILED("failed"),
    PENDING("not judged");

    private final String words;

    Standing(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /**
   * What is seen.
   *
   * @param zoom 1 where every name can be read; 0 for the whole tree, however dense
   * @param x what is scrolled past on the left, units of the drawing
   * @param y what is scrolled past above
   * @param hidden of these, versions that nothing was made from are left out
   */
  public record View(double zoom, double x, double y, Set<Standing> hidden) {

    /** The beginning, at a size that can be read. */
    public static final View START = new View(1, 0, 0, Set.of());

    /** All of it. */
    public static final View WHOLE = new View(0, 0, 0, Set.of());

    public View {
      hidden = Set.copyOf(hidden);
    }

    /** The same versions, seen from elsewhere. */
    public View at(double nextZoom, double nextX, double nextY) {
      return new View(nextZoom, nextX, nextY, hidden);
    }

    /** With a standing left out, or not. */
    public View with(Standing standing, boolean shown) {
      Set<Standing> changed = new HashSet<>(hidden);
      if (shown) {
        changed.remove(standing);
      } else {
        changed.add(standing);
      }
      return new View(zoom, x, y, changed);
    }
  }

  /**
   * Where a node stands: how many generations from the original, and in which row.
   *
   * @param column from 0
   * @param row from 0
   */
  record Place(int column, int row) {}

  public TreeModel {
    nodes = List.copyOf(nodes);
  }

  /** The same looked at otherwise. */
  public TreeModel withView(View now) {
    return new TreeModel(title, note, nodes, best, selected, now, emptyText);
  }

  /** The versions from the original to the best one, both included; empty without a best one. */
  public List<String> bestPath() {
    Map<String, @Nullable String> parents = new HashMap<>();
    nodes.forEach(n -> parents.put(n.version(), n.parent()));
    List<String> path = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String at = best; at != null && parents.containsKey(at) && seen.add(at); ) {
      path.addFirst(at);
      at = parents.get(at);
    }
    return path;
  }

  /** The versions that are drawn: those that are hidden stay where others were made from them. */
  public List<Node> visible() {
    if (view.hidden().isEmpty()) {
      return nodes;
    }
    Set<String> kept = new HashSet<>(bestPath());
    nodes.forEach(n -> kept.add(String.valueOf(n.parent())));
    return nodes.stream()
        .filter(n -> kept.contains(n.version()) || !view.hidden().contains(n.standing()))
        .toList();
  }

  /** The drawn node of a version; null for none. */
  public @Nullable Node node(String version) {
    return visible().stream().filter(n -> n.version().equals(version)).findFirst().orElse(null);
  }

  /** The children of a version, in the order in which they were made. */
  public List<Node> children(String version) {
    return visible().stream().filter(n -> version.equals(n.parent())).toList();
  }

  /**
   * Where every node stands. A node is in the row of its first child, and the other children follow
   * below; the best path is the first of each, so that it is a straight line.
   */
  Map<String, Place> places() {
    Set<String> path = new HashSet<>(bestPath());
    Map<String, List<Node>> children = new HashMap<>();
    List<Node> roots = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (Node node : visible()) {
      if (node.parent() == null || !known.contains(node.parent())) {
        roots.add(node);
      } else {
        List<Node> siblings = children.computeIfAbsent(node.parent(), _ -> new ArrayList<>());
        siblings.add(path.contains(node.version()) ? 0 : siblings.size(), node);
      }
      known.add(node.version());
    }
    Map<String, Place> places = new HashMap<>();
    int row = 0;
    // A tree may be as deep as it has versions: no recursion.
    List<Node> waiting = new ArrayList<>(roots.reversed());
    Set<String> first = new HashSet<>();
    while (!waiting.isEmpty()) {
      Node node = waiting.removeLast();
      Place above = node.parent() == null ? null : places.get(node.parent());
      boolean straight = above != null && first.add(String.valueOf(node.parent()));
      int own = straight || places.isEmpty() ? row : ++row;
      places.put(node.version(), new Place(above == null ? 0 : above.column() + 1, own));
      List<Node> below = children.getOrDefault(node.version(), List.of());
      waiting.addAll(below.reversed());
    }
    return places;
  }

  @Override
  public TreeModel onPaper() {
    return new TreeModel(title, "", nodes, best, null, view.at(0, 0, 0), emptyText);
  }

  @Override
  public double figureHeight(double width) {
    int rows = places().values().stream().mapToInt(Place::row).max().orElse(0) + 1;
    return Math.clamp(rows * 18.0 + 130, 200, width);
  }

  @Override
  public List<LegendEntry> legend() {
    List<LegendEntry> entries = new ArrayList<>();
    if (best != null) {
      entries.add(
          new LegendEntry(
              PATH, "path to the best", Ink.BEST, Dash.SOLID, LegendEntry.Mark.LINE_AND_DOT, true));
    }
    for (Standing standing : Standing.values()) {
      if (nodes.stream().anyMatch(n -> n.standing() == standing)) {
        entries.add(
            new LegendEntry(
                standing.name(),
                standing.words(),
                TreePlot.ink(standing),
                Dash.SOLID,
                standing == Standing.FAILED
                    ? LegendEntry.Mark.CROSS
                    : standing == Standing.DECLINED
                        ? LegendEntry.Mark.HOLLOW_SQUARE
                        : LegendEntry.Mark.DOT,
                !view.hidden().contains(standing)));
      }
    }
    return entries;
  }

  @Override
  public TreePlot plot(Box room, boolean titled) {
    return new TreePlot(this, room);
  }

  /** All of it in one line, for those who listen. */
  public String spoken() {
    return nodes.isEmpty()
        ? title + ". " + emptyText
        : title
            + ". "
            + nodes.size()
            + (nodes.size() == 1 ? " version" : " versions")
            + (best == null ? "" : ". Path to the best: " + String.join(", ", bestPath()));
  }
}
