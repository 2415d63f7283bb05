// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.chart;

import java.util.List;

/** What a chart can be saved as. */
public enum ExportFormat {
  PNG_2X("PNG"),
  PNG_300_DPI("PNG, 300 dpi"),
  SVG("SVG (vector)"),
  PDF("PDF (vector)"),
  CSV("CSV (the numbers)"),
  CLIPBOARD("Copy picture");

  /** Those that every chart has. */
  static final List<ExportFormat> ALL = List.of(values());

  private final String label;

  ExportFormat(String label) {
    this.label = label;
  }

  /** What the menu calls it. */
  public String label() {
    return label;
  }
}
