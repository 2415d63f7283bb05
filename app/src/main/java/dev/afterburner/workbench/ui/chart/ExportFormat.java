package dev.afterburner.workbench.ui.chart;

/** What a chart can be saved as. */
public enum ExportFormat {
  PNG_1X("PNG, 1×"),
  PNG_2X("PNG, 2×"),
  PNG_3X("PNG, 3×"),
  SVG("SVG"),
  CSV("CSV, the samples"),
  CLIPBOARD("Copy picture");

  private final String label;

  ExportFormat(String label) {
    this.label = label;
  }

  /** What the menu calls it. */
  public String label() {
    return label;
  }
}
