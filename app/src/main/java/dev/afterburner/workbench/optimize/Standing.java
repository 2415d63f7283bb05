package dev.afterburner.workbench.optimize;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Repetition;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.judge.Judge;
import dev.afterburner.workbench.judge.ReferenceRuns;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.Reference;
import dev.afterburner.workbench.reward.Percentile;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the best version stands among the problem's reference solutions. Those are measured on this
 * machine when that is asked for first.
 */
final class Standing {

  private final ReferenceRuns references;
  private final Problem problem;
  private final Language language;
  private @Nullable List<List<Run>> measured;

  Standing(Sandbox sandbox, Judge judge, Problem problem, Language language) {
    this.references = new ReferenceRuns(sandbox, judge);
    this.problem = problem;
    this.language = language;
  }

  /**
   * That the best version is at least as good as a share of the references; empty where it is not.
   *
   * @param target from 0 to 1
   */
  Optional<String> reached(SessionState state, double target, Cancellation cancellation)
      throws SandboxException, Stopped {
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
    double[] values =
        measured(cancellation).stream()
            .mapToDouble(runs -> Repetition.summary(runs, objective).median().value())
            .toArray();
    double share = Percentile.of(value.get(), true, values);
    return share >= target
        ? Optional.of(
            "the best is at least as good as "
                + Figures.percent(100 * share)
                + " of the references, and "
                + Figures.percent(100 * target)
                + " were asked for")
        : Optional.empty();
  }

  private List<List<Run>> measured(Cancellation cancellation) throws SandboxException, Stopped {
    List<List<Run>> known = measured;
    if (known != null) {
      return known;
    }
    List<List<Run>> now = new ArrayList<>();
    for (Reference reference : problem.references()) {
      if (reference.language().equals(language.id())) {
        references.of(problem, language, reference, cancellation).ifPresent(now::add);
        if (cancellation.isCancelled()) {
          throw new Stopped();
        }
      }
    }
    measured = now;
    return now;
  }
}
