// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.measure.Calibrator;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.reward.Percentile;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.store.StoreException;
import java.util.Optional;

/**
 * Ends a session whose best version stands high enough among the problem's reference solutions, as
 * those were measured here. Those that were not are measured when this is asked for first.
 *
 * @param calibrator the figures are its own, so that they are the ones that are shown elsewhere
 */
record PercentileStop(CalibratorOpening calibrator, Problem problem, Language language) {

  /**
   * That the best version is at least as good as a share of the references; empty if it is not.
   *
   * @param target from 0 to 1
   */
  Optional<String> reached(SessionState state, double target, Cancellation cancellation)
      throws SandboxException, SessionException, Stopped {
    Figure objective = state.started().settings().objective();
    Optional<Double> value =
        state
            .bestVersion()
            .filter(Version::passed)
            .flatMap(v -> v.summary(objective))
            .map(s -> s.median().value());
    if (value.isEmpty()) {
      return Optional.empty();
    }
    double share = Percentile.of(value.get(), true, references(objective, cancellation));
    return share >= target
        ? Optional.of(
            "the best is at least as good as "
                + Figures.percent(100 * share)
                + " of the references, and "
                + Figures.percent(100 * target)
                + " were asked for")
        : Optional.empty();
  }

  private double[] references(Figure objective, Cancellation cancellation)
      throws SandboxException, SessionException, Stopped {
    try {
      Calibrator open = calibrator.open();
      open.run(problem, language, measured -> {}, cancellation);
      if (cancellation.isCancelled()) {
        throw new Stopped();
      }
      return open.passing(problem, language).stream()
          .mapToDouble(figures -> figures.of(objective).value())
          .toArray();
    } catch (StoreException | ProblemException e) {
      throw new SessionException("the references' figures can't be had: " + e.getMessage(), e);
    }
  }
}
