// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.figures.Figures;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Marks on an axis")
final class TicksTest {

  @ParameterizedTest(name = "{0}–{1} ns, about {2}: {3}")
  @CsvSource({
    "0, 100e6, 5, 0 | 20 ms | 40 ms | 60 ms | 80 ms | 100 ms",
    "0, 3.4e9, 4, 0 | 1 s | 2 s | 3 s",
    "80.1e6, 80.4e6, 4, 80.1 ms | 80.2 ms | 80.3 ms | 80.4 ms",
    "0, 1000, 4, 0 | 250 ns | 500 ns | 750 ns | 1000 ns",
    "0, 10e6, 4, 0 | 2.5 ms | 5.0 ms | 7.5 ms | 10.0 ms",
  })
  @DisplayName("stand at round times")
  void linear(double low, double high, double wished, String labels) {
    Units unit = Units.of(Figure.TIME, high * 0.999);
    List<Tick> ticks = Ticks.linear(Scale.linear(low, high), wished, unit::label);
    assertEquals(labels, labels(ticks));
  }

  @ParameterizedTest(name = "{0}–{1} ns, about {2}: {3}")
  @CsvSource({
    "1e6, 3.4e9, 5, 1 ms | 10 ms | 100 ms | 1 s",
    "1e6, 1e8, 8, 1 ms | 2 ms | 5 ms | 10 ms | 20 ms | 50 ms | 100 ms",
    "1e3, 1e9, 3, 10 µs | 1 ms | 100 ms",
  })
  @DisplayName("stand at powers of ten on a logarithmic axis, and between them where there is room")
  void log(double low, double high, double wished, String labels) {
    List<Tick> ticks =
        Ticks.log(
            Scale.log(low, high), wished, (v, step) -> Units.of(Figure.TIME, v).label(v, step));
    assertEquals(labels, labels(ticks.stream().filter(Tick::major).toList()));
  }

  @Test
  @DisplayName("are never empty and never too many, whatever the range")
  void anyRange() {
    Random random = new Random(3);
    for (int i = 0; i < 3000; i++) {
      double low = Math.pow(10, random.nextDouble() * 12 - 3);
      double high = low * (1 + Math.pow(10, random.nextDouble() * 9 - 3));
      Ticks.Labels labels = Ticks::plain;
      int linear = Ticks.linear(Scale.linear(low, high), 5, labels).size();
      assertTrue(linear >= 2 && linear <= 7, () -> linear + " of " + low + "–" + high);
      long log = Ticks.log(Scale.log(low, high), 5, labels).stream().filter(Tick::major).count();
      assertTrue(log >= 2 && log <= 9, () -> log + " of " + low + "–" + high);
    }
  }

  @Test
  @DisplayName("have different labels")
  void distinct() {
    Random random = new Random(8);
    for (int i = 0; i < 1000; i++) {
      double low = random.nextDouble() * 10;
      double high = low + Math.pow(10, random.nextDouble() * 6 - 5);
      List<Tick> ticks = Ticks.linear(Scale.linear(low, high), 5, Ticks::plain);
      assertEquals(ticks.size(), ticks.stream().map(Tick::label).distinct().count());
    }
  }

  private static String labels(List<Tick> ticks) {
    return ticks.stream()
        .map(tick -> tick.label().replace(Figures.THIN_SPACE, " "))
        .collect(Collectors.joining(" | "));
  }
}
