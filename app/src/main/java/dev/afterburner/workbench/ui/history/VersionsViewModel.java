package dev.afterburner.workbench.ui.history;

import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.ui.fx.Notices;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import dev.afterburner.workbench.ui.run.LiveProgress.Progress;
import dev.afterburner.workbench.ui.run.SessionViewModel;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The rows of the version table, in the order the versions were made. */
public final class VersionsViewModel {

  private final SessionViewModel session;
  private final Sparks sparks;
  private final Marks marks;
  private final ObjectProperty<VersionFilter> filter =
      new SimpleObjectProperty<>(VersionFilter.ALL);
  private final ObservableList<VersionRow> rows = FXCollections.observableArrayList();
  private final ObservableList<VersionRow> view = FXCollections.unmodifiableObservableList(rows);

  /**
   * @param notices where it is told that a note could not be kept
   */
  public VersionsViewModel(
      SessionViewModel session, SessionStore store, TaskRunner tasks, Notices notices) {
    this.session = session;
    this.sparks = new Sparks(tasks, this::update);
    this.marks = new Marks(store, tasks, notices, this::update);
    session.state().addListener((o, before, now) -> update());
    session.live().progress().addListener((o, before, now) -> update());
    update();
  }

  /** One a version; an index is the version's id. */
  public ObservableList<VersionRow> rows() {
    return view;
  }

  /** Which of them are shown. */
  public ObjectProperty<VersionFilter> filter() {
    return filter;
  }

  /** Stars a version, or takes its star. */
  public void star(int version, boolean starred) {
    marks.set(version, marks.of(version).withStar(starred));
  }

  /** Keeps a note on a version; an empty one takes it away. */
  public void note(int version, String note) {
    marks.set(version, marks.of(version).withNote(note.strip()));
  }

  /** What the empty table says. */
  public String emptyText() {
    return "No versions yet. Run measures the original; Step asks the model for a better one.";
  }

  /** Replaces only what has changed, so that the table neither flickers nor scrolls. */
  private void update() {
    SessionState state = session.state().get();
    Progress progress = session.live().progress().get();
    String id = state == null ? "" : state.started().session();
    sparks.belongTo(id);
    marks.belongTo(id);
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

  private VersionRow row(
      @Nullable SessionState state, Version version, @Nullable Progress progress) {
    if (state == null) {
      throw new IllegalStateException("there are no versions without a session");
    }
    return VersionRow.of(state, version, progress, marks.of(version.id()), sparks.of(version));
  }
}
