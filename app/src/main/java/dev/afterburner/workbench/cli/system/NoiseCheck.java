// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.system;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.SelfCheck;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.sandbox.stats.Summary;
import dev.afterburner.workbench.export.document.DoctorDocument;
import dev.afterburner.workbench.export.document.Measured;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How noisy this machine is: a program against itself. Whatever difference shows is the machine's.
 */
final class NoiseCheck {

  private static final int CHECKS = 5;
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

  NoiseCheck(Sandbox sandbox, Cancellation cancellation) {
    this.sandbox = sandbox;
    this.cancellation = cancellation;
  }

  /** Empty where the program did not complete. */
  Optional<DoctorDocument.Noise> run(Language python) throws SandboxException {
    Execution execution = Execution.of(new Program.Source(python, CODE), Bytes.EMPTY);
    SelfCheck check = SelfCheck.of(sandbox, execution, CHECKS, cancellation);
    boolean complete =
        check.runs().stream().allMatch(run -> run.outcome() instanceof Outcome.Completed);
    return complete ? Optional.of(noise(check)) : Optional.empty();
  }

  private static DoctorDocument.Noise noise(SelfCheck check) {
    List<Run> runs = check.runs();
    double spread = check.wall().relativeSpread();
    return new DoctorDocument.Noise(
        PROGRAM,
        runs.size(),
        Objects.requireNonNull(Measured.of(runs).wallMs()),
        spread,
        check.comparisons(),
        check.differences(),
        median(runs.stream().mapToDouble(run -> run.sampling().rateHz()).toArray()),
        median(runs.stream().mapToDouble(run -> run.sampling().gapP99Nanos() / 1e3).toArray()),
        check.core(),
        verdict(spread, check.differences()));
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
