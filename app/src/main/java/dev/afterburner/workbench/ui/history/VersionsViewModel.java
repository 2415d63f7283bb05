package dev.afterburner.workbench.ui.history;

import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.ui.fx.Notices;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import dev.afterburner.workbench.ui.run.LiveProgress.Progress;
import dev.afterburner.workbench.ui.run.SessionViewModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
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
  private final ReadOnlyStringWrapper emptyText = new ReadOnlyStringWrapper("");
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
    session.opening().addListener((o, before, now) -> updateEmptyText());
    session.elsewhere().addListener((o, before, now) -> updateEmptyText());
    session.state().addListener((o, before, now) -> update());
    session.live().progress().addListener((o, before, now) -> update());
    update();
    updateEmptyText();
  }

  /** One a version and one a reply that gave none, in the order in which they came. */
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
  public ReadOnlyStringProperty emptyText() {
    return emptyText.getReadOnlyProperty();
  }

  private void updateEmptyText() {
    Problem problem = session.problem().get();
    String other = session.elsewhere().get();
    emptyText.set(
        session.opening().get() && problem != null
            ? "Opening the session on " + problem.title() + "…"
            : other.isEmpty()
                ? "No versions yet. Measure runs the original; Step asks the model for a better"
                    + " one."
                : "No versions in this language yet. There are "
                    + other
                    + "; choose that language to see them.");
  }

  /** Replaces only what has changed, so that the table neither flickers nor scrolls. */
  private void update() {
    SessionState state = session.state().get();
    Progress progress = session.live().progress().get();
    String id = state == null ? "" : state.started().session();
    sparks.belongTo(id);
    marks.belongTo(id);
    List<VersionRow> now = state == null ? List.of() : rows(state, progress);
    if (rows.size() > now.size()) {
      rows.remove(now.size(), rows.size());
    }
    for (int i = 0; i < now.size(); i++) {
      VersionRow row = now.get(i);
      if (i == rows.size()) {
        rows.add(row);
      } else if (!rows.get(i).equals(row)) {
        rows.set(i, row);
      }
    }
  }

  private List<VersionRow> rows(SessionState state, @Nullable Progress progress) {
    List<VersionRow> all = new ArrayList<>();
    Deque<VersionRow> refused = new ArrayDeque<>();
    for (SessionState.Step step : state.steps()) {
      step.answers().stream()
          .filter(answer -> answer.rejection() != null)
          .forEach(answer -> refused.add(VersionRow.of(step, answer)));
    }
    for (Version version : state.versions()) {
      while (!refused.isEmpty() && step(refused.getFirst()) <= version.step()) {
        all.add(refused.removeFirst());
      }
      all.add(VersionRow.of(state, version, progress, marks.of(version.id()), sparks.of(version)));
    }
    all.addAll(refused);
    return all;
  }

  private static int step(VersionRow row) {
    return row.refused() == null ? 0 : row.refused().step();
  }
}
