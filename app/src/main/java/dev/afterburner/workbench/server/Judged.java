// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.server;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.afterburner.sandbox.Run;
import dev.afterburner.workbench.export.document.Estimate;
import dev.afterburner.workbench.export.document.Failure;
import dev.afterburner.workbench.export.document.Measured;
import dev.afterburner.workbench.export.document.Monolith;
import dev.afterburner.workbench.problem.Judgement;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.Verdict;
import dev.afterburner.workbench.reward.PublishedReward;
import dev.afterburner.workbench.reward.Reward;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The answer about one solution.
 *
 * @param index its place in the request, from 0
 * @param id what the request calls it; null for nothing
 * @param problem problem id
 * @param verdict passed, wrong_answer, compile_error, no_code, or how it failed; null where the
 *     item could not be judged
 * @param forgeable whether a program could have got the verdict, and so the reward, without being
 *     right
 * @param failure what went wrong; null where nothing did
 * @param cases how many of the problem's cases passed, and how many there are
 * @param figures of the measured runs; null unless it passed
 * @param baseline of the baseline's runs; null unless its code was measured too
 * @param reward its parts and the totals
 * @param error why the item could not be judged; null where it was
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Judged(
    int index,
    @Nullable JsonNode id,
    @Nullable String problem,
    @Nullable String verdict,
    boolean forgeable,
    @Nullable Failure failure,
    @Nullable Cases cases,
    @Nullable Figures figures,
    @Nullable Figures baseline,
    @Nullable Worth reward,
    @Nullable String error) {

  /** Cases that passed, of all. */
  record Cases(long passed, int total) {}

  /**
   * Measured figures.
   *
   * @param runs how many
   * @param wallMs wall time, ms
   * @param peakKb peak memory, kB of 1024 bytes
   * @param integralKbS memory over time, kB·s
   * @param outsideResidentSetKb the most memory that was in no resident set, kB: part of peak and
   *     integral; null where it was not measured, so that a program could hide memory there
   * @param monolith the typical run as Monolith computes it
   */
  record Figures(
      int runs,
      @Nullable Estimate wallMs,
      @Nullable Estimate peakKb,
      @Nullable Estimate integralKbS,
      @Nullable Double outsideResidentSetKb,
      @Nullable Monolith monolith) {

    static @Nullable Figures of(List<Run> runs) {
      Measured measured = Measured.of(runs);
      return measured.wallMs() == null
          ? null
          : new Figures(
              runs.size(),
              measured.wallMs(),
              measured.peakKb(),
              measured.integralKbS(),
              measured.outsideResidentSetKb(),
              measured.monolith());
    }
  }

  /**
   * What it is worth.
   *
   * @param format 1 or 0; the paper's total counts it as 1 or −1
   * @param correctness from −1 to 1
   * @param efficiency from −0.76 to 0.76
   * @param paper total by the paper's formula
   * @param publishedCode total of these parts by the published code's formula
   * @param published what the published code gives, see {@link PublishedReward}
   * @param publishedMs the same with times in milliseconds, as it has them
   */
  record Worth(
      double format,
      double correctness,
      double efficiency,
      double paper,
      double publishedCode,
      double published,
      double publishedMs) {

    static Worth of(Reward reward, PublishedReward published) {
      return new Worth(
          reward.format(),
          reward.correctness(),
          reward.efficiency(),
          reward.total(Reward.Formula.PAPER),
          reward.total(Reward.Formula.PUBLISHED_CODE),
          published.total(),
          published.totalMillis());
    }
  }

  static Judged failed(int index, @Nullable JsonNode id, String error) {
    return new Judged(index, id, null, null, false, null, null, null, null, null, error);
  }

  static Judged of(
      int index,
      @Nullable JsonNode id,
      Problem problem,
      Verdict verdict,
      Judgement judgement,
      @Nullable Figures figures,
      @Nullable Figures baseline,
      Worth worth) {
    return new Judged(
        index,
        id,
        problem.id(),
        verdict.id(),
        verdict.forgeable(),
        Failure.of(verdict),
        new Cases(
            judgement.cases().stream().filter(c -> c.verdict().passed()).count(),
            problem.cases().size()),
        figures,
        baseline,
        worth,
        null);
  }

  static Judged noCode(int index, @Nullable JsonNode id, Problem problem, Worth worth) {
    return new Judged(
        index,
        id,
        problem.id(),
        "no_code",
        false,
        null,
        new Cases(0, problem.cases().size()),
        null,
        null,
        worth,
        null);
  }
}
