// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.chart.TradeoffModel.Point;
import dev.afterburner.workbench.chart.draw.Box;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Time against memory")
final class TradeoffTest {

  private static Point point(String version, double millis, double megabytes) {
    double time = millis * 1e6;
    double memory = megabytes * 1e6;
    return new Point(
        version,
        new Interval(time, 0.9 * time, 1.1 * time),
        new Interval(memory, 0.99 * memory, 1.01 * memory));
  }

  private static TradeoffModel of(Point... points) {
    return new TradeoffModel("Time against memory", "", List.of(points), null, "none");
  }

  private static List<String> front(Point... points) {
    return of(points).front().stream().map(Point::version).toList();
  }

  @Test
  @DisplayName("has on its front what no other version beats in both, the fastest first")
  void front() {
    assertEquals(
        List.of("v3", "v1", "v0"),
        front(
            point("v0", 4000, 10),
            point("v1", 800, 20),
            point("v2", 900, 20),
            point("v3", 100, 30),
            point("v4", 4000, 31)));
  }

  @Test
  @DisplayName("keeps two versions that are equal on the front")
  void ties() {
    assertEquals(List.of("v0", "v1"), front(point("v0", 10, 10), point("v1", 10, 10)));
  }

  @Test
  @DisplayName("leaves room for its longest label, however long its values are")
  void labels() {
    Box room = new Box(0, 0, 400, 600);
    TradeoffModel close = of(point("v0", 100, 10.31), point("v1", 100, 10.36));
    Box wide = close.plot(room, false).area();
    Box narrow = of(point("v0", 4000, 10), point("v3", 100, 90)).plot(room, false).area();
    assertEquals(52, narrow.x());
    // "10.25 MB" in letters of at most 6.4 px, and the gap
    assertEquals(8 * 6.4 + 7, wide.x(), 1e-9);
    assertEquals(narrow.right(), wide.right());
  }

  @Test
  @DisplayName("finds a version where it is drawn, and less of both further down and to the left")
  void places() {
    TradeoffPlot plot =
        of(point("v0", 4000, 10), point("v3", 100, 30)).plot(new Box(0, 0, 400, 300), true);
    Box area = plot.area();
    boolean upperLeft = false;
    boolean lowerRight = false;
    for (double x = area.x(); x < area.right(); x += 4) {
      for (double y = area.y(); y < area.bottom(); y += 4) {
        String found = plot.at(x, y).map(Point::version).orElse("");
        boolean left = x < area.middleX();
        boolean upper = y < area.middleY();
        assertTrue(!found.equals("v3") || (left && upper), "v3 at " + x + ", " + y);
        assertTrue(!found.equals("v0") || (!left && !upper), "v0 at " + x + ", " + y);
        upperLeft |= found.equals("v3");
        lowerRight |= found.equals("v0");
      }
    }
    assertTrue(upperLeft && lowerRight);
  }
}
