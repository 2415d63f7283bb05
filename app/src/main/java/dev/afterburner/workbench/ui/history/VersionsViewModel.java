package dev.afterburner.workbench.ui.history;

import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.ui.run.LiveProgress.Progress;
import dev.afterburner.workbench.ui.run.SessionViewModel;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The rows of the version table, in the order the versions were made. */
public final class VersionsViewModel {

  private final SessionViewModel session;
  private final ObservableList<VersionRow> rows = FXCollections.observableArrayList();
  private final ObservableList<VersionRow> view = FXCollections.unmodifiableObservableList(rows);

  public VersionsViewModel(SessionViewModel session) {
    this.session = session;
    session.state().addListener((o, before, now) -> update());
    session.live().progress().addListener((o, before, now) -> update());
    update();
  }

  /** One a version; an index is the version's id. */
  public ObservableList<VersionRow> rows() {
    return view;
  }

  /** What the empty table says. */
  public String emptyText() {
    return "No versions yet. Run measures the original; Step asks the model for a better one.";
  }

  /** Replaces only what has changed, so that the table neither flickers nor scrolls. */
  private void update() {
    SessionState state = session.state().get();
    Progress progress = session.live().progress().get();
    List<Version> versions = state == null ? List.of() : state.versions();
    if (rows.size() > versions.size()) {
      rows.remove(versions.size(), rows.size());
    }
    for (int i = 0; i < versions.size(); i++) {
      VersionRow row = row(state, versions.get(i), progress);
      if (i == rows.size()) {
        rows.add(row);
      } else if (!rows.get(i).equals(row)) {
        rows.set(i, row);
      }
    }
  }

  private static VersionRow row(
      @Nullable SessionState state, Version version, @Nullable Progress progress) {
    if (state == null) {
      throw new IllegalStateException("there are no versions without a session");
    }
    return VersionRow.of(state, version, progress);
  }
}
