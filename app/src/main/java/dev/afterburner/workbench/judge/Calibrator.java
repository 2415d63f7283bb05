package dev.afterburner.workbench.judge;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Repetition;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.problem.Calibration;
import dev.afterburner.workbench.problem.Digests;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.ProblemLibrary;
import dev.afterburner.workbench.problem.Reference;
import dev.afterburner.workbench.problem.Verdict;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
  private final Repetition.Plan plan;
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
      Repetition.Plan plan,
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
    Set<String> known = new HashSet<>();
    for (Calibration calibration : library.calibrations(problem.id())) {
      if (calibration.machine().equals(machine.get())) {
        known.add(calibration.name() + calibration.digest());
      }
    }
    Digests digests = new Digests(problem);
    return problem.references().stream()
        .filter(r -> r.language().equals(language.id()) && !r.name().equals("starter"))
        .filter(r -> !known.contains(r.name() + digest(digests, language, r)))
        .toList();
  }

  /** What was measured on this machine, of the problem as it is now. */
  public List<Calibration> known(Problem problem, Language language) throws ProblemException {
    Digests digests = new Digests(problem);
    Set<String> current = new HashSet<>();
    problem.references().stream()
        .filter(r -> r.language().equals(language.id()))
        .forEach(r -> current.add(r.name() + digest(digests, language, r)));
    return library.calibrations(problem.id()).stream()
        .filter(c -> c.machine().equals(machine.get()) && c.language().equals(language.id()))
        .filter(c -> current.contains(c.name() + c.digest()))
        .toList();
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
      throws SandboxException {
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
    while (!good.isEmpty() && !cancellation.isCancelled()) {
      List<Execution> executions =
          good.stream()
              .map(r -> judge.measured(problem, new Program.Source(language, r.code())))
              .toList();
      List<List<Run>> runs =
          new Repetition(sandbox)
              .run(executions, plan, RunObserver.NONE, (program, run) -> {}, cancellation);
      if (cancellation.isCancelled()) {
        break;
      }
      int bad = firstBad(problem, language, runs);
      if (bad >= 0) {
        Run last = runs.get(bad).getLast();
        results.add(failed(problem, language, good.get(bad), judge.check(problem, language.id(), last)));
        good.remove(bad);
        continue;
      }
      for (int i = 0; i < good.size(); i++) {
        results.add(passed(problem, language, good.get(i), runs.get(i)));
      }
      break;
    }
    return results;
  }

  /**
   * The program whose last run did not complete or whose output is wrong; −1 where all are right.
   */
  private int firstBad(Problem problem, Language language, List<List<Run>> runs)
      throws SandboxException {
    for (int i = 0; i < runs.size(); i++) {
      if (!runs.get(i).isEmpty()
          && !(runs.get(i).getLast().outcome() instanceof Outcome.Completed)) {
        return i;
      }
    }
    for (int i = 0; i < runs.size(); i++) {
      if (!judge.check(problem, language.id(), runs.get(i).getLast()).passed()) {
        return i;
      }
    }
    return -1;
  }

  private Calibration passed(
      Problem problem, Language language, Reference reference, List<Run> runs) {
    return new Calibration(
        language.id(),
        reference.name(),
        digest(new Digests(problem), language, reference),
        machine.get(),
        "passed",
        new Calibration.Figures(
            Repetition.summary(runs, Figure.TIME).median(),
            Repetition.summary(runs, Figure.MEMORY).median(),
            Repetition.summary(runs, Figure.INTEGRAL).median()),
        runs.size(),
        clock.instant());
  }

  private Calibration failed(
      Problem problem, Language language, Reference reference, Verdict verdict) {
    return new Calibration(
        language.id(),
        reference.name(),
        digest(new Digests(problem), language, reference),
        machine.get(),
        verdict.words(),
        null,
        0,
        clock.instant());
  }

  private static String digest(Digests digests, Language language, Reference reference) {
    return digests.of(new Program.Source(language, reference.code()));
  }
}
