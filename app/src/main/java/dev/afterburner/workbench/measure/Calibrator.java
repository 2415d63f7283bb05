// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.measure;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.InterleavedRuns;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.Runs;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.judge.Judge;
import dev.afterburner.workbench.problem.Calibration;
import dev.afterburner.workbench.problem.Digests;
import dev.afterburner.workbench.problem.Measurement;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.Reference;
import dev.afterburner.workbench.problem.Verdict;
import dev.afterburner.workbench.problem.catalogue.ProblemLibrary;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Measures a problem's references on this machine. They run in groups, interleaved within a group,
 * so that a drift of the machine meets all alike; what is measured is kept after each group, so
 * that an interrupted calibration goes on where it stopped.
 */
public final class Calibrator {

  /** So many at a time: enough to interleave, few enough to lose little when stopped. */
  private static final int GROUP = 8;

  private final Sandbox sandbox;
  private final Judge judge;
  private final ProblemLibrary library;
  private final InterleavedRuns.Plan plan;
  private final Supplier<String> machine;
  private final InstantSource clock;

  /**
   * A calibrator.
   *
   * @param machine names the machine that programs run on now; figures of others are not taken for
   *     this one's
   */
  public Calibrator(
      Sandbox sandbox,
      Judge judge,
      ProblemLibrary library,
      InterleavedRuns.Plan plan,
      Supplier<String> machine,
      InstantSource clock) {
    this.sandbox = sandbox;
    this.judge = judge;
    this.library = library;
    this.plan = plan;
    this.machine = machine;
    this.clock = clock;
  }

  /** References of a problem that are still to be measured. */
  public List<Reference> pending(Problem problem, Language language) throws ProblemException {
    List<Calibration> known = ofHere(problem);
    Digests digests = new Digests(problem);
    return problem.references().stream()
        .filter(r -> r.language().equals(language.id()) && !r.name().equals("starter"))
        .filter(r -> digests.current(known, r.name(), source(language, r)).isEmpty())
        .toList();
  }

  /** What was measured on this machine, of the problem as it is now. */
  public List<Calibration> known(Problem problem, Language language) throws ProblemException {
    List<Calibration> known = ofHere(problem);
    Digests digests = new Digests(problem);
    return problem.references().stream()
        .filter(r -> r.language().equals(language.id()))
        .flatMap(r -> digests.current(known, r.name(), source(language, r)).stream())
        .sorted(Comparator.comparing(Calibration::name))
        .toList();
  }

  private List<Calibration> ofHere(Problem problem) throws ProblemException {
    String here = machine.get();
    return library.calibrations(problem.id()).stream()
        .filter(c -> c.machine().equals(here))
        .toList();
  }

  /** The figures of the references that pass, of {@link #known}. */
  public List<Calibration.Figures> passing(Problem problem, Language language)
      throws ProblemException {
    List<Calibration.Figures> passing = new ArrayList<>();
    for (Calibration calibration : known(problem, language)) {
      Calibration.Figures figures = calibration.figures();
      if (figures != null) {
        passing.add(figures);
      }
    }
    return passing;
  }

  /**
   * Measures what is pending.
   *
   * @param listener told of each reference when it is kept
   */
  public void run(
      Problem problem, Language language, Consumer<Calibration> listener, Cancellation cancellation)
      throws SandboxException, ProblemException {
    List<Reference> pending = pending(problem, language);
    for (int from = 0; from < pending.size() && !cancellation.isCancelled(); from += GROUP) {
      List<Reference> group = pending.subList(from, Math.min(pending.size(), from + GROUP));
      for (Calibration calibration : measured(problem, language, group, cancellation)) {
        library.keep(problem.id(), calibration);
        listener.accept(calibration);
      }
    }
  }

  private List<Calibration> measured(
      Problem problem, Language language, List<Reference> group, Cancellation cancellation)
      throws SandboxException, ProblemException {
    List<Calibration> results = new ArrayList<>();
    List<Reference> good = new ArrayList<>();
    for (Reference reference : group) {
      if (cancellation.isCancelled()) {
        return results;
      }
      Program.Source program = new Program.Source(language, reference.code());
      Verdict verdict = judge.judge(problem, program, false, result -> {}, cancellation).verdict();
      if (verdict.passed()) {
        good.add(reference);
      } else if (!cancellation.isCancelled()) {
        results.add(failed(problem, language, reference, verdict));
      }
    }
    List<Execution> executions =
        good.stream()
            .map(r -> judge.measured(problem, new Program.Source(language, r.code())))
            .toList();
    InterleavedRuns.Result<Verdict> result =
        new Measurer(sandbox, judge).run(problem, executions, plan, i -> false, cancellation);
    if (!result.stopped() && !good.isEmpty()) {
      keepRuns(problem, language, good, result);
      for (int i = 0; i < good.size(); i++) {
        Reference reference = good.get(i);
        Verdict verdict = Measurer.verdict(problem, language.id(), result, i);
        results.add(
            verdict.passed()
                ? passed(problem, language, reference, result.runs(i))
                : failed(problem, language, reference, verdict));
      }
    }
    return results;
  }

  private void keepRuns(
      Problem problem,
      Language language,
      List<Reference> references,
      InterleavedRuns.Result<Verdict> result)
      throws ProblemException {
    Digests digests = new Digests(problem);
    List<Measurement.Subject> subjects = new ArrayList<>();
    for (int i = 0; i < references.size(); i++) {
      Reference reference = references.get(i);
      Verdict verdict = Measurer.verdict(problem, language.id(), result, i);
      subjects.add(
          new Measurement.Subject(
              language.id(),
              reference.name(),
              digests.of(source(language, reference)),
              verdict.passed() ? null : verdict.words()));
    }
    library.keep(
        new Measurement(
            problem.id(),
            Measurement.Purpose.CALIBRATION,
            machine.get(),
            problem.workloads().getFirst().seed(),
            0,
            clock.instant(),
            subjects,
            Measurement.raw(result.rounds())));
  }

  private Calibration passed(
      Problem problem, Language language, Reference reference, List<Run> runs) {
    return new Calibration(
        language.id(),
        reference.name(),
        new Digests(problem).of(source(language, reference)),
        machine.get(),
        "passed",
        new Calibration.Figures(
            Runs.summary(runs, Figure.TIME).median(),
            Runs.summary(runs, Figure.MEMORY).median(),
            Runs.summary(runs, Figure.INTEGRAL).median()),
        runs.size(),
        clock.instant());
  }

  private Calibration failed(
      Problem problem, Language language, Reference reference, Verdict verdict) {
    return new Calibration(
        language.id(),
        reference.name(),
        new Digests(problem).ofFailing(source(language, reference)),
        machine.get(),
        verdict.words(),
        null,
        0,
        clock.instant());
  }

  private static Program.Source source(Language language, Reference reference) {
    return new Program.Source(language, reference.code());
  }
}
