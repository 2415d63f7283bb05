// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.store;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.SamplingReport;
import dev.afterburner.sandbox.curve.MemoryCurve;
import dev.afterburner.workbench.problem.CaseResult;
import dev.afterburner.workbench.problem.Judgement;
import dev.afterburner.workbench.problem.Verdict;
import dev.afterburner.workbench.session.SessionEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON forms of what is not a plain record: outcomes, verdicts and runs. */
final class StoredForms {

  private StoredForms() {}

  /** An outcome; {@code kind} is its id, the other fields are there where they apply. */
  record StoredOutcome(
      String kind,
      @Nullable Integer exitCode,
      @Nullable Integer signal,
      Outcome.@Nullable Limit limit,
      @Nullable Long atNanos,
      @Nullable String diagnostics) {

    static StoredOutcome of(Outcome outcome) {
      String kind = outcome.id();
      return switch (outcome) {
        case Outcome.Completed c -> new StoredOutcome(kind, null, null, null, null, null);
        case Outcome.Cancelled c -> new StoredOutcome(kind, null, null, null, null, null);
        case Outcome.RuntimeError(int exit, int signal) ->
            new StoredOutcome(kind, exit, signal, null, null, null);
        case Outcome.Killed(Outcome.Limit limit, long at) ->
            new StoredOutcome(kind, null, null, limit, at, null);
        case Outcome.CompileFailed(String diagnostics) ->
            new StoredOutcome(kind, null, null, null, null, diagnostics);
      };
    }

    Outcome outcome() {
      if (limit != null && atNanos != null) {
        return new Outcome.Killed(limit, atNanos);
      }
      return switch (kind) {
        case "completed" -> new Outcome.Completed();
        case "cancelled" -> new Outcome.Cancelled();
        case "compile_error" -> new Outcome.CompileFailed(orEmpty(diagnostics));
        case "runtime_error" ->
            new Outcome.RuntimeError(exitCode == null ? -1 : exitCode, signal == null ? 0 : signal);
        default -> throw new IllegalArgumentException("unknown outcome " + kind);
      };
    }
  }

  /** A verdict; {@code kind} is its id, the other fields are there where they apply. */
  record StoredVerdict(
      String kind,
      @Nullable String testCase,
      @Nullable String expected,
      @Nullable String actual,
      @Nullable StoredOutcome outcome,
      @Nullable String stderr,
      @Nullable String diagnostics,
      @Nullable Boolean forgeable) {

    static StoredVerdict of(Verdict verdict) {
      String kind = verdict.id();
      return switch (verdict) {
        case Verdict.Passed(boolean forgeable) ->
            new StoredVerdict(kind, null, null, null, null, null, null, forgeable ? true : null);
        case Verdict.WrongAnswer(String name, String expected, String actual) ->
            new StoredVerdict(kind, name, expected, actual, null, null, null, null);
        case Verdict.Failed(String name, Outcome outcome, String stderr) ->
            new StoredVerdict(
                kind, name, null, null, StoredOutcome.of(outcome), stderr, null, null);
        case Verdict.CompileFailed(String diagnostics) ->
            new StoredVerdict(kind, null, null, null, null, null, diagnostics, null);
      };
    }

    Verdict verdict() {
      if (outcome != null) {
        return new Verdict.Failed(orEmpty(testCase), outcome.outcome(), orEmpty(stderr));
      }
      return switch (kind) {
        case "passed" -> new Verdict.Passed(Boolean.TRUE.equals(forgeable));
        case "wrong_answer" ->
            new Verdict.WrongAnswer(orEmpty(testCase), orEmpty(expected), orEmpty(actual));
        case "compile_error" -> new Verdict.CompileFailed(orEmpty(diagnostics));
        default -> throw new IllegalArgumentException("unknown verdict " + kind);
      };
    }
  }

  record StoredCase(
      String name, StoredVerdict verdict, long wallNanos, long peakBytes, @Nullable String rule) {}

  record StoredJudged(int version, StoredVerdict verdict, List<StoredCase> cases) {

    static StoredJudged of(int version, Judgement judgement) {
      return new StoredJudged(
          version,
          StoredVerdict.of(judgement.verdict()),
          judgement.cases().stream()
              .map(
                  c ->
                      new StoredCase(
                          c.name(),
                          StoredVerdict.of(c.verdict()),
                          c.wallNanos(),
                          c.peakBytes(),
                          c.rule()))
              .toList());
    }

    Judgement judgement() {
      return new Judgement(
          verdict.verdict(),
          cases.stream()
              .map(
                  c ->
                      new CaseResult(
                          c.name, c.verdict.verdict(), c.wallNanos, c.peakBytes, orEmpty(c.rule)))
              .toList());
    }
  }

  /** A run without its samples, which lie beside it, and with the beginning of its output only. */
  record StoredRun(
      int version,
      StoredOutcome outcome,
      long wallNanos,
      long userNanos,
      long systemNanos,
      long highWaterBytes,
      SamplingReport sampling,
      String stdout,
      String stderr,
      int orphans,
      int core,
      @Nullable Long outsideBytes,
      int trial,
      int round) {

    static StoredRun of(SessionEvent.RunFinished event) {
      Run run = event.run().withOutputHeads();
      return new StoredRun(
          event.version(),
          StoredOutcome.of(run.outcome()),
          run.wallNanos(),
          run.userNanos(),
          run.systemNanos(),
          run.highWaterBytes(),
          run.sampling(),
          run.stdout().text(),
          run.stderr().text(),
          run.orphans(),
          run.core(),
          run.outsideBytes(),
          event.trial(),
          event.round());
    }

    Run run(MemoryCurve curve) {
      return new Run(
          outcome.outcome(),
          wallNanos,
          userNanos,
          systemNanos,
          highWaterBytes,
          curve,
          sampling,
          Bytes.utf8(stdout),
          Bytes.utf8(stderr),
          orphans,
          core,
          outsideBytes == null ? Run.UNKNOWN : outsideBytes);
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
