package dev.afterburner.workbench.cli;

import dev.afterburner.sandbox.Bytes;
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
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.sandbox.stats.Summary;
import dev.afterburner.workbench.export.DoctorDocument;
import dev.afterburner.workbench.export.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Measures one program against itself in interleaved runs. Whatever difference shows is the
 * machine's.
 */
final class SelfCheck {

  private static final int CHECKS = 5;
  private static final int RUNS_A_SIDE = 6;
  private static final double QUIET_SPREAD = 0.02;
  private static final double NOISY_SPREAD = 0.10;

  private static final String PROGRAM = "Python, a sum over 300 000 numbers";
  private static final String CODE =
      """
      total = 0
      for i in range(300000):
          total += i * i
      print(total)
      """;

  private final Sandbox sandbox;
  private final Cancellation cancellation;

  SelfCheck(Sandbox sandbox, Cancellation cancellation) {
    this.sandbox = sandbox;
    this.cancellation = cancellation;
  }

  /** Empty where the program did not complete. */
  Optional<DoctorDocument.Noise> run(Language python) throws SandboxException {
    Execution execution = Execution.of(new Program.Source(python, CODE), Bytes.EMPTY);
    List<Run> all = new ArrayList<>();
    int different = 0;
    sandbox.run(execution, RunObserver.NONE, cancellation);
    for (int check = 0; check < CHECKS; check++) {
      List<List<Run>> sides =
          new Repetition(sandbox)
              .run(
                  List.of(execution, execution),
                  Repetition.Plan.exactly(RUNS_A_SIDE),
                  RunObserver.NONE,
                  (program, run) -> {},
                  cancellation);
      sides.forEach(all::addAll);
      if (all.stream().anyMatch(run -> !(run.outcome() instanceof Outcome.Completed))) {
        return Optional.empty();
      }
      Comparison.Outcome shown =
          Repetition.compare(sides.getFirst(), sides.getLast(), Figure.TIME).outcome();
      if (shown == Comparison.Outcome.LESS || shown == Comparison.Outcome.MORE) {
        different++;
      }
    }
    return Optional.of(noise(all, different));
  }

  private static DoctorDocument.Noise noise(List<Run> runs, int different) {
    Summary wall = Repetition.summary(runs, Figure.TIME);
    return new DoctorDocument.Noise(
        PROGRAM,
        runs.size(),
        Objects.requireNonNull(Measured.of(runs).wallMs()),
        wall.relativeSpread(),
        CHECKS,
        different,
        median(runs.stream().mapToDouble(run -> run.sampling().rateHz()).toArray()),
        median(runs.stream().mapToDouble(run -> run.sampling().gapP99Nanos() / 1e3).toArray()),
        runs.getLast().core(),
        verdict(wall.relativeSpread(), different));
  }

  private static double median(double[] values) {
    return Summary.of(values).median().value();
  }

  private static String verdict(double spread, int different) {
    if (spread > NOISY_SPREAD || different > 1) {
      return "noisy";
    }
    return spread <= QUIET_SPREAD && different == 0 ? "quiet" : "restless";
  }
}
