// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.chart;

import dev.afterburner.workbench.chart.TradeoffModel;
import dev.afterburner.workbench.chart.TradeoffPlot;
import dev.afterburner.workbench.chart.draw.LegendEntry;
import dev.afterburner.workbench.chart.draw.Palette;
import dev.afterburner.workbench.chart.draw.Pen;
import dev.afterburner.workbench.chart.draw.Plot;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * Time against memory. A click selects a version; with the keyboard: arrows move, Enter selects.
 */
public final class TradeoffChart extends ChartControl<TradeoffModel> {

  private Consumer<String> onSelect = _ -> {};
  private TradeoffModel.@Nullable Point pointed;

  /** A chart without versions. */
  public TradeoffChart(String title, String emptyText) {
    super(new TradeoffModel(title, "", List.of(), null, emptyText), ExportFormat.ALL);
    getStyleClass().add("tradeoff-chart");
    canvas().setOnMouseMoved(event -> point(at(event)));
    canvas().setOnMouseExited(_ -> point(null));
    canvas()
        .setOnMouseClicked(
            event -> {
              canvas().requestFocus();
              choose(at(event));
            });
    canvas().setOnKeyPressed(this::key);
    setModel(model());
  }

  /** Shows other versions. */
  public void setModel(TradeoffModel tradeoff) {
    pointed = null;
    show(tradeoff);
  }

  /** Is told the id of the version that somebody selects. */
  public void setOnSelect(Consumer<String> action) {
    onSelect = action;
  }

  private TradeoffPlot tradeoffPlot() {
    return (TradeoffPlot) plot();
  }

  private TradeoffModel.@Nullable Point at(MouseEvent event) {
    return tradeoffPlot().at(event.getX(), event.getY()).orElse(null);
  }

  private void point(TradeoffModel.@Nullable Point point) {
    pointed = point;
    say();
    canvas().redrawAbove();
  }

  @Override
  String spoken() {
    TradeoffModel.Point point = pointed;
    return point == null ? model().spoken() : tradeoffPlot().spoken(point);
  }

  private void choose(TradeoffModel.@Nullable Point point) {
    if (point != null) {
      onSelect.accept(point.version());
    }
  }

  private void key(KeyEvent event) {
    List<TradeoffModel.Point> points = model().points();
    int at = pointed == null ? -1 : points.indexOf(pointed);
    if (points.isEmpty() || event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    switch (event.getCode()) {
      case LEFT -> point(points.get(Math.max(0, at - 1)));
      case RIGHT -> point(points.get(Math.min(points.size() - 1, at + 1)));
      case ENTER, SPACE -> choose(pointed);
      default -> {
        return;
      }
    }
    event.consume();
  }

  @Override
  List<LegendEntry> switches() {
    return List.of();
  }

  @Override
  void drawAbove(Pen pen, Plot laidOut, Palette colours) {
    TradeoffModel.Point point = pointed;
    if (point != null) {
      ((TradeoffPlot) laidOut).drawReadout(pen, colours, point);
    }
  }
}
