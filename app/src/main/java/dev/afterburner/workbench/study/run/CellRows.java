// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.run;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.sandbox.stats.Summary;
import dev.afterburner.workbench.problem.Judgement;
import dev.afterburner.workbench.session.Origin;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.study.Line;
import dev.afterburner.workbench.study.Study;
import dev.afterburner.workbench.study.StudyException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the row of a cell from the session that it is a step of. */
final class CellRows {

  private final CellStore store;
  private final Study.Protocol protocol;

  CellRows(CellStore store, Study.Protocol protocol) {
    this.store = store;
    this.protocol = protocol;
  }

  /**
   * What a step cost.
   *
   * @param nanos that it took, ns
   */
  record Cost(int promptTokens, int replyTokens, long nanos, boolean reused) {}

  /**
   * The row.
   *
   * @param step the session's step, from 1; 0 for its original
   */
  Row.Cell of(Line line, int iteration, int step, SessionState state, Cost cost, Instant at)
      throws StudyException {
    Optional<SessionState.Step> asked = state.step(step);
    Optional<Version> candidate = candidate(state, step);
    String none = asked.map(SessionState.Step::rejection).orElse(null);
    String prompt = asked.map(SessionState.Step::prompt).orElse("");
    String reply = asked.map(CellRows::reply).orElse("");
    return new Row.Cell(
        line.cell(iteration),
        line.key(),
        line.problem(),
        line.language(),
        line.objective().id(),
        line.arm().name(),
        line.replicate(),
        iteration,
        candidate.isPresent()
            ? shown(state, candidate.get())
            : Row.Shown.none(none == null ? "no program in the reply" : none),
        state.bestVersion().isPresent()
            ? shown(state, state.bestVersion().get())
            : Row.Shown.none("no program passes yet"),
        store.text(prompt),
        store.text(reply),
        cost.promptTokens(),
        cost.replyTokens(),
        cost.nanos(),
        cost.reused(),
        state.started().session(),
        at);
  }

  private static String reply(SessionState.Step step) {
    var reply = step.reply();
    return reply == null ? "" : reply.text();
  }

  /** The step's version that was accepted, else the best of those that pass, else the first. */
  private static Optional<Version> candidate(SessionState state, int step) {
    Figure objective = state.started().settings().objective();
    List<Version> made =
        state.versions().stream()
            .filter(v -> v.step() == step && (step == 0) == (v.origin() == Origin.ORIGINAL))
            .toList();
    return made.stream()
        .filter(v -> v.decision() == Version.Decision.ACCEPTED)
        .reduce((before, after) -> after)
        .or(
            () ->
                made.stream()
                    .filter(Version::passed)
                    .min(
                        Comparator.comparingDouble(
                            v -> {
                              Interval value = figure(state, v, objective);
                              return value == null ? Double.MAX_VALUE : value.value();
                            })))
        .or(() -> made.stream().findFirst());
  }

  private Row.Shown shown(SessionState state, Version version) throws StudyException {
    Judgement judgement = version.judgement();
    return new Row.Shown(
        version.id(),
        judgement == null ? "not_judged" : judgement.verdict().id(),
        judgement == null ? version.reason() : judgement.verdict().words(),
        version.forgeable(),
        store.text(version.code()),
        version.passed() ? figure(state, version, Figure.TIME) : null,
        version.passed() ? figure(state, version, Figure.MEMORY) : null,
        version.passed() ? figure(state, version, Figure.INTEGRAL) : null,
        twin(state, version).runs().size(),
        version.passed() && protocol == Study.Protocol.PAPER
            ? repeats(twin(state, version).runs())
            : null);
  }

  private static List<Row.Repeat> repeats(List<Run> runs) {
    return runs.stream()
        .map(
            run ->
                new Row.Repeat(Figure.TIME.of(run), Figure.MEMORY.of(run), Figure.INTEGRAL.of(run)))
        .toList();
  }

  private static @Nullable Interval figure(SessionState state, Version version, Figure figure) {
    return twin(state, version).summary(figure).map(Summary::median).orElse(null);
  }

  /** One with the code of an earlier one was not measured again: that one's runs are its own. */
  private static Version twin(SessionState state, Version version) {
    if (!version.runs().isEmpty()) {
      return version;
    }
    return state.versions().stream()
        .filter(v -> !v.runs().isEmpty() && v.isSameProgram(version))
        .findFirst()
        .orElse(version);
  }
}
