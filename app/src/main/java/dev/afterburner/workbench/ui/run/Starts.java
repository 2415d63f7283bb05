// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.run;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.Reference;
import dev.afterburner.workbench.store.SessionStore;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a problem opens with. */
final class Starts {

  private Starts() {}

  /** The choices, in another language where the problem has no start in the one chosen. */
  static Choices fitting(Problem problem, Choices chosen) {
    if (problem.start(chosen.language()).isPresent()) {
      return chosen;
    }
    return problem.references().stream()
        .filter(Reference::start)
        .findFirst()
        .map(r -> chosen.withLanguage(r.language()))
        .orElse(chosen);
  }

  /** The choices that a stored session was made with. */
  static Choices of(SessionStore.Entry entry, Choices otherwise) {
    Figure objective =
        Arrays.stream(Figure.values())
            .filter(f -> f.id().equals(entry.objective()))
            .findFirst()
            .orElse(otherwise.objective());
    return otherwise
        .withLanguage(entry.language())
        .withObjective(objective)
        .withModel(entry.model());
  }

  /**
   * The session wanted where the store has it, else the newest one of the same problem, language,
   * objective and model; where there is none, that of another language, since work is not to look
   * lost.
   *
   * @param entries the newest first
   * @param asChosen whether the language is to be the one that is chosen
   */
  static Optional<SessionStore.Entry> entry(
      List<SessionStore.Entry> entries,
      String problem,
      @Nullable String wanted,
      Choices chosen,
      boolean asChosen) {
    List<SessionStore.Entry> its =
        entries.stream().filter(e -> e.problem().equals(problem)).toList();
    List<SessionStore.Entry> alike =
        its.stream()
            .filter(
                e ->
                    e.objective().equals(chosen.objective().id())
                        && e.model().equals(chosen.model()))
            .toList();
    return its.stream()
        .filter(e -> e.id().equals(wanted))
        .findFirst()
        .or(() -> alike.stream().filter(e -> e.language().equals(chosen.language())).findFirst())
        .or(() -> asChosen ? Optional.empty() : alike.stream().findFirst());
  }

  /**
   * What there is of a problem in other languages than the one chosen: "6 versions in Python, 2
   * versions in C++", of the newest session in each; empty where there is nothing.
   *
   * @param entries the newest first
   */
  static String elsewhere(List<SessionStore.Entry> entries, String problem, Choices chosen) {
    Map<String, Integer> versions = new LinkedHashMap<>();
    entries.stream()
        .filter(e -> e.problem().equals(problem) && !e.language().equals(chosen.language()))
        .filter(e -> e.versions() > 0)
        .forEach(e -> versions.putIfAbsent(e.language(), e.versions()));
    Languages languages = new Languages();
    return versions.entrySet().stream()
        .map(
            e ->
                e.getValue()
                    + (e.getValue() == 1 ? " version in " : " versions in ")
                    + languages.byId(e.getKey()).map(Language::name).orElse(e.getKey()))
        .collect(Collectors.joining(", "));
  }
}
