// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.history;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.export.SessionSum;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.ui.fx.Notice;
import dev.afterburner.workbench.ui.fx.Notices;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import dev.afterburner.workbench.ui.run.SessionViewModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The sessions that were begun last, each with how its best came down. */
public final class RecentViewModel {

  /** So many are looked at; the others are in the list of sessions. */
  static final int MOST = 12;

  /**
   * A session.
   *
   * @param entry what the list of sessions knows of it
   * @param sum its numbers; null before it was read
   * @param bestSoFar after each version, what the best needs of the objective over the original
   */
  public record Recent(SessionStore.Entry entry, @Nullable SessionSum sum, List<Double> bestSoFar) {
    public Recent {
      bestSoFar = List.copyOf(bestSoFar);
    }
  }

  private record Read(SessionSum sum, List<Double> bestSoFar) {}

  private final SessionViewModel session;
  private final SessionStore store;
  private final TaskRunner tasks;
  private final Notices notices;
  private final ObservableList<Recent> rows = FXCollections.observableArrayList();
  private final ObservableList<Recent> view = FXCollections.unmodifiableObservableList(rows);
  private int generation;

  /**
   * @param notices where it is told that the sessions could not be listed
   */
  public RecentViewModel(
      SessionViewModel session, SessionStore store, TaskRunner tasks, Notices notices) {
    this.session = session;
    this.store = store;
    this.tasks = tasks;
    this.notices = notices;
  }

  /** The newest first. */
  public ObservableList<Recent> rows() {
    return view;
  }

  /**
   * Lists them, and then reads one after the other.
   *
   * @param listed told how many there are
   */
  public void begin(Consumer<Integer> listed) {
    int mine = ++generation;
    tasks.call(
        () ->
            store.list().stream()
                .filter(e -> e.versions() > 0)
                .sorted(Comparator.comparing(SessionStore.Entry::startedAt).reversed())
                .limit(MOST)
                .toList(),
        found -> {
          if (mine == generation) {
            rows.setAll(found.stream().map(e -> new Recent(e, null, List.of())).toList());
            listed.accept(found.size());
            read(mine, new ArrayDeque<>(found));
          }
        },
        failure -> notices.add(Notice.error("", failure)));
  }

  /** Reads no more. */
  public void end() {
    generation++;
  }

  /** Opens a session. */
  public void open(Recent recent) {
    session.open(recent.entry().problem(), recent.entry().id());
  }

  private void read(int mine, Deque<SessionStore.Entry> waiting) {
    SessionStore.Entry entry = waiting.poll();
    if (entry == null || mine != generation) {
      return;
    }
    tasks.call(
        () -> {
          SessionState state = SessionState.fold(store.read(entry.id()));
          return new Read(SessionSum.of(state), bestSoFar(state));
        },
        read -> {
          if (mine == generation) {
            rows.replaceAll(
                r -> r.entry().equals(entry) ? new Recent(entry, read.sum, read.bestSoFar) : r);
            read(mine, waiting);
          }
        },
        // A session that can't be read has no numbers; opening it tells why.
        failure -> read(mine, waiting));
  }

  /** One number a version: below 1 where the best needs less than the original. */
  static List<Double> bestSoFar(SessionState state) {
    Figure objective = state.started().settings().objective();
    List<Double> line = new ArrayList<>();
    double best = 1;
    for (Version version : state.versions()) {
      if (version.decision() == Version.Decision.ACCEPTED && version.id() > 0) {
        best =
            state
                .ratio(state.versions().getFirst(), version, objective)
                .map(found -> found.comparison().ratio().value())
                .orElse(best);
      }
      line.add(best);
    }
    return line;
  }
}
