// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.report;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.study.fold.ArmResult;
import dev.afterburner.workbench.study.fold.Difference;
import dev.afterburner.workbench.study.fold.Metric;
import dev.afterburner.workbench.study.fold.Shares;
import dev.afterburner.workbench.study.fold.StudyResult;
import dev.afterburner.workbench.study.stats.Estimate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A study's result as a JSON document. Shares and percentiles are from 0 to 1.
 *
 * @param study its name
 * @param leastDifference the least difference of Pass@1 that can be significant; null where none
 *     can
 * @param leastDifferenceWords that in a sentence
 * @param ended why a run ended before all was done; null otherwise
 * @param out the study's folder
 */
public record StudyDocument(
    String study,
    Cells cells,
    List<Arm> arms,
    List<Pair> differences,
    @Nullable Double leastDifference,
    String leastDifferenceWords,
    List<StudyResult.Failure> failures,
    List<String> warnings,
    Tokens tokens,
    @Nullable String ended,
    String out) {

  /**
   * How far it is.
   *
   * @param failed cells whose last try got no result
   */
  public record Cells(int planned, int done, int failed) {}

  /** Tokens that were paid for, and replies that were there already. */
  public record Tokens(long prompts, long replies, int reused) {}

  /**
   * A mean with its 95 % interval.
   *
   * @param problems half the width by the choice of problems alone
   * @param measuring half the width by the noise of measuring alone
   */
  public record Value(
      double value, double low, double high, double problems, double measuring, int n) {}

  /** An arm's result; the metrics are those of the best programs so far. */
  public record Arm(
      String arm,
      String language,
      String objective,
      int problems,
      int iteration,
      @Nullable Value pass1,
      @Nullable Value beyondTime,
      @Nullable Value beyondMemory,
      @Nullable Value beyondIntegral,
      Map<String, Value> newest,
      Map<String, Shares> classes,
      Map<String, Shares> classesDecided) {}

  /** Two arms compared. */
  public record Pair(
      String first,
      String second,
      String language,
      String objective,
      String metric,
      int iteration,
      Value difference,
      String test,
      double p,
      double pHolm,
      boolean different) {}

  /** The document of a result. */
  public static StudyDocument of(StudyResult result, @Nullable String ended, String out) {
    double least = result.leastDifference().significant();
    return new StudyDocument(
        result.study(),
        new Cells(result.planned(), result.done(), result.missing()),
        result.arms().stream().map(StudyDocument::arm).toList(),
        result.differences().stream().map(StudyDocument::pair).toList(),
        Double.isNaN(least) ? null : least,
        result.leastDifference().words(),
        result.failures(),
        result.warnings(),
        new Tokens(result.promptTokens(), result.replyTokens(), result.reused()),
        ended,
        out);
  }

  private static Arm arm(ArmResult arm) {
    return new Arm(
        arm.arm(),
        arm.language(),
        arm.objective(),
        arm.problems(),
        arm.iteration(),
        value(arm.incumbent().get(Metric.PASS1)),
        value(arm.incumbent().get(Metric.BEYOND_TIME)),
        value(arm.incumbent().get(Metric.BEYOND_MEMORY)),
        value(arm.incumbent().get(Metric.BEYOND_INTEGRAL)),
        newest(arm),
        byName(arm.byValue()),
        byName(arm.decided()));
  }

  private static Map<String, Value> newest(ArmResult arm) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (Metric metric : Metric.values()) {
      Value value = value(arm.candidate().get(metric));
      if (value != null) {
        values.put(metric.id(), value);
      }
    }
    return values;
  }

  private static <T> Map<String, T> byName(Map<Figure, T> byFigure) {
    Map<String, T> named = new LinkedHashMap<>();
    byFigure.forEach((figure, value) -> named.put(figure.id(), value));
    return named;
  }

  private static @Nullable Value value(@Nullable Estimate e) {
    return e == null || !Double.isFinite(e.value())
        ? null
        : new Value(e.value(), e.low(), e.high(), e.problems(), e.measuring(), e.n());
  }

  private static Pair pair(Difference d) {
    Estimate e = d.estimate();
    return new Pair(
        d.first(),
        d.second(),
        d.language(),
        d.objective(),
        d.metric().id(),
        d.iteration(),
        new Value(e.value(), e.low(), e.high(), e.problems(), e.measuring(), e.n()),
        d.test(),
        d.p(),
        d.holm(),
        d.isSignificant());
  }
}
