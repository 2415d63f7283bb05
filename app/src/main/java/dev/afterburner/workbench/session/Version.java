// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.session;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.Runs;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.sandbox.stats.Summary;
import dev.afterburner.workbench.problem.Judgement;
import dev.afterburner.workbench.problem.Outdated;
import dev.afterburner.workbench.problem.Problem;
import java.time.Instant;
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
 * @param compared what was found when it was tried: against its parent, then against the best of
 *     that time, which decided; then what was found when it was measured again
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
    List<Compared> compared,
    Decision decision,
    String reason) {

  /**
   * Comparisons with another version.
   *
   * @param with the other one
   * @param figures this one over the other one, one a figure
   * @param measuredAgain when the two were measured again for it; null if it is of the trial
   */
  public record Compared(
      int with, Map<Figure, Comparison> figures, @Nullable Instant measuredAgain) {
    public Compared {
      figures = Map.copyOf(figures);
    }
  }

  /** What the loop made of a version. */
  public enum Decision {
    PENDING,
    ACCEPTED,
    DECLINED,
    /** It was stopped before a comparison was made, or the sandbox failed. */
    UNDECIDED
  }

  public Version {
    runs = List.copyOf(runs);
    compared = List.copyOf(compared);
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
        List.of(),
        Decision.PENDING,
        "");
  }

  /** The version that decided when this one was tried; null before. */
  public @Nullable Integer comparedWith() {
    return decisive().map(Compared::with).orElse(null);
  }

  /** Against {@link #comparedWith}, one a figure. */
  public Map<Figure, Comparison> comparisons() {
    return decisive().map(Compared::figures).orElse(Map.of());
  }

  private Optional<Compared> decisive() {
    return compared.stream()
        .filter(c -> c.measuredAgain() == null)
        .reduce((before, after) -> after);
  }

  /** What was found against another version: when this one was measured last. */
  Optional<Compared> against(int other) {
    return compared.stream().filter(c -> c.with() == other).reduce((before, after) -> after);
  }

  /** Whether it was measured beside the original in fresh runs, after it was chosen. */
  public boolean isConfirmed() {
    return compared.stream().anyMatch(c -> c.with() == 0 && c.measuredAgain() != null);
  }

  /** Whether the loop has accepted or declined it. */
  public boolean isDecided() {
    return decision == Decision.ACCEPTED || decision == Decision.DECLINED;
  }

  /** In which way its verdict is older than the problem's cases; empty where it is not. */
  public Optional<String> outdated(Problem problem) {
    return Optional.ofNullable(judgement).flatMap(j -> Outdated.words(j, problem));
  }

  public boolean passed() {
    return judgement != null && judgement.verdict().passed();
  }

  /** Summary of a figure over the runs; empty before the first. */
  public Optional<Summary> summary(Figure figure) {
    return runs.isEmpty() ? Optional.empty() : Optional.of(Runs.summary(runs, figure));
  }

  /** The run that stands for all, whose curve is drawn; see {@link Runs#typical}. */
  public Optional<Run> typicalRun() {
    return Runs.typical(runs);
  }

  /** Whether it passed by a verdict that a program could have had without being right. */
  public boolean forgeable() {
    return judgement != null && judgement.verdict().forgeable();
  }

  /** Whether the other one has the same code, but for empty lines and white space at line ends. */
  public boolean isSameProgram(Version other) {
    return normal(code).equals(normal(other.code));
  }

  /** Code without empty lines and white space at line ends: what two same programs share. */
  public static String normal(String code) {
    return code.lines()
        .map(String::stripTrailing)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  Version withJudgement(Judgement j) {
    return new Version(id, parent, origin, step, code, j, runs, compared, decision, reason);
  }

  Version withRun(Run run) {
    List<Run> more = new java.util.ArrayList<>(runs);
    more.add(run);
    return new Version(id, parent, origin, step, code, judgement, more, compared, decision, reason);
  }

  Version withComparison(
      int against, Map<Figure, Comparison> found, @Nullable Instant measuredAgain) {
    List<Compared> more = new java.util.ArrayList<>(compared);
    more.add(new Compared(against, found, measuredAgain));
    return new Version(id, parent, origin, step, code, judgement, runs, more, decision, reason);
  }

  Version withDecision(Decision made, String why) {
    return new Version(id, parent, origin, step, code, judgement, runs, compared, made, why);
  }
}
