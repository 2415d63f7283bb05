// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.chart;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.chart.TrendModel;
import dev.afterburner.workbench.chart.TrendPlot;
import dev.afterburner.workbench.chart.TrendPoint;
import dev.afterburner.workbench.chart.draw.Palette;
import dev.afterburner.workbench.chart.draw.Pen;
import dev.afterburner.workbench.chart.draw.Plot;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * A session over its iterations. A click selects a version; with the keyboard: arrows move along
 * the versions, Enter selects.
 */
public final class TrendChart extends ChartControl<TrendModel> {

  private Consumer<String> onSelect = _ -> {};
  private @Nullable TrendPoint pointed;

  /** A chart without versions. */
  public TrendChart(String title, String emptyText) {
    super(
        new TrendModel(title, "", List.of(), Figure.TIME, 0, null, Set.of(), emptyText),
        ExportFormat.ALL);
    getStyleClass().add("trend-chart");
    canvas().setOnMouseMoved(event -> point(at(event)));
    canvas().setOnMouseExited(_ -> point(null));
    canvas().setOnMouseClicked(this::clicked);
    canvas().setOnKeyPressed(this::key);
    canvas().setAccessibleHelp("Arrows move along the versions, Enter selects one");
    setModel(model());
  }

  /** Shows another state of the session; what is switched off stays so. */
  public void setModel(TrendModel trend) {
    pointed = null;
    show(trend.withHidden(model().hidden()));
  }

  /** Is told the id of the version that somebody selects. */
  public void setOnSelect(Consumer<String> action) {
    onSelect = action;
  }

  private TrendPlot trendPlot() {
    return (TrendPlot) plot();
  }

  private @Nullable TrendPoint at(MouseEvent event) {
    return trendPlot().at(event.getX(), event.getY()).orElse(null);
  }

  private void point(@Nullable TrendPoint point) {
    pointed = point;
    say();
    canvas().redrawAbove();
  }

  @Override
  String spoken() {
    TrendPoint point = pointed;
    return point == null ? model().spoken() : trendPlot().spoken(point);
  }

  private void clicked(MouseEvent event) {
    canvas().requestFocus();
    TrendPoint point = at(event);
    if (event.getButton() == MouseButton.PRIMARY && point != null && point.selectable()) {
      onSelect.accept(point.version());
    }
  }

  private void key(KeyEvent event) {
    List<TrendPoint> points = model().points();
    if (points.isEmpty() || event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    TrendPoint from = pointed;
    int at = from == null ? selectedIndex(points) : points.indexOf(from);
    switch (event.getCode()) {
      case LEFT -> point(points.get(Math.max(0, at - 1)));
      case RIGHT -> point(points.get(Math.min(points.size() - 1, at + 1)));
      case ENTER, SPACE -> {
        if (from != null && from.selectable()) {
          onSelect.accept(from.version());
        }
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  private int selectedIndex(List<TrendPoint> points) {
    for (int i = 0; i < points.size(); i++) {
      if (points.get(i).version().equals(model().selected())) {
        return i;
      }
    }
    return -1;
  }

  @Override
  void toggle(String id, boolean shown) {
    show(model().withShown(id, shown));
  }

  @Override
  void drawAbove(Pen pen, Plot laidOut, Palette colours) {
    TrendPoint point = pointed;
    if (point != null) {
      ((TrendPlot) laidOut).drawReadout(pen, colours, point);
    }
  }
}
