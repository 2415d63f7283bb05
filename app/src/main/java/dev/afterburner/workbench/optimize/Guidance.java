// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize;

import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.session.Operator;
import dev.afterburner.workbench.session.Origin;
import dev.afterburner.workbench.session.SessionEvent.StepChosen;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Settings;
import dev.afterburner.workbench.session.Version;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stands in a prompt where its template has {@code {{feedback}}}: the earlier attempt,
 * programs beside the one to start from, what the step is to do, and the person's remark.
 */
final class Guidance {

  /** Of what was tried, so many are told when another idea is asked for. */
  private static final int TOLD = 12;

  private final Feedback feedback;
  private final Language language;

  Guidance(Problem problem, Language language) {
    this.feedback = new Feedback(problem, language);
    this.language = language;
  }

  /** Markdown; empty where there is nothing to say. */
  String of(SessionState state, StepChosen choice) {
    return Stream.of(
            attempt(state, choice),
            beside(state, choice),
            choice.operator() == Operator.SHIFT ? shift(state) : "",
            remark(state))
        .filter(section -> !section.isEmpty())
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n\n"));
  }

  private String attempt(SessionState state, StepChosen choice) {
    Settings settings = state.started().settings();
    if (choice.operator() == Operator.REPAIR) {
      return feedback.mistake(state.versions().get(choice.parent()));
    }
    // Independent draws know nothing of each other.
    boolean told = settings.feedback() && settings.policy() != Settings.Policy.BEST_OF_N;
    return told ? feedback.of(state) : "";
  }

  private String beside(SessionState state, StepChosen choice) {
    List<Version> shown =
        choice.context().stream()
            .map(id -> state.versions().get(id))
            .filter(v -> v.code().length() <= Feedback.CODE_KEPT)
            .toList();
    if (shown.isEmpty()) {
      return "";
    }
    StringBuilder text =
        new StringBuilder(
            choice.operator() == Operator.COMBINE
                ? "## Second solution\n\nJoin the ideas of the original solution and of this one in"
                    + " one program that is better than both.\n\n"
                : "## Other solutions\n\nThese pass too. Use what is good in them.\n\n");
    for (Version version : shown) {
      text.append(Feedback.block(language.id(), version.code()));
      text.append(Performance.of(version)).append("\n\n");
    }
    return text.toString();
  }

  private static String shift(SessionState state) {
    List<Version> tried =
        state.versions().stream().filter(v -> v.origin() != Origin.ORIGINAL).toList();
    StringBuilder text =
        new StringBuilder(
            "## Another idea\n\nThe last attempts brought nothing. Think of three ideas that differ"
                + " from the program above in the algorithm or the data structure, choose the most"
                + " promising one, and write that. So far:\n\n");
    tried.stream()
        .skip(Math.max(0, tried.size() - TOLD))
        .forEach(v -> text.append("- ").append(v.reason()).append('\n'));
    return text.toString();
  }

  private static String remark(SessionState state) {
    String words = state.remark();
    return words == null || words.isBlank() ? "" : "## Remark\n\n" + words.strip();
  }
}
