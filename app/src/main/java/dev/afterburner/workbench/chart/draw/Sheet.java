// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.draw;

import java.util.ArrayList;
import java.util.List;

/**
 * A chart as a figure for a paper: title, plot with named axes, legend, and in small print how it
 * was measured.
 *
 * @param model what it shows
 * @param imprint the small print: sampling rate, machine, date; may be empty
 * @param width in units of the drawing
 * @param height in units of the drawing
 * @param pad room left free along the edges
 * @param titled whether the chart's name stands above it: in a paper the caption says it
 */
public record Sheet(
    ChartModel model, String imprint, double width, double height, double pad, boolean titled) {

  private static final double WIDTH = 720;
  private static final double HEIGHT = 400;
  private static final double PAD = 20;
  public static final double ROW = 16;
  private static final double SMALL_ROW = 11;
  private static final double SWATCH = 18;
  private static final double MAX_LABEL = 220;

  /** The usual size: two columns of a journal at 96 units an inch. */
  public static Sheet of(ChartModel model, String imprint) {
    return new Sheet(model, imprint, WIDTH, Math.min(HEIGHT, model.figureHeight(WIDTH)), PAD, true);
  }

  /** Draws the figure. */
  public void draw(Pen pen, Palette palette) {
    pen.rectangle(new Box(0, 0, width, height), 0, palette.of(Ink.BACKGROUND));
    if (titled) {
      head(pen, palette);
    }
    plot(pen).draw(pen, palette);
    double baseline = plotBox(pen).bottom() + 12;
    for (List<LegendEntry> row : legendRows(pen, room())) {
      double x = pad + legendIndent();
      for (LegendEntry entry : row) {
        x = legend(pen, palette, entry, x, baseline);
      }
      baseline += ROW;
    }
    List<String> small = wrap(pen, room());
    baseline = height - pad - (small.size() - 1) * SMALL_ROW + 4;
    for (String line : small) {
      pen.text(line, pad, baseline, Pen.Anchor.START, Face.SMALL, palette.of(Ink.MUTED));
      baseline += SMALL_ROW;
    }
  }

  private void head(Pen pen, Palette palette) {
    double y = pad + 10;
    String title = pen.fit(model.title(), Face.TITLE, room());
    pen.text(title, pad, y, Pen.Anchor.START, Face.TITLE, palette.of(Ink.FOREGROUND));
    if (noteBelow(pen)) {
      note(pen, palette, pad, y + ROW, Pen.Anchor.START, room());
    } else {
      note(pen, palette, width - pad, y, Pen.Anchor.END, room());
    }
  }

  /** The chart as it is laid out within the figure. */
  public Plot plot(TextWidth text) {
    return model.plot(plotBox(text), true);
  }

  private Box plotBox(TextWidth text) {
    double small = wrap(text, room()).size() * SMALL_ROW;
    double bottom = height - pad - small - legendRows(text, room()).size() * ROW;
    double top = pad + (titled ? 18 + (noteBelow(text) ? ROW : 0) : 0);
    return new Box(pad - 12, top, room() + 12 + 8, Math.max(1, bottom - top));
  }

  private double room() {
    return width - 2 * pad;
  }

  /** Whether the remark has no room beside the title. */
  private boolean noteBelow(TextWidth text) {
    double title = Math.min(room(), text.of(model.title(), Face.TITLE));
    return !model.note().isEmpty() && text.of(model.note(), Face.LABEL) > room() - title - 24;
  }

  private double legendIndent() {
    return pad < PAD ? 0 : 40;
  }

  private void note(Pen pen, Palette palette, double x, double y, Pen.Anchor anchor, double room) {
    String note = pen.fit(model.note(), Face.LABEL, room);
    pen.text(note, x, y, anchor, Face.LABEL, palette.of(Ink.MUTED));
  }

  private static double entryWidth(TextWidth text, LegendEntry entry) {
    return SWATCH + 6 + Math.min(MAX_LABEL, text.of(entry.label(), Face.LABEL)) + 18;
  }

  private List<List<LegendEntry>> legendRows(TextWidth text, double room) {
    List<List<LegendEntry>> rows = new ArrayList<>();
    double free = 0;
    for (LegendEntry entry : model.legend()) {
      if (!entry.shown()) {
        continue;
      }
      double wanted = entryWidth(text, entry);
      if (rows.isEmpty() || wanted > free) {
        rows.add(new ArrayList<>());
        free = room - legendIndent();
      }
      rows.getLast().add(entry);
      free -= wanted;
    }
    return rows;
  }

  private static double legend(
      Pen pen, Palette palette, LegendEntry entry, double x, double baseline) {
    Swatch.draw(pen, palette, entry, new Box(x, baseline - 10, SWATCH, 12));
    String label = pen.fit(entry.label(), Face.LABEL, MAX_LABEL);
    pen.text(
        label, x + SWATCH + 6, baseline, Pen.Anchor.START, Face.LABEL, palette.of(Ink.FOREGROUND));
    return x + entryWidth(pen, entry);
  }

  /** The small print, broken at its separators. */
  private List<String> wrap(TextWidth text, double room) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String part : imprint.isBlank() ? new String[0] : imprint.split(" · ")) {
      String longer = line.isEmpty() ? part : line + " · " + part;
      if (!line.isEmpty() && text.of(longer, Face.SMALL) > room) {
        lines.add(line.toString());
        line.setLength(0);
        line.append(part);
      } else {
        line.setLength(0);
        line.append(longer);
      }
    }
    if (!line.isEmpty()) {
      lines.add(text.fit(line.toString(), Face.SMALL, room));
    }
    return lines;
  }
}
