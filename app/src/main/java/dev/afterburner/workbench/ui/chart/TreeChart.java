// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.chart;

import dev.afterburner.workbench.chart.TreeModel;
import dev.afterburner.workbench.chart.TreeModel.Node;
import dev.afterburner.workbench.chart.TreeModel.Standing;
import dev.afterburner.workbench.chart.TreeModel.View;
import dev.afterburner.workbench.chart.TreePlot;
import dev.afterburner.workbench.chart.draw.LegendEntry;
import dev.afterburner.workbench.chart.draw.Palette;
import dev.afterburner.workbench.chart.draw.Pen;
import dev.afterburner.workbench.chart.draw.Plot;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/**
 * The versions as a graph. A click selects a version; dragging and the wheel scroll, the wheel with
 * Ctrl zooms, a double click shows the whole tree. With the keyboard: left leads to the parent,
 * right to the first child, up and down to the rows beside, Enter selects, plus and minus zoom, 0
 * shows the whole tree.
 */
public final class TreeChart extends ChartControl<TreeModel> {

  private static final double ZOOM = 1.3;
  private static final double MOST_ZOOM = 2.2;
  private static final double LEAST_ZOOM = 0.02;
  private static final double LEAST_DRAG = 4;

  private final ToggleButton whole =
      option(
          "tree-whole",
          "whole",
          "Fit the whole tree into the view (0); when off, the names stay readable");
  private Consumer<String> onSelect = _ -> {};
  private @Nullable String pointed;
  private View view = View.START;
  private double pressedX;
  private double pressedY;
  private View pressedView = View.START;
  private boolean dragged;

  /** A tree without versions. */
  public TreeChart(String title, String emptyText) {
    super(new TreeModel(title, "", List.of(), null, null, View.START, emptyText), ExportFormat.ALL);
    getStyleClass().add("tree-chart");
    options().getChildren().add(whole);
    whole.setOnAction(_ -> look(view.at(whole.isSelected() ? 0 : 1, 0, 0)));
    canvas().setOnMouseMoved(event -> point(at(event)));
    canvas().setOnMouseExited(_ -> point(null));
    canvas().setOnMousePressed(this::pressed);
    canvas().setOnMouseDragged(this::dragged);
    canvas().setOnMouseClicked(this::clicked);
    canvas().setOnScroll(this::scrolled);
    canvas().setOnKeyPressed(this::key);
    canvas().heightProperty().addListener((_, _, _) -> showSelected());
    setModel(model());
  }

  /** Shows other versions; what is seen of them stays, but for a version that is newly selected. */
  public void setModel(TreeModel tree) {
    boolean moved = !Objects.equals(tree.selected(), model().selected());
    String at = pointed;
    pointed = at == null || tree.node(at) == null ? null : at;
    show(tree.withView(view));
    if (moved) {
      showSelected();
    }
    say();
  }

  /** Scrolls to the selected version, once there is room to scroll in. */
  private void showSelected() {
    String selected = model().selected();
    if (selected != null && canvas().getWidth() > 0) {
      look(treePlot().showing(selected));
    }
  }

  /** Is told the id of the version that somebody selects. */
  public void setOnSelect(Consumer<String> action) {
    onSelect = action;
  }

  private TreePlot treePlot() {
    return (TreePlot) plot();
  }

  private void look(View wanted) {
    if (!wanted.equals(view)) {
      show(model().withView(wanted));
      view = treePlot().within(wanted);
      show(model().withView(view));
      whole.setSelected(view.zoom() == 0);
    }
  }

  private @Nullable Node at(MouseEvent event) {
    return treePlot().at(event.getX(), event.getY()).orElse(null);
  }

  private void point(@Nullable Node node) {
    String now = node == null ? null : node.version();
    if (!Objects.equals(now, pointed)) {
      pointed = now;
      say();
      canvas().redrawAbove();
    }
  }

  @Override
  String spoken() {
    Node node = pointed == null ? null : model().node(pointed);
    return node == null ? model().spoken() : treePlot().spoken(node);
  }

  private void pressed(MouseEvent event) {
    canvas().requestFocus();
    pressedX = event.getX();
    pressedY = event.getY();
    pressedView = view;
    dragged = false;
  }

  private void dragged(MouseEvent event) {
    double x = pressedX - event.getX();
    double y = pressedY - event.getY();
    if (dragged || Math.hypot(x, y) >= LEAST_DRAG) {
      dragged = true;
      look(view.at(pressedView.zoom(), pressedView.x() + x, pressedView.y() + y));
    }
  }

  private void clicked(MouseEvent event) {
    if (dragged || event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    Node node = at(event);
    if (node != null) {
      onSelect.accept(node.version());
    } else if (event.getClickCount() == 2) {
      look(view.at(view.zoom() == 0 ? 1 : 0, 0, 0));
    }
  }

  private void scrolled(ScrollEvent event) {
    if (event.isShortcutDown()) {
      zoom(event.getDeltaY() > 0 ? ZOOM : 1 / ZOOM);
    } else {
      look(view.at(view.zoom(), view.x() - event.getDeltaX(), view.y() - event.getDeltaY()));
    }
    event.consume();
  }

  private void zoom(double factor) {
    double from = view.zoom() == 0 ? treePlot().wholeZoom() : view.zoom();
    double to = Math.clamp(from * factor, LEAST_ZOOM, MOST_ZOOM);
    look(view.at(to, view.x() * to / from, view.y() * to / from));
    if (pointed != null) {
      look(treePlot().showing(pointed));
    }
  }

  private void key(KeyEvent event) {
    if (model().visible().isEmpty() || event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    Node now = keyed();
    switch (event.getCode()) {
      case LEFT -> {
        Node parent = now.parent() == null ? null : model().node(now.parent());
        walk(parent == null ? now : parent);
      }
      case RIGHT -> {
        List<Node> children = model().children(now.version());
        List<String> path = model().bestPath();
        walk(
            children.stream()
                .filter(c -> path.contains(c.version()))
                .findFirst()
                .orElse(children.isEmpty() ? now : children.getFirst()));
      }
      case UP -> walk(treePlot().beside(now, -1));
      case DOWN -> walk(treePlot().beside(now, 1));
      case ENTER, SPACE -> onSelect.accept(now.version());
      case PLUS, ADD, EQUALS -> zoom(ZOOM);
      case MINUS, SUBTRACT -> zoom(1 / ZOOM);
      case DIGIT0, NUMPAD0 -> look(view.at(0, 0, 0));
      case HOME -> look(view.at(1, 0, 0));
      default -> {
        return;
      }
    }
    event.consume();
  }

  /** The version that keys speak of: the one pointed at, else the selected one, else the first. */
  private Node keyed() {
    for (String wanted : new @Nullable String[] {pointed, model().selected()}) {
      Node node = wanted == null ? null : model().node(wanted);
      if (node != null) {
        return node;
      }
    }
    return model().visible().getFirst();
  }

  private void walk(Node to) {
    point(to);
    look(treePlot().showing(to.version()));
  }

  @Override
  List<LegendEntry> switches() {
    return model().legend().stream().filter(e -> !e.id().equals(TreeModel.PATH)).toList();
  }

  @Override
  void toggle(String id, boolean shown) {
    look(view.with(Standing.valueOf(id), shown));
  }

  @Override
  void drawAbove(Pen pen, Plot laidOut, Palette colours) {
    Node node = pointed == null ? null : model().node(pointed);
    if (node != null) {
      ((TreePlot) laidOut).drawReadout(pen, colours, node);
    }
  }
}
