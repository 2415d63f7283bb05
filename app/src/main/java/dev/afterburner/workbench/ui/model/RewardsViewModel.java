// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.model;

import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import dev.afterburner.workbench.ui.run.Selection;
import dev.afterburner.workbench.ui.run.SessionViewModel;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What each reply of the session would be worth in training. Computed in the background. */
public final class RewardsViewModel {

  /** What can change a reward: which session, how many answers, how many decisions. */
  private record Extent(String session, long answers, long decided) {

    private static @Nullable Extent of(@Nullable SessionState state) {
      return state == null
          ? null
          : new Extent(
              state.started().session(),
              state.steps().stream().mapToLong(s -> s.answers().size()).sum(),
              state.versions().stream().filter(Version::isDecided).count());
    }
  }

  private final SessionViewModel session;
  private final TaskRunner tasks;
  private final ObservableList<RewardRow> rows = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable RewardRow> selected = new ReadOnlyObjectWrapper<>();
  private @Nullable Extent shown;

  public RewardsViewModel(SessionViewModel session, TaskRunner tasks) {
    this.session = session;
    this.tasks = tasks;
    session.state().addListener((o, before, now) -> update(now));
    session.selection().selected().addListener((o, before, now) -> select());
    session.selection().reply().addListener((o, before, now) -> select());
    update(session.state().get());
  }

  /** A row a reply, in the order of steps. */
  public ObservableList<RewardRow> rows() {
    return rows;
  }

  /** The row of the version that all panes show; null where it has none. */
  public ReadOnlyObjectProperty<@Nullable RewardRow> selected() {
    return selected.getReadOnlyProperty();
  }

  /** What stands there while there is no row. */
  public String emptyText() {
    return "Each reply gets its reward here once its program is judged: format, correctness and"
        + " efficiency, the total by the paper's and by the published code's formula, and the"
        + " advantage over the other replies of its step.";
  }

  private void update(@Nullable SessionState state) {
    Extent now = Extent.of(state);
    if (java.util.Objects.equals(now, shown)) {
      return;
    }
    shown = now;
    if (state == null) {
      show(now, List.of());
    } else {
      tasks.call(
          () -> RewardRow.of(state), found -> show(now, found), failure -> show(now, List.of()));
    }
  }

  private void show(@Nullable Extent of, List<RewardRow> found) {
    if (java.util.Objects.equals(of, shown)) {
      rows.setAll(found);
      select();
    }
  }

  /** Shows the version that a reply gave, or the reply itself where it gave none. */
  void choose(RewardRow row) {
    if (row.equals(selected.get())) {
      return;
    }
    if (row.version() == null) {
      session.selection().look(new Selection.Reply(row.step(), row.candidate()));
    } else {
      session.selection().select(row.version());
    }
  }

  private void select() {
    Selection.Reply reply = session.selection().reply().get();
    Integer version = session.selectedVersion().map(Version::id).orElse(null);
    selected.set(
        rows.stream()
            .filter(
                row ->
                    reply == null
                        ? version != null && version.equals(row.version())
                        : reply.equals(new Selection.Reply(row.step(), row.candidate())))
            .findFirst()
            .orElse(null));
  }
}
