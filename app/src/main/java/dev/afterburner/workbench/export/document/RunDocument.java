// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.afterburner.sandbox.Isolation;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.workbench.measure.PublishedRun;
import dev.afterburner.workbench.problem.CaseResult;
import dev.afterburner.workbench.problem.Judgement;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A solution judged and measured.
 *
 * @param problem problem id
 * @param language language id
 * @param built options that it was built with, and its packages; empty where there are none
 * @param verdict passed, wrong_answer, compile_error, or how it failed
 * @param forgeable whether a program could have got the verdict without being right
 * @param cases every case tried
 * @param failure what went wrong; null when nothing did
 * @param workload the workload that was measured
 * @param measured its runs; none where the verdict forbade measuring
 * @param isolation how the program was kept apart
 * @param taken when and on what machine
 * @param published what the published harness says of it; left out where it was not asked
 */
public record RunDocument(
    String problem,
    String language,
    String built,
    String verdict,
    boolean forgeable,
    List<Case> cases,
    @Nullable Failure failure,
    String workload,
    @JsonUnwrapped Measured measured,
    String isolation,
    @JsonUnwrapped Taken taken,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PublishedDocument published) {

  /**
   * One case.
   *
   * @param name its name
   * @param verdict what is said of it
   * @param wallMs wall time, ms
   * @param peakKb peak memory, kB of 1024 bytes
   */
  public record Case(String name, String verdict, double wallMs, double peakKb) {
    static Case of(CaseResult result) {
      return new Case(
          result.name(),
          result.verdict().id(),
          result.wallNanos() / 1e6,
          result.peakBytes() / 1024.0);
    }
  }

  public RunDocument {
    cases = List.copyOf(cases);
  }

  /**
   * Puts together what judging and measuring gave.
   *
   * @param program the solution
   * @param verdict over cases and measured runs
   */
  public static RunDocument of(
      Problem problem,
      Program.Source program,
      Verdict verdict,
      Judgement judgement,
      List<Run> runs,
      Isolation isolation,
      Taken taken,
      @Nullable PublishedRun published) {
    return new RunDocument(
        problem.id(),
        program.language().id(),
        program.language().words(program.build()),
        verdict.id(),
        verdict.forgeable(),
        judgement.cases().stream().map(Case::of).toList(),
        Failure.of(verdict),
        problem.workloads().getFirst().name(),
        Measured.of(runs),
        isolation.level().label(),
        taken,
        published == null ? null : PublishedDocument.of(published));
  }
}
