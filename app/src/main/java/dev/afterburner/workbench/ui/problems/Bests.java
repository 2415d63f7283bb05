// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.problems;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.store.StoreException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

/**
 * How far the user has come with each problem: the original over the best, in the session that came
 * farthest.
 */
public final class Bests {

  /**
   * One session's best.
   *
   * @param factor the original over the best, in the session's objective
   */
  public record Best(String problem, String session, double factor) {}

  private final Map<String, Map<String, Double>> bySession = new HashMap<>();
  private final ObservableMap<String, Double> ever = FXCollections.observableHashMap();

  /** The best of all sessions on a problem, by its id. */
  public ObservableMap<String, Double> ever() {
    return ever;
  }

  /** Takes a session's best for what it is now. */
  public void put(Best best) {
    Map<String, Double> its = bySession.computeIfAbsent(best.problem, p -> new HashMap<>());
    its.put(best.session, best.factor);
    ever.put(best.problem, its.values().stream().mapToDouble(f -> f).max().orElse(best.factor));
  }

  /** Of one session; empty before two versions of it were measured. */
  public static Optional<Best> of(SessionState state) {
    Figure objective = state.started().settings().objective();
    if (state.versions().isEmpty()) {
      return Optional.empty();
    }
    return state
        .bestVersion()
        .flatMap(best -> state.ratio(state.versions().getFirst(), best, objective))
        .map(
            found ->
                new Best(
                    state.started().problem(),
                    state.started().session(),
                    1 / found.comparison().ratio().value()));
  }

  /** Of every session in a store. Blocks. */
  public static List<Best> read(SessionStore store) throws StoreException {
    List<Best> bests = new ArrayList<>();
    for (SessionStore.Entry entry : store.list()) {
      of(SessionState.fold(store.read(entry.id()))).ifPresent(bests::add);
    }
    return bests;
  }
}
