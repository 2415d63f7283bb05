// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.draw;

/** How a curve stands out. The later ones are drawn below the earlier ones. */
public enum Emphasis {
  LIVE(Ink.LIVE, Dash.DASHED, 1.6),
  SELECTED(Ink.SELECTED, Dash.SOLID, 1.9),
  COMPARED(Ink.COMPARED, Dash.DASH_DOT, 1.6),
  BEST(Ink.BEST, Dash.LONG, 1.3),
  OTHER(Ink.OTHER, Dash.DOTTED, 1.2);

  private final Ink ink;
  private final Dash dash;
  private final double width;

  Emphasis(Ink ink, Dash dash, double width) {
    this.ink = ink;
    this.dash = dash;
    this.width = width;
  }

  public Ink ink() {
    return ink;
  }

  public Dash dash() {
    return dash;
  }

  public double width() {
    return width;
  }
}
