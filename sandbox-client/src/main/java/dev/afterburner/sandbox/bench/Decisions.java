// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.bench;

import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.sandbox.stats.Comparison.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * How comparisons decide on runs that were recorded: of one and the same program, so that the truth
 * is known, on a machine that drifts. A comparison takes a window of consecutive runs, draws which
 * program had which turn of a round, and multiplies the second's times by a true ratio. It looks
 * after each round, as the workbench does, up to 30 rounds.
 *
 * @param falseDifferent share of comparisons that show a difference between equal programs; the
 *     largest of all traces
 * @param power3Percent share of comparisons that show a true 3 %, in the trace of the compiled
 *     program with no loops of ours beside
 * @param runsToDecide2x runs of each program until a twofold difference is shown: the largest of
 *     the traces' medians
 * @param traces the same for each trace
 */
public record Decisions(
    double falseDifferent, double power3Percent, int runsToDecide2x, List<Trace> traces) {

  /** Rounds that a comparison may take by default. */
  private static final int ROUNDS = 30;

  private static final long SEED = 26;
  private static final String COMPILED = "c-quiet";

  /**
   * One trace.
   *
   * @param name program and what ran beside
   * @param falseDifferent share of comparisons of equal programs that show a difference
   * @param power3Percent share that shows a true 3 %
   * @param runsToDecide2x median of the runs of each until a twofold difference is shown
   * @param coverage share of intervals that hold the true ratio
   */
  public record Trace(
      String name,
      double falseDifferent,
      double power3Percent,
      int runsToDecide2x,
      double coverage) {}

  public Decisions {
    traces = List.copyOf(traces);
  }

  /**
   * Compares over and over, the same way each time.
   *
   * @param comparisons of each trace and true ratio
   */
  static Decisions simulate(int comparisons) {
    List<Trace> traces = new ArrayList<>();
    recorded().forEach((name, millis) -> traces.add(trace(name, millis, comparisons)));
    return new Decisions(
        traces.stream().mapToDouble(Trace::falseDifferent).max().orElseThrow(),
        traces.stream()
            .filter(trace -> trace.name().equals(COMPILED))
            .mapToDouble(Trace::power3Percent)
            .findFirst()
            .orElseThrow(),
        traces.stream().mapToInt(Trace::runsToDecide2x).max().orElseThrow(),
        traces);
  }

  private static Trace trace(String name, double[] millis, int comparisons) {
    SplittableRandom random = new SplittableRandom(SEED);
    int different = 0;
    int shown = 0;
    int covered = 0;
    int[] rounds = new int[comparisons];
    for (int i = 0; i < comparisons; i++) {
      Comparison equal = compare(millis, 1, random);
      Comparison slightly = compare(millis, 1.03, random);
      Comparison twofold = compare(millis, 2, random);
      different += equal.outcome() == Outcome.LESS || equal.outcome() == Outcome.MORE ? 1 : 0;
      shown += slightly.outcome() == Outcome.MORE ? 1 : 0;
      rounds[i] = twofold.outcome() == Outcome.MORE ? twofold.rounds() : ROUNDS + 1;
      covered += holds(equal, 1) + holds(slightly, 1.03) + holds(twofold, 2);
    }
    Arrays.sort(rounds);
    return new Trace(
        name,
        different / (double) comparisons,
        shown / (double) comparisons,
        rounds[comparisons / 2],
        covered / (3.0 * comparisons));
  }

  private static int holds(Comparison comparison, double truth) {
    return comparison.ratio().low() <= truth && truth <= comparison.ratio().high() ? 1 : 0;
  }

  private static Comparison compare(double[] millis, double truth, SplittableRandom random) {
    int start = random.nextInt(millis.length - 2 * ROUNDS + 1);
    double[][] rounds = new double[ROUNDS][];
    for (int i = 0; i < ROUNDS; i++) {
      double first = millis[start + 2 * i];
      double second = millis[start + 2 * i + 1];
      rounds[i] =
          random.nextBoolean()
              ? new double[] {first, truth * second}
              : new double[] {second, truth * first};
    }
    for (int n = 1; n < ROUNDS; n++) {
      if (Comparison.mayLook(n)) {
        Comparison look = Comparison.soFar(Arrays.copyOf(rounds, n));
        if (look.outcome() != Outcome.UNDECIDED) {
          return look;
        }
      }
    }
    return Comparison.ofRounds(rounds);
  }

  /** Wall times, ms, by trace. */
  private static Map<String, double[]> recorded() {
    Map<String, List<Double>> traces = new LinkedHashMap<>();
    try (InputStream in = Objects.requireNonNull(Decisions.class.getResourceAsStream("drift.csv"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .skip(1)
          .map(line -> line.split(","))
          .forEach(
              cells ->
                  traces
                      .computeIfAbsent(cells[0], name -> new ArrayList<>())
                      .add(Double.valueOf(cells[2])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, double[]> arrays = new LinkedHashMap<>();
    traces.forEach(
        (name, values) ->
            arrays.put(name, values.stream().mapToDouble(Double::doubleValue).toArray()));
    return arrays;
  }
}
