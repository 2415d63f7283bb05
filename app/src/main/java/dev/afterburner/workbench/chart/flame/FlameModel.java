// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.flame;

import dev.afterburner.workbench.chart.draw.Box;
import dev.afterburner.workbench.chart.draw.ChartModel;
import dev.afterburner.workbench.chart.draw.Dash;
import dev.afterburner.workbench.chart.draw.Ink;
import dev.afterburner.workbench.chart.draw.LegendEntry;
import dev.afterburner.workbench.figures.Figures;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * A flame graph: where time goes, by stacks.
 *
 * @param title the chart's name
 * @param note a remark beside it
 * @param frames what the numbers of the boxes stand for
 * @param boxes whose places are in ns
 * @param view what of it is seen
 * @param emptyText what stands in the chart's place while there is no box
 */
public record FlameModel(
    String title, String note, List<Name> frames, FlameBoxes boxes, View view, String emptyText)
    implements ChartModel {

  private static final int PAPER_LEVELS = 48;

  /**
   * A frame.
   *
   * @param words what stands in its box
   * @param own whether it is of the program's own text
   * @param line of the program's own text; 0 where it is of none
   */
  public record Name(String words, boolean own, int line) {}

  /**
   * What is seen.
   *
   * @param low where the stretch begins, as a share of all
   * @param high where it ends; above low
   * @param top the first level that is seen; a part of one may be scrolled past
   * @param search frames whose words hold this stand out; empty for none
   */
  public record View(double low, double high, double top, String search) {

    /** All of it. */
    public static final View ALL = new View(0, 1, 0, "");

    public View {
      if (!(low < high)) {
        throw new IllegalArgumentException("a stretch ends after it begins");
      }
    }

    /** Another stretch: as wide as wanted, moved so that it lies within all. */
    public View at(double from, double to) {
      double wide = Math.clamp(to - from, 1e-9, 1);
      double begin = Math.clamp(from, 0, 1 - wide);
      return new View(begin, begin + wide, top, search);
    }

    public View withTop(double level) {
      return new View(low, high, level, search);
    }

    public View withSearch(String words) {
      return new View(low, high, top, words);
    }
  }

  public FlameModel {
    frames = List.copyOf(frames);
  }

  public FlameModel withView(View now) {
    return new FlameModel(title, note, frames, boxes, now, emptyText);
  }

  /** The frames that are searched for; none without a search. */
  BitSet found() {
    BitSet found = new BitSet(frames.size());
    String wanted = view.search().strip().toLowerCase(Locale.ROOT);
    for (int i = 0; i < frames.size() && !wanted.isEmpty(); i++) {
      found.set(i, frames.get(i).words().toLowerCase(Locale.ROOT).contains(wanted));
    }
    return found;
  }

  /** The share of time in which a frame that is searched for was on the stack, 0 to 1. */
  public double foundShare() {
    BitSet found = found();
    if (found.isEmpty() || boxes.width() == 0) {
      return 0;
    }
    long sum = 0;
    // Boxes of one that was counted already lie within it.
    long[][] counted = new long[boxes.levels()][];
    for (int level = 0; level < boxes.levels(); level++) {
      counted[level] = new long[boxes.count(level)];
      for (int box = 0; box < boxes.count(level); box++) {
        int below = boxes.below(level, box);
        boolean within = below >= 0 && counted[level - 1][below] > 0;
        boolean hit = found.get(boxes.frame(level, box));
        counted[level][box] = within || hit ? 1 : 0;
        sum += hit && !within ? boxes.to(level, box) - boxes.from(level, box) : 0;
      }
    }
    return (double) sum / boxes.width();
  }

  @Override
  public List<LegendEntry> legend() {
    if (boxes.width() == 0) {
      return List.of();
    }
    return List.of(
        new LegendEntry(
            "own", "the program’s own lines", Ink.TIME, Dash.SOLID, LegendEntry.Mark.BAR, true),
        new LegendEntry(
            "other",
            "libraries and the language",
            Ink.OTHER,
            Dash.SOLID,
            LegendEntry.Mark.BAR,
            true));
  }

  @Override
  public FlameModel onPaper() {
    return new FlameModel(title, "", frames, boxes, view, emptyText);
  }

  @Override
  public double figureHeight(double width) {
    return 120 + FlamePlot.ROW * Math.min(PAPER_LEVELS, boxes.levels());
  }

  @Override
  public FlamePlot plot(Box room, boolean titled) {
    return new FlamePlot(this, room);
  }

  /** The same in a sentence, for those who hear it. */
  public String spoken() {
    if (boxes.width() == 0) {
      return title + ". " + emptyText;
    }
    return title
        + ". "
        + Figures.count(boxes.count())
        + " boxes on "
        + boxes.levels()
        + " levels, "
        + Figures.time((double) boxes.width())
        + ". Arrow keys lead from box to box.";
  }
}
