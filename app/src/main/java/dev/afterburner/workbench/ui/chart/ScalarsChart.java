// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.chart;

import dev.afterburner.workbench.chart.ScalarsModel;
import dev.afterburner.workbench.chart.ScalarsPlot;
import dev.afterburner.workbench.chart.draw.Palette;
import dev.afterburner.workbench.chart.draw.Pen;
import dev.afterburner.workbench.chart.draw.Plot;
import java.util.List;
import java.util.Set;
import javafx.scene.input.KeyEvent;

/** Numbers of trainings; the mouse or the arrows tell the values at a step. */
public final class ScalarsChart extends ChartControl<ScalarsModel> {

  private static final int STRIDES = 100;

  private long pointed = -1;

  /** A chart without runs. */
  public ScalarsChart(String title, String emptyText) {
    super(
        new ScalarsModel(title, "", List.of(), List.of(), Set.of(), false, emptyText),
        ExportFormat.ALL);
    getStyleClass().add("scalars-chart");
    canvas().setOnMouseMoved(event -> point(scalars().step(event.getX(), event.getY())));
    canvas().setOnMouseExited(_ -> point(-1));
    canvas().setOnKeyPressed(this::key);
    canvas().setAccessibleHelp("Arrows move along the steps; Home and End go to the ends");
    setModel(model());
  }

  /** Shows other runs, or more of the same; what is switched off stays so. */
  public void setModel(ScalarsModel runs) {
    ScalarsModel next = runs;
    for (String id : model().hidden()) {
      next = next.withShown(id, false);
    }
    show(next);
  }

  private ScalarsPlot scalars() {
    return (ScalarsPlot) plot();
  }

  private void point(long step) {
    if (step != pointed) {
      pointed = step;
      say();
      canvas().redrawAbove();
    }
  }

  @Override
  String spoken() {
    if (model().panels().isEmpty()) {
      return model().title() + ". " + model().emptyText();
    }
    String at = scalars().spoken(pointed < 0 ? scalars().lastStep() : pointed);
    return pointed < 0 ? model().title() + ". Last, at " + at : at;
  }

  private void key(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    long last = scalars().lastStep();
    // A hundredth of the way: a step of a long training is nothing that can be seen.
    long stride = Math.max(1, last / STRIDES);
    long from = pointed < 0 ? last : pointed;
    switch (event.getCode()) {
      case LEFT -> point(Math.max(0, from - stride));
      case RIGHT -> point(Math.min(last, from + stride));
      case HOME -> point(0);
      case END -> point(last);
      default -> {
        return;
      }
    }
    event.consume();
  }

  @Override
  void toggle(String id, boolean shown) {
    show(model().withShown(id, shown));
  }

  @Override
  void drawAbove(Pen pen, Plot laidOut, Palette colours) {
    if (pointed >= 0) {
      ((ScalarsPlot) laidOut).drawReadout(pen, colours, pointed);
    }
  }
}
