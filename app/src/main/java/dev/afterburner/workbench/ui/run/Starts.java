package dev.afterburner.workbench.ui.run;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.Reference;
import dev.afterburner.workbench.store.SessionStore;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
   * objective and model.
   *
   * @param entries the newest first
   */
  static Optional<SessionStore.Entry> entry(
      List<SessionStore.Entry> entries, String problem, @Nullable String wanted, Choices chosen) {
    List<SessionStore.Entry> its =
        entries.stream().filter(e -> e.problem().equals(problem)).toList();
    return its.stream()
        .filter(e -> e.id().equals(wanted))
        .findFirst()
        .or(
            () ->
                its.stream()
                    .filter(
                        e ->
                            e.language().equals(chosen.language())
                                && e.objective().equals(chosen.objective().id())
                                && e.model().equals(chosen.model()))
                    .findFirst());
  }
}
