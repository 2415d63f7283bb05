package dev.afterburner.workbench.chart;

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
 */
public record Sheet(ChartModel model, String imprint, double width, double height) {

  private static final double PAD = 20;
  private static final double ROW = 16;
  private static final double SMALL_ROW = 11;
  private static final double SWATCH = 18;
  private static final double MAX_LABEL = 220;

  /** The usual size: two columns of a journal at 96 units an inch. */
  public static Sheet of(ChartModel model, String imprint) {
    return new Sheet(model, imprint, 720, 400);
  }

  /** Draws the figure. */
  public void draw(Pen pen, Palette palette) {
    pen.rectangle(new Box(0, 0, width, height), 0, palette.of(Ink.BACKGROUND));
    double room = width - 2 * PAD;
    double y = PAD + 10;
    String title = pen.fit(model.title(), Face.TITLE, room);
    pen.text(title, PAD, y, Pen.Anchor.START, Face.TITLE, palette.of(Ink.FOREGROUND));
    double left = room - pen.of(title, Face.TITLE) - 24;
    if (pen.of(model.note(), Face.LABEL) > left) {
      y += ROW;
      left = room;
      note(pen, palette, PAD, y, Pen.Anchor.START, left);
    } else {
      note(pen, palette, width - PAD, y, Pen.Anchor.END, left);
    }
    List<String> small = wrap(pen, room);
    List<List<LegendEntry>> rows = legendRows(pen, room);
    double bottom = height - PAD - small.size() * SMALL_ROW - rows.size() * ROW;
    double top = y + 8;
    Box plot = new Box(PAD - 12, top, room + 12 + 8, bottom - top);
    model.plot(plot, true).draw(pen, palette);
    double baseline = bottom + 12;
    for (List<LegendEntry> row : rows) {
      double x = PAD + 40;
      for (LegendEntry entry : row) {
        x = legend(pen, palette, entry, x, baseline);
      }
      baseline += ROW;
    }
    baseline = height - PAD - (small.size() - 1) * SMALL_ROW + 4;
    for (String line : small) {
      pen.text(line, PAD, baseline, Pen.Anchor.START, Face.SMALL, palette.of(Ink.MUTED));
      baseline += SMALL_ROW;
    }
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
        free = room - 40;
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
