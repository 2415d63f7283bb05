// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart;

import dev.afterburner.workbench.chart.TreeModel.Node;
import dev.afterburner.workbench.chart.TreeModel.Place;
import dev.afterburner.workbench.chart.TreeModel.Standing;
import dev.afterburner.workbench.chart.TreeModel.View;
import dev.afterburner.workbench.chart.draw.AxisPen;
import dev.afterburner.workbench.chart.draw.Box;
import dev.afterburner.workbench.chart.draw.Dash;
import dev.afterburner.workbench.chart.draw.Face;
import dev.afterburner.workbench.chart.draw.Ink;
import dev.afterburner.workbench.chart.draw.Palette;
import dev.afterburner.workbench.chart.draw.Panel;
import dev.afterburner.workbench.chart.draw.Pen;
import dev.afterburner.workbench.chart.draw.Plot;
import dev.afterburner.workbench.chart.draw.Rgb;
import dev.afterburner.workbench.chart.draw.Sign;
import dev.afterburner.workbench.chart.draw.Stroke;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A tree of versions laid out: generations from left to right. */
public final class TreePlot implements Plot {

  private static final double EDGE = 14;
  private static final double RADIUS = 4.4;
  private static final double LEAST_RADIUS = 1.4;
  private static final double REACH = 10;

  /** Room for a node and its name at zoom 1. */
  private static final double COLUMN = 96;

  private static final double ROW = 22;
  private static final double MOST_COLUMN = 180;
  private static final double LABEL_HEIGHT = 11;

  private final TreeModel model;
  private final Box area;
  private final List<Node> nodes;
  private final Map<String, Place> places;
  private final double column;
  private final double row;
  private final double contentWidth;
  private final double contentHeight;

  TreePlot(TreeModel model, Box room) {
    this.model = model;
    this.area =
        new Box(
            room.x() + 8,
            room.y() + 6,
            Math.max(1, room.width() - 16),
            Math.max(1, room.height() - 12));
    this.nodes = model.visible();
    this.places = model.places();
    int columns = places.values().stream().mapToInt(Place::column).max().orElse(0) + 1;
    int rows = places.values().stream().mapToInt(Place::row).max().orElse(0) + 1;
    double fitColumn = (area.width() - 2 * EDGE) / columns;
    double fitRow = (area.height() - 2 * EDGE) / rows;
    double zoom = model.view().zoom();
    column =
        zoom == 0
            ? Math.min(MOST_COLUMN, fitColumn)
            : Math.max(zoom * COLUMN, zoom >= 1 ? Math.min(MOST_COLUMN, fitColumn) : 0);
    row = zoom == 0 ? Math.min(ROW * 1.4, fitRow) : zoom * ROW;
    contentWidth = columns * column + 2 * EDGE;
    contentHeight = rows * row + 2 * EDGE;
  }

  static Ink ink(Standing standing) {
    return switch (standing) {
      case ACCEPTED -> Ink.LIVE;
      case DECLINED -> Ink.OTHER;
      case FAILED -> Ink.DANGER;
      case PENDING -> Ink.MUTED;
    };
  }

  @Override
  public Box area() {
    return area;
  }

  /** A view that scrolls no further than there is something to see. */
  public View within(View wanted) {
    return wanted.at(
        wanted.zoom(),
        Math.clamp(wanted.x(), 0, Math.max(0, contentWidth - area.width())),
        Math.clamp(wanted.y(), 0, Math.max(0, contentHeight - area.height())));
  }

  /** The view scrolled as little as needed for a version to be seen. */
  public View showing(String version) {
    Place place = places.get(version);
    View now = model.view();
    if (place == null) {
      return now;
    }
    double x = EDGE + place.column() * column;
    double y = EDGE + (place.row() + 0.5) * row;
    double right = Math.min(column, area.width() - EDGE);
    return within(
        now.at(
            now.zoom(),
            Math.clamp(
                now.x(), x + right - area.width(), Math.max(x + right - area.width(), x - EDGE)),
            Math.clamp(
                now.y(), y + EDGE - area.height(), Math.max(y + EDGE - area.height(), y - EDGE))));
  }

  /** The zoom that shows the whole tree, to go on from by steps. */
  public double wholeZoom() {
    return Math.min(column / COLUMN, row / ROW);
  }

  private double x(Place place) {
    return area.x() + EDGE + place.column() * column + radius() - model.view().x();
  }

  private double y(Place place) {
    return area.y() + EDGE + (place.row() + 0.5) * row - model.view().y();
  }

  private double radius() {
    return Math.clamp(row * 0.32, LEAST_RADIUS, RADIUS);
  }

  @Override
  public void draw(Pen pen, Palette palette) {
    if (model.nodes().isEmpty()) {
      new AxisPen(pen, palette, area).empty(model.emptyText());
      return;
    }
    pen.within(area, () -> drawTree(pen, palette));
  }

  private void drawTree(Pen pen, Palette palette) {
    Set<String> path = new HashSet<>(model.bestPath());
    Stroke thin = Stroke.of(palette.of(Ink.FAINT), 1);
    Stroke strong = Stroke.of(palette.of(Ink.BEST), 2.6);
    for (boolean best : new boolean[] {false, true}) {
      for (Node node : nodes) {
        Place from = node.parent() == null ? null : places.get(node.parent());
        boolean onPath = path.contains(node.version());
        if (from != null && onPath == best) {
          edge(pen, from, place(node), best ? strong : thin);
        }
      }
    }
    Set<String> parents = new HashSet<>();
    nodes.forEach(node -> parents.add(String.valueOf(node.parent())));
    for (Node node : nodes) {
      node(pen, palette, node, path.contains(node.version()), parents);
    }
  }

