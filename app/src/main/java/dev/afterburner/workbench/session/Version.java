package dev.afterburner.workbench.session;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.sandbox.stats.Summary;
import dev.afterburner.workbench.problem.Judgement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A node of the version tree.
 *
 * @param id 0, 1, 2, …
 * @param parent the version it was made from; null for the original
 * @param origin where its code comes from
 * @param step the step that made it; 0 for the original and hand edits
 * @param code the whole program
 * @param judgement null until it was judged
 * @param runs measured runs on the workload, in order
 * @param comparedWith the version that {@code comparisons} refer to; null before
 * @param comparisons against {@code comparedWith}, one a figure
 * @param decision what the loop made of it
 * @param reason why
 */
public record Version(
    int id,
    @Nullable Integer parent,
    Origin origin,
    int step,
    String code,
    @Nullable Judgement judgement,
    List<Run> runs,
    @Nullable Integer comparedWith,
    Map<Figure, Comparison> comparisons,
    Decision decision,
    String reason) {

  /** What the loop made of a version. */
  public enum Decision {
    PENDING,
    ACCEPTED,
    DECLINED
  }

  public Version {
    runs = List.copyOf(runs);
    comparisons = Map.copyOf(comparisons);
  }

  /** A version of which only the code is known. */
  public static Version created(SessionEvent.VersionCreated e) {
    return new Version(
        e.version(),
        e.parent(),
        e.origin(),
        e.step(),
        e.code(),
        null,
        List.of(),
        null,
        Map.of(),
        Decision.PENDING,
        "");
  }

  public boolean passed() {
    return judgement != null && judgement.verdict().passed();
  }

  /** Summary of a figure over the completed runs; empty before the first. */
  public Optional<Summary> summary(Figure figure) {
    double[] values = runs.stream().mapToDouble(figure::of).toArray();
    return values.length == 0 ? Optional.empty() : Optional.of(Summary.of(values));
  }

  /**
   * The run that stands for all: the one whose wall time is nearest to the median. Its curve is the
   * one that is drawn.
   */
  public Optional<Run> typicalRun() {
    return summary(Figure.TIME)
        .flatMap(
            summary ->
                runs.stream()
                    .min(
                        java.util.Comparator.comparingDouble(
                            r -> Math.abs(r.wallNanos() - summary.median().value()))));
  }

  /** Whether it passed by a verdict that a program could have had without being right. */
  public boolean forgeable() {
    return judgement != null && judgement.verdict().forgeable();
  }

  /** Whether the other one has the same code, but for empty lines and white space at line ends. */
  public boolean isSameProgram(Version other) {
    return normal().equals(other.normal());
  }

  private String normal() {
    return code.lines()
        .map(String::stripTrailing)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  Version withJudgement(Judgement j) {
    return new Version(
        id, parent, origin, step, code, j, runs, comparedWith, comparisons, decision, reason);
  }

  Version withRun(Run run) {
    List<Run> more = new java.util.ArrayList<>(runs);
    more.add(run);
    return new Version(
        id,
        parent,
        origin,
        step,
        code,
        judgement,
        more,
        comparedWith,
        comparisons,
        decision,
        reason);
  }

  Version withComparison(int against, Map<Figure, Comparison> found) {
    return new Version(
        id, parent, origin, step, code, judgement, runs, against, found, decision, reason);
  }

  Version withDecision(Decision made, String why) {
    return new Version(
        id, parent, origin, step, code, judgement, runs, comparedWith, comparisons, made, why);
  }
}
