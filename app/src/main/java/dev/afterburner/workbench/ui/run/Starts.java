package dev.afterburner.workbench.ui.run;

import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.Reference;
import dev.afterburner.workbench.session.SessionEvent;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.store.StoreException;
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
  static Choices of(SessionEvent.SessionStarted started, Choices otherwise) {
    return otherwise
        .withLanguage(started.language())
        .withObjective(started.settings().objective())
        .withModel(started.settings().model());
  }

  /**
   * The session wanted where the store has it, else the newest one of the same problem, language,
   * objective and model.
   */
  static Optional<SessionStore.Entry> entry(
      SessionStore store, String problem, @Nullable String wanted, Choices chosen)
      throws StoreException {
    List<SessionStore.Entry> its =
        store.list().stream().filter(e -> e.problem().equals(problem)).toList();
    Optional<SessionStore.Entry> asked =
        its.stream().filter(e -> e.id().equals(wanted)).findFirst();
    if (asked.isPresent()) {
      return asked;
    }
    for (SessionStore.Entry entry : its) {
      if (entry.language().equals(chosen.language())
          && entry.objective().equals(chosen.objective().id())
          && started(store, entry).settings().model().equals(chosen.model())) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  /** How a stored session was started. */
  static SessionEvent.SessionStarted started(SessionStore store, SessionStore.Entry entry)
      throws StoreException {
    return (SessionEvent.SessionStarted) store.read(entry.id()).getFirst();
  }
}
