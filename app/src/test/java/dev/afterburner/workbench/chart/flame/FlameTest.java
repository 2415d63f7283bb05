// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.flame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.chart.draw.Box;
import dev.afterburner.workbench.chart.draw.Face;
import dev.afterburner.workbench.chart.draw.Palette;
import dev.afterburner.workbench.chart.draw.Pen;
import dev.afterburner.workbench.chart.draw.Rgb;
import dev.afterburner.workbench.chart.draw.Stroke;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A flame graph")
class FlameTest {

  // Frames: 0 main, 1 read, 2 work, 3 sort.
  private static final int[][] STACKS = {{0, 1}, {0, 2, 3}, {0, 2}, {0}};

  /** A level as from-to:frame. */
  private static String level(FlameBoxes boxes, int level) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < boxes.count(level); i++) {
      words.add(boxes.from(level, i) + "-" + boxes.to(level, i) + ":" + boxes.frame(level, i));
    }
    return String.join(" ", words);
  }

  @Test
  @DisplayName("in the order of time joins what stays on the stack, and nothing else")
  void inTime() {
    FlameBoxes boxes =
        FlameBoxes.inTime(STACKS, new int[] {0, 1, 2, 1, 3, 0}, new long[] {2, 3, 1, 4, 5, 6});
    assertEquals(21, boxes.width());
    assertEquals("0-21:0", level(boxes, 0));
    assertEquals("0-2:1 2-10:2 15-21:1", level(boxes, 1));
    assertEquals("2-5:3 6-10:3", level(boxes, 2));
    assertEquals(5, boxes.own(0, 0));
    assertEquals(1, boxes.own(1, 1));
    assertEquals(1, boxes.below(2, 1));
  }

  @Test
  @DisplayName("left-heavy puts equal stacks together, the heaviest left")
  void leftHeavy() {
    FlameBoxes boxes =
        FlameBoxes.leftHeavy(STACKS, new int[] {0, 1, 2, 1, 3, 0}, new long[] {1, 3, 1, 4, 5, 6});
    assertEquals("0-20:0", level(boxes, 0));
    assertEquals("0-8:2 8-15:1", level(boxes, 1));
    assertEquals("0-7:3", level(boxes, 2));
    assertEquals(5, boxes.own(0, 0));
  }

  @Test
  @DisplayName("left-heavy moves what lies on a box along with it")
  void moved() {
    int[][] stacks = {{0, 5}, {0, 6}, {1, 7}, {1, 8}};
    FlameBoxes boxes =
        FlameBoxes.leftHeavy(stacks, new int[] {0, 1, 2, 3}, new long[] {1, 2, 3, 4});
    assertEquals("0-7:1 7-10:0", level(boxes, 0));
    assertEquals("0-4:8 4-7:7 7-9:6 9-10:5", level(boxes, 1));
    assertEquals(0, boxes.below(1, 1));
    assertEquals(1, boxes.below(1, 2));
  }

  private static FlameModel model(FlameBoxes boxes, int frames) {
    List<FlameModel.Name> names = new ArrayList<>();
    for (int i = 0; i < frames; i++) {
      names.add(new FlameModel.Name("function " + i, i % 2 == 0, 0));
    }
    return new FlameModel("Flame", "", names, boxes, FlameModel.View.ALL, "none");
  }

  @Test
  @DisplayName("finds the box at a point, leads from box to box and zooms to one")
  void places() {
    FlameBoxes boxes = FlameBoxes.inTime(STACKS, new int[] {0, 1, 3}, new long[] {25, 25, 50});
    FlameModel model = model(boxes, 4);
    FlamePlot plot = model.plot(new Box(0, 0, 416, 200), false);
    FlamePlot.At sort = plot.at(8 + 150, 4 + 2.5 * FlamePlot.ROW);
    assertEquals(new FlamePlot.At(2, 0), sort);
    assertNull(plot.at(8 + 50, 4 + 2.5 * FlamePlot.ROW), "nothing lies on read");
    assertEquals(new FlamePlot.At(1, 1), plot.below(new FlamePlot.At(2, 0)));
    assertEquals(new FlamePlot.At(1, 0), plot.above(new FlamePlot.At(0, 0)));
    assertEquals(new FlamePlot.At(1, 1), plot.beside(new FlamePlot.At(1, 0), 1));
    FlameModel.View view = plot.zoomedTo(new FlamePlot.At(1, 1));
    assertEquals(0.25, view.low());
    assertEquals(0.5, view.high());
    FlamePlot zoomed = model.withView(view).plot(new Box(0, 0, 416, 200), false);
    assertEquals(new FlamePlot.At(1, 1), zoomed.at(10, 4 + 1.5 * FlamePlot.ROW));
    assertTrue(
        plot.spoken(new FlamePlot.At(1, 1)).startsWith("function 2, level 2, total "),
        plot.spoken(new FlamePlot.At(1, 1)));
  }

  @Test
  @DisplayName("tells the share of time of what is searched for, each moment once")
  void search() {
    int[][] stacks = {{0, 1, 1}, {2}};
    FlameBoxes boxes = FlameBoxes.inTime(stacks, new int[] {0, 1}, new long[] {30, 70});
    FlameModel model = model(boxes, 3);
    assertEquals(0.3, model.withView(FlameModel.View.ALL.withSearch("Function 1")).foundShare());
    assertEquals(0, model.withView(FlameModel.View.ALL.withSearch("sort")).foundShare());
    assertEquals(0, model.foundShare());
  }

  /** Counts what is drawn. */
  private static final class CountingPen implements Pen {
    private int rectangles;

    @Override
    public double resolution() {
      return 1;
    }

    @Override
    public double of(String text, Face face) {
      return 6.0 * text.length();
    }

    @Override
    public void polyline(double[] xs, double[] ys, int n, Stroke stroke) {}

    @Override
    public void polygon(double[] xs, double[] ys, int n, Rgb fill) {}

    @Override
    public void rectangle(Box box, double radius, Rgb fill) {
      rectangles++;
    }

    @Override
    public void disc(double x, double y, double radius, Rgb fill) {}

    @Override
    public void text(
        String text, double x, double baseline, Anchor anchor, Face face, @Nullable Rgb colour) {}

    @Override
    public void within(Box box, Runnable drawing) {
      drawing.run();
    }
  }

  @Test
  @DisplayName("of a hundred thousand stacks draws no more boxes than there are pixels to see")
  void large() {
    Random random = new Random(1);
    int[][] stacks = new int[100_000][];
    int[] order = new int[stacks.length];
    long[] weights = new long[stacks.length];
    for (int i = 0; i < stacks.length; i++) {
      stacks[i] = random.ints(40, 0, 60).toArray();
      order[i] = i;
      weights[i] = 1L + random.nextInt(1000);
    }
    FlameBoxes boxes = FlameBoxes.leftHeavy(stacks, order, weights);
    assertTrue(boxes.count() > 3_000_000, () -> boxes.count() + " boxes");
    CountingPen pen = new CountingPen();
    model(boxes, 60).plot(new Box(0, 0, 1000, 600), false).draw(pen, Palette.PAPER);
    int levels = (int) Math.ceil(592 / FlamePlot.ROW);
    assertTrue(pen.rectangles > 984, () -> pen.rectangles + " drawn");
    assertTrue(pen.rectangles <= levels * 2 * 984, () -> pen.rectangles + " drawn");
  }
}
