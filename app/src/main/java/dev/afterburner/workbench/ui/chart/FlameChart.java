// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.chart;

import dev.afterburner.workbench.chart.draw.LegendEntry;
import dev.afterburner.workbench.chart.draw.Palette;
import dev.afterburner.workbench.chart.draw.Pen;
import dev.afterburner.workbench.chart.draw.Plot;
import dev.afterburner.workbench.chart.flame.FlameBoxes;
import dev.afterburner.workbench.chart.flame.FlameModel;
import dev.afterburner.workbench.chart.flame.FlameModel.Name;
import dev.afterburner.workbench.chart.flame.FlameModel.View;
import dev.afterburner.workbench.chart.flame.FlamePlot;
import dev.afterburner.workbench.chart.flame.FlamePlot.At;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/**
 * A flame graph. A click zooms to a box, a double click on the ground shows all; dragging and the
 * wheel scroll, the wheel with Ctrl zooms at the mouse. With the keyboard: down leads to the widest
 * box that was called, up to the caller, left and right to the boxes beside; Enter zooms to the
 * box, Space shows its line, plus and minus zoom, 0 shows all.
 */
public final class FlameChart extends ChartControl<FlameModel> {

  private static final double KEY_ZOOM = 0.7;
  private static final double WHEEL = 1.0022;
  private static final double LEAST_DRAG = 4;

  private View view = View.ALL;
  private @Nullable At pointed;
  private Consumer<Name> onShow = _ -> {};
  private View pressedView = View.ALL;
  private double pressedX;
  private double pressedY;
  private boolean dragged;

  /** A chart without boxes. */
  public FlameChart(String title, String emptyText) {
    super(
        new FlameModel(title, "", List.of(), FlameBoxes.NONE, View.ALL, emptyText),
        ExportFormat.ALL);
    getStyleClass().add("flame-chart");
    canvas()
        .setAccessibleHelp(
            "Down leads to what was called, up to the caller, left and right to the boxes beside."
                + " Enter zooms to the box, Space shows its line, 0 shows everything");
    canvas().setOnMouseMoved(event -> point(flame().at(event.getX(), event.getY())));
    canvas().setOnMouseExited(_ -> point(null));
    canvas().setOnMousePressed(this::pressed);
    canvas().setOnMouseDragged(this::dragged);
    canvas().setOnMouseReleased(_ -> canvas().setCursor(Cursor.DEFAULT));
    canvas().setOnMouseClicked(this::clicked);
    canvas().setOnScroll(this::scrolled);
    canvas().setOnKeyPressed(this::key);
    show(model());
  }

  /** Shows other boxes, all of them; what is searched for stays. */
  public void setModel(FlameModel flame) {
    if (flame.boxes() != model().boxes()) {
      pointed = null;
      view = View.ALL.withSearch(view.search());
    }
    show(flame.withView(view));
  }

  /** Makes frames stand out whose words hold this; none where it is empty. */
  public void setSearch(String words) {
    look(view.withSearch(words));
  }

  /** Is told the frame whose line somebody wants to see. */
  public void setOnShow(Consumer<Name> action) {
    onShow = action;
  }

  private FlamePlot flame() {
    return (FlamePlot) plot();
  }

  private void look(View wanted) {
    View within = wanted.withTop(Math.clamp(wanted.top(), 0, flame().lastTop()));
    if (!within.equals(view)) {
      view = within;
      show(model().withView(view));
    }
  }

  private void point(@Nullable At at) {
    if (!Objects.equals(at, pointed)) {
      pointed = at;
      say();
      canvas().redrawAbove();
    }
  }

  @Override
  String spoken() {
    return pointed == null ? model().spoken() : flame().spoken(pointed);
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
      canvas().setCursor(Cursor.CLOSED_HAND);
      double wide = pressedView.high() - pressedView.low();
      double by = x / flame().area().width() * wide;
      look(
          pressedView
              .at(pressedView.low() + by, pressedView.high() + by)
              .withTop(pressedView.top() + y / FlamePlot.ROW));
    }
  }

  private void clicked(MouseEvent event) {
    if (dragged || event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    At at = flame().at(event.getX(), event.getY());
    if (at == null) {
      if (event.getClickCount() == 2) {
        look(view.at(0, 1));
      }
    } else if (event.getClickCount() == 2) {
      onShow.accept(flame().name(at));
    } else {
      look(flame().zoomedTo(at));
    }
  }

  private void scrolled(ScrollEvent event) {
    if (event.isShortcutDown()) {
      zoom(Math.pow(WHEEL, -event.getDeltaY()), flame().shareAt(event.getX()));
    } else {
      double wide = view.high() - view.low();
      double by = -event.getDeltaX() / flame().area().width() * wide;
      look(
          view.at(view.low() + by, view.high() + by)
              .withTop(view.top() - event.getDeltaY() / FlamePlot.ROW));
    }
    event.consume();
  }

  private void zoom(double factor, double around) {
    look(
        view.at(around - (around - view.low()) * factor, around + (view.high() - around) * factor));
  }

  private void key(KeyEvent event) {
    if (model().boxes().width() == 0 || event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    At now = pointed == null ? new At(0, 0) : pointed;
    boolean first = pointed == null;
    switch (event.getCode()) {
      case DOWN -> walk(first ? now : flame().above(now));
      case UP -> walk(flame().below(now));
      case LEFT -> walk(flame().beside(now, -1));
      case RIGHT -> walk(first ? now : flame().beside(now, 1));
      case ENTER -> {
        point(now);
        look(flame().zoomedTo(now));
      }
      case SPACE -> onShow.accept(flame().name(now));
      case PLUS, ADD, EQUALS -> zoom(KEY_ZOOM, (view.low() + view.high()) / 2);
      case MINUS, SUBTRACT -> zoom(1 / KEY_ZOOM, (view.low() + view.high()) / 2);
      case DIGIT0, NUMPAD0, HOME -> look(view.at(0, 1).withTop(0));
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void walk(At to) {
    point(to);
    look(flame().showing(to));
  }

  @Override
  List<LegendEntry> switches() {
    return List.of();
  }

  @Override
  void drawAbove(Pen pen, Plot laidOut, Palette colours) {
    At at = pointed;
    if (at != null) {
      ((FlamePlot) laidOut).drawReadout(pen, colours, at);
    }
  }
}
