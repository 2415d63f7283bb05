package dev.afterburner.workbench.judge;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Repetition;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.Reference;
import java.util.List;
import java.util.Optional;

/** Measures reference solutions on a problem's workload, three runs each. */
public final class ReferenceRuns {

  private static final int RUNS = 3;

  private final Sandbox sandbox;
  private final Judge judge;

  public ReferenceRuns(Sandbox sandbox, Judge judge) {
    this.sandbox = sandbox;
    this.judge = judge;
  }

  /** The reference's runs; empty where one did not complete, or none is wanted any more. Blocks. */
  public Optional<List<Run>> of(
      Problem problem, Language language, Reference reference, Cancellation cancellation)
      throws SandboxException {
    List<Run> runs =
        new Repetition(sandbox)
            .run(
                List.of(judge.measured(problem, new Program.Source(language, reference.code()))),
                Repetition.Plan.exactly(RUNS),
                RunObserver.NONE,
                (program, run) -> {},
                cancellation)
            .getFirst();
    return runs.size() == RUNS && runs.getLast().outcome() instanceof Outcome.Completed
        ? Optional.of(runs)
        : Optional.empty();
  }
}
