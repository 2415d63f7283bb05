// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export.document;

import dev.afterburner.sandbox.CpuWitness;
import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.InterleavedRuns;
import dev.afterburner.sandbox.Rounds;
import dev.afterburner.sandbox.Runs;
import dev.afterburner.sandbox.stats.Comparison;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Programs measured in interleaved runs, and each pair of them compared.
 *
 * @param programs in the order given
 * @param comparisons every pair in every figure; none where a program failed
 */
public record CompareDocument(List<MeasureDocument> programs, List<Pair> comparisons) {

  /**
   * Two programs in one figure.
   *
   * @param a the one that the ratio is relative to
   * @param b the other
   * @param figure time, memory or integral
   * @param ratio what b needs over what a needs
   * @param outcome what is shown of b: faster or slower (time), less or more (memory, integral),
   *     no_difference, or undecided
   * @param rounds how many rounds it rests on; 0 where it is of all runs, without their rounds
   * @param coverage how often such an interval holds the true ratio, at least: 0.95 from six rounds
   *     on
   * @param errorRate how often such a comparison shows a difference where there is none, at most
   * @param cpu what CPU times say, beside the figure time; null for others
   */
  public record Pair(
      String a,
      String b,
      String figure,
      Ratio ratio,
      String outcome,
      int rounds,
      double coverage,
      double errorRate,
      @Nullable Cpu cpu) {}

  /**
   * What CPU times say of the same rounds.
   *
   * @param ratio what b needs over what a needs
   * @param outcome of b: faster, slower, no_difference, or undecided
   * @param share CPU time over wall time, the median of the runs of both
   * @param contradicts whether CPU times decide otherwise than wall times
   */
  public record Cpu(Ratio ratio, String outcome, double share, boolean contradicts) {
    private static Cpu of(CpuWitness witness, Comparison wall) {
      return new Cpu(
          Ratio.of(witness.comparison()),
          word(Figure.TIME, witness.comparison().outcome()),
          witness.share(),
          witness.contradicts(wall));
    }
  }

  public CompareDocument {
    programs = List.copyOf(programs);
    comparisons = List.copyOf(comparisons);
  }

  /**
   * Compares every pair, unless a program failed: then there is nothing to compare.
   *
   * @param programs the documents, in order
   * @param result of measuring them in turns, in the same order
   */
  public static CompareDocument of(
      List<MeasureDocument> programs, InterleavedRuns.Result<?> result) {
    boolean all = result.failures().isEmpty() && result.rounds().count() > 0;
    return new CompareDocument(programs, all ? pairs(programs, result.rounds()) : List.of());
  }

  private static List<Pair> pairs(List<MeasureDocument> programs, Rounds rounds) {
    List<Pair> pairs = new ArrayList<>();
    for (int a = 0; a < programs.size(); a++) {
      for (int b = a + 1; b < programs.size(); b++) {
        for (Figure figure : Figure.values()) {
          Comparison comparison = Runs.compare(rounds, a, b, figure);
          pairs.add(
              new Pair(
                  programs.get(a).program(),
                  programs.get(b).program(),
                  figure.id(),
                  Ratio.of(comparison),
                  word(figure, comparison.outcome()),
                  comparison.rounds(),
                  comparison.coverage(),
                  Comparison.ERROR_RATE,
                  figure == Figure.TIME
                      ? CpuWitness.of(rounds, a, b).map(w -> Cpu.of(w, comparison)).orElse(null)
                      : null));
        }
      }
    }
    return pairs;
  }

  /** What is shown of the second, in a word. */
  public static String word(Figure figure, Comparison.Outcome outcome) {
    boolean time = figure == Figure.TIME;
    return switch (outcome) {
      case LESS -> time ? "faster" : "less";
      case MORE -> time ? "slower" : "more";
      case NO_DIFFERENCE -> "no_difference";
      case UNDECIDED -> "undecided";
    };
  }
}