  private Place place(Node node) {
    return Objects.requireNonNull(places.get(node.version()));
  }

  private void edge(Pen pen, Place from, Place to, Stroke stroke) {
    double x1 = x(from);
    double x2 = x(to);
    double y1 = y(from);
    double y2 = y(to);
    if (y1 == y2) {
      if (seen(y1)) {
        pen.line(x1, y1, x2, y2, stroke);
      }
      return;
    }
    if (Math.max(y1, y2) < area.y() || Math.min(y1, y2) > area.bottom()) {
      return;
    }
    double turn = x1 + Math.min(column * 0.45, 16);
    pen.polyline(new double[] {x1, turn, turn, x2}, new double[] {y1, y1, y2, y2}, 4, stroke);
  }

  private boolean seen(double y) {
    return y >= area.y() - EDGE && y <= area.bottom() + EDGE;
  }

  private void node(Pen pen, Palette palette, Node node, boolean onPath, Set<String> parents) {
    Place place = place(node);
    double x = x(place);
    double y = y(place);
    if (!seen(y) || x < area.x() - column || x > area.right() + EDGE) {
      return;
    }
    double radius = radius();
    if (node.version().equals(model.selected())) {
      pen.disc(x, y, radius + 4, palette.of(Ink.SELECTED).faded(0.35));
    }
    mark(pen, palette, node, x, y, radius);
    // Names of dense rows would lie over each other.
    if (row < LABEL_HEIGHT && !onPath) {
      return;
    }
    String name = node.byHand() ? node.version() + " (hand)" : node.version();
    double room = column - 2 * radius - 10;
    Face face = onPath ? Face.STRONG : Face.LABEL;
    String both = node.ratio().isEmpty() ? name : name + "  " + node.ratio();
    String shown = pen.of(both, face) <= room ? both : name;
    if (pen.of(shown, face) <= room) {
      Rgb colour = palette.of(onPath ? Ink.FOREGROUND : Ink.MUTED);
      // Above the line that leads on.
      boolean leads = parents.contains(node.version());
      pen.text(
          shown,
          x + radius + 4,
          leads && row >= 2 * LABEL_HEIGHT - 1 ? y - 4 : y + 3.8,
          Pen.Anchor.START,
          face,
          colour);
    }
  }

  /** A shape for each standing, so that colour is not all that tells them apart. */
  private static void mark(Pen pen, Palette palette, Node node, double x, double y, double radius) {
    Rgb colour = palette.of(ink(node.standing()));
    Rgb ground = palette.of(Ink.BACKGROUND);
    switch (node.standing()) {
      case ACCEPTED -> (node.byHand() ? Sign.DIAMOND : Sign.DISC).draw(pen, x, y, radius, colour);
      case DECLINED -> {
        Sign shape = node.byHand() ? Sign.DIAMOND : Sign.SQUARE;
        shape.draw(pen, x, y, radius, colour);
        shape.draw(pen, x, y, radius * 0.55, ground);
      }
      case FAILED -> {
        pen.disc(x, y, radius, ground);
        Sign.CROSS.draw(pen, x, y, radius * 0.8, colour);
      }
      case PENDING -> pen.disc(x, y, radius * 0.6, colour);
    }
  }

  /** The version nearest to a point of the drawing, if any is near. */
  public Optional<Node> at(double px, double py) {
    return nodes.stream()
        .filter(n -> Math.abs(y(place(n)) - py) <= Math.max(REACH, row / 2))
        .filter(n -> px >= x(place(n)) - REACH && px <= x(place(n)) + Math.max(REACH, column * 0.7))
        .min(
            java.util.Comparator.comparingDouble(
                n -> Math.hypot((x(place(n)) - px) / 4, y(place(n)) - py)));
  }

  /** The version in the row above, −1, or below, 1, that stands nearest; itself at the end. */
  public Node beside(Node node, int change) {
    Place own = place(node);
    return nodes.stream()
        .filter(n -> Integer.signum(place(n).row() - own.row()) == change)
        .min(
            java.util.Comparator.comparingInt((Node n) -> Math.abs(place(n).row() - own.row()))
                .thenComparingInt(n -> Math.abs(place(n).column() - own.column())))
        .orElse(node);
  }

  /** What is to be said about a version, in one line. */
  public String spoken(Node node) {
    return node.version()
        + (node.byHand() ? ", by hand" : "")
        + (node.parent() == null ? "" : ", from " + node.parent())
        + ", "
        + node.standing().words()
        + (node.ratio().isEmpty() ? "" : ", " + node.ratio() + " compared with the original")
        + (node.version().equals(model.best()) ? ", the best" : "");
  }

  /** Draws a small table about a version beside it. */
  public void drawReadout(Pen pen, Palette palette, Node node) {
    double x = x(place(node));
    double y = y(place(node));
    pen.disc(x, y, radius() + 3, palette.of(Ink.SELECTED).faded(0.3));
    new Panel(
            node.version().equals(model.best()) ? node.version() + ", the best" : node.version(),
            List.of(
                new Panel.Row(ink(node.standing()), Dash.SOLID, node.standing().words(), ""),
                new Panel.Row(
                    Ink.TIME,
                    Dash.SOLID,
                    "vs original",
                    node.ratio().isEmpty() ? "–" : node.ratio())))
        .draw(pen, palette, area, x);
  }
}
