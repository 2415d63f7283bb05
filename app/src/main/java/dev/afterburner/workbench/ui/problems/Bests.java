package dev.afterburner.workbench.ui.problems;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.store.StoreException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How far the user has come with each problem: the original over the best, "3.59×". */
public final class Bests {

  private Bests() {}

  /** Of one session; empty before two versions of it were measured. */
  public static Optional<String> of(SessionState state) {
    Figure objective = state.started().settings().objective();
    if (state.versions().isEmpty()) {
      return Optional.empty();
    }
    return state
        .bestVersion()
        .flatMap(best -> state.ratio(state.versions().getFirst(), best, objective))
        .map(found -> Figures.factor(1 / found.comparison().ratio().value()));
  }

  /** Of the newest session of every problem in a store. Blocks. */
  public static Map<String, String> read(SessionStore store) throws StoreException {
    Map<String, String> bests = new HashMap<>();
    for (SessionStore.Entry entry : store.list()) {
      if (!bests.containsKey(entry.problem())) {
        of(SessionState.fold(store.read(entry.id())))
            .ifPresent(best -> bests.put(entry.problem(), best));
      }
    }
    return bests;
  }
}
