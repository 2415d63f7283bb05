package dev.afterburner.workbench.ui.chart;

import java.util.List;

/** What a chart can be saved as. */
public enum ExportFormat {
  PNG_1X("PNG, 1×"),
  PNG_2X("PNG, 2×"),
  PNG_3X("PNG, 3×"),
  PNG_300_DPI("PNG, 300 dpi"),
  SVG("SVG"),
  CSV("CSV, the samples"),
  CLIPBOARD("Copy picture");

  /** Those that every chart has. */
  static final List<ExportFormat> PICTURES =
      List.of(PNG_1X, PNG_2X, PNG_3X, PNG_300_DPI, SVG, CLIPBOARD);

  private final String label;

  ExportFormat(String label) {
    this.label = label;
  }

  /** What the menu calls it. */
  public String label() {
    return label;
  }
}
