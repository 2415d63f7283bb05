// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.SamplingReport;
import dev.afterburner.sandbox.curve.MemoryCurve;
import dev.afterburner.sandbox.stats.Interval;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Figures are written")
final class FiguresTest {

  @ParameterizedTest(name = "{0} ns as {1}")
  @CsvSource({
    "0, 0 ns",
    "90, 90 ns",
    "131000, 131 µs",
    "999.6, 1.00 µs",
    "999499, 999 µs",
    "999500, 1.00 ms",
    "82800000, 82.8 ms",
    "3412000000, 3.41 s",
    "90000000000, 90.0 s",
    "1234567000000, 1 230 s",
    "0.5, 0.500 ns",
    "-82800000, −82.8 ms",
    "NaN, –",
    "Infinity, –",
  })
  @DisplayName("as times in the unit that suits")
  void time(double nanos, String text) {
    assertEquals(text, thick(Figures.time(nanos)));
  }

  @ParameterizedTest(name = "{0} bytes as {1}")
  @CsvSource({
    "0, 0 B",
    "512, 512 B",
    "1024, 1.02 kB",
    "21400000, 21.4 MB",
    "999999, 1.00 MB",
    "1500000000, 1.50 GB",
    "2e15, 2 000 TB",
  })
  @DisplayName("as memory in powers of ten")
  void memory(double bytes, String text) {
    assertEquals(text, thick(Figures.memory(bytes)));
  }

  @ParameterizedTest(name = "{0} in {1}–{2} as {3}")
  @CsvSource({
    "82.8e6, 81.9e6, 83.7e6, 82.8 ms ±0.9",
    "3.412e9, 3.40e9, 3.424e9, 3.41 s ±0.01",
    "82.8e6, 82.76e6, 82.84e6, 82.8 ms ±0.04",
    "82.8e6, 82.8e6, 82.8e6, 82.8 ms",
    "100e6, 50e6, 150e6, 100 ms ±50",
    "999.7e6, 998.7e6, 1000.7e6, 1.00 s ±0.001",
  })
  @DisplayName("with their interval as ±")
  void interval(double value, double low, double high, String text) {
    assertEquals(text, thick(Figures.time(new Interval(value, low, high))));
  }

  @ParameterizedTest(name = "{0} of {1} as {2}")
  @CsvSource({
    "TIME, 0.0242718, 41.2× faster",
    "TIME, 1.18, 1.18× as long",
    "MEMORY, 1.18, 1.18× as much",
    "MEMORY, 0.5, 0.500× as much",
    "INTEGRAL, 0.023, 0.0230× as much",
    "TIME, 1.0001, the same",
    "TIME, 0, –",
  })
  @DisplayName("as a change in words")
  void change(Figure figure, double ratio, String text) {
    assertEquals(text, Figures.change(figure, ratio));
  }

  @Test
  @DisplayName("with the interval of a ratio as a range of the factor shown")
  void range() {
    Interval ratio = new Interval(1 / 41.2, 1 / 42.7, 1 / 39.8);
    assertEquals("41.2× faster 39.8–42.7", Figures.change(Figure.TIME, ratio));
    assertEquals("0.0243× as much 0.0234–0.0251", Figures.change(Figure.MEMORY, ratio));
  }

  @Test
  @DisplayName("as rates, integrals, shares and counts")
  void others() {
    assertEquals("12.4 kHz", thick(Figures.rate(12_400)));
    assertEquals("1.40 MB·s", thick(Figures.integral(1.4e6)));
    assertEquals("88 % ±2", thick(Figures.percent(new Interval(88, 86, 90))));
    assertEquals("4.2 %", thick(Figures.percent(4.2)));
    assertEquals("100 %", thick(Figures.percent(99.96)));
    assertEquals("0 %", thick(Figures.percent(0)));
    assertEquals("4 %", thick(Figures.percent(4)));
    assertEquals("2 193", thick(Figures.count(2193)));
    assertEquals("1 000 000", thick(Figures.count(1_000_000)));
    assertEquals("0.0243", Figures.number(0.02427));
    assertEquals(
        "18.1 MB ±0.2", thick(Figures.of(Figure.MEMORY, new Interval(18.1e6, 17.9e6, 18.3e6))));
  }

  @Test
  @DisplayName("with three significant digits, whatever the size")
  void threeDigits() {
    Random random = new Random(5);
    for (int i = 0; i < 2000; i++) {
      double nanos = Math.pow(10, 3 + random.nextDouble() * 8.9);
      String number = thick(Figures.time(nanos)).split(" ")[0];
      assertEquals(3, number.replace(".", "").length(), () -> nanos + " as " + number);
      assertTrue(Double.parseDouble(number) < 1000);
    }
  }

  /** The thin space is hard to see in a test. */
  private static String thick(String text) {
    return text.replace(Figures.THIN_SPACE, " ");
  }

  private static Run run(long outsideBytes) {
    return new Run(
        new Outcome.Completed(),
        1,
        1,
        0,
        50_000_000,
        MemoryCurve.EMPTY,
        new SamplingReport(0, 0, 0, 0, 0),
        Bytes.EMPTY,
        Bytes.EMPTY,
        0,
        -1,
        outsideBytes);
  }

  @Test
  @DisplayName("with what lay outside the resident set, the most of the runs")
  void outside() {
    assertEquals(
        "up to 60.2 MB of the memory lay outside the resident set",
        thick(Figures.outside(List.of(run(0), run(60_200_000), run(Run.UNKNOWN))).orElseThrow()));
    assertEquals(Optional.empty(), Figures.outside(List.of(run(0), run(0))));
    assertEquals(Optional.empty(), Figures.outside(List.of(run(Run.UNKNOWN))));
    assertEquals(Run.UNKNOWN, Figures.outsideBytes(List.of(run(Run.UNKNOWN))));
    assertEquals(0, Figures.outsideBytes(List.of(run(Run.UNKNOWN), run(0))));
  }
}
