// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.history;

import dev.afterburner.workbench.export.SessionSum;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.store.SessionCopies;
import dev.afterburner.workbench.store.SessionFile;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.store.StoreException;
import dev.afterburner.workbench.store.StoredSession;
import dev.afterburner.workbench.ui.fx.Notice;
import dev.afterburner.workbench.ui.fx.Notices;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import dev.afterburner.workbench.ui.run.Foreign;
import dev.afterburner.workbench.ui.run.SessionViewModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/** The stored sessions, and what can be done with them. */
public final class SessionsViewModel {

  /** Something done to the store that changes the list. */
  @FunctionalInterface
  private interface Change {
    void on(SessionStore store) throws StoreException;
  }

  private final SessionViewModel session;
  private final SessionStore store;
  private final TaskRunner tasks;
  private final Notices notices;
  private final ObservableList<SessionStore.Entry> all = FXCollections.observableArrayList();
  private final FilteredList<SessionStore.Entry> shown = new FilteredList<>(all);
  private final StringProperty filter = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<SessionStore.@Nullable Entry> deleted =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<String> current = new ReadOnlyObjectWrapper<>("");
  private final SessionSums sums;
  private boolean visible;

  /**
   * @param notices where it is told what could not be done
   */
  public SessionsViewModel(
      SessionViewModel session, SessionStore store, TaskRunner tasks, Notices notices) {
    this.session = session;
    this.store = store;
    this.tasks = tasks;
    this.notices = notices;
    this.sums = new SessionSums(store, tasks);
    all.addListener(
        (ListChangeListener<SessionStore.Entry>)
            change -> {
              if (visible) {
                sums.want(List.copyOf(all));
              }
            });
    filter.addListener((o, before, now) -> search(now));
    session.state().addListener((o, before, now) -> follow(now));
    session
        .activity()
        .addListener(
            (o, before, now) -> {
              if (!now.busy()) {
                refresh();
              }
            });
  }

  /** Reads the versions of a session, to choose one to compare with. */
  void versions(SessionStore.Entry entry, Consumer<List<Version>> found) {
    tasks.call(
        () -> SessionState.fold(store.read(entry.id())).versions(),
        found,
        failure -> notices.add(Notice.error("", failure)));
  }

  /** Whether the version that is shown can be compared with this session's. */
  boolean comparable(SessionStore.Entry entry) {
    return session.selectedVersion().isPresent()
        && session.problem().get() != null
        && session.problem().get().id().equals(entry.problem())
        && !entry.id().equals(current.get());
  }

  /** Shows the version that is shown against another session's. */
  void compareWith(SessionStore.Entry entry, Version version) {
    String name = entry.name().isEmpty() ? entry.model() : entry.name();
    session.selection().compareWith(new Foreign(name, version));
  }

  /** Says whether the list can be seen; only then is it read. */
  public void show(boolean now) {
    visible = now;
    refresh();
  }

  /** The numbers of the sessions, as far as they are read. */
  SessionSums sums() {
    return sums;
  }

  /** What all sessions used up; empty before it is known. */
  String total() {
    List<SessionSum> found = sums.of(List.copyOf(all));
    return found.size() < all.size() || found.isEmpty() ? "" : SessionSum.total(found);
  }

  /** Those that the filter lets through, the newest first. */
  public ObservableList<SessionStore.Entry> rows() {
    return shown;
  }

  /** Words that a session has in its name, problem, language, objective or model. */
  public StringProperty filter() {
    return filter;
  }

  /** The session that was deleted last and can be had back; null for none. */
  public ReadOnlyObjectProperty<SessionStore.@Nullable Entry> deleted() {
    return deleted.getReadOnlyProperty();
  }

  /** Id of the session that the window shows; empty for none. */
  public ReadOnlyObjectProperty<String> current() {
    return current.getReadOnlyProperty();
  }

  public void open(SessionStore.Entry entry) {
    session.open(entry.problem(), entry.id());
  }

  public void rename(SessionStore.Entry entry, String name) {
    change(s -> s.rename(entry.id(), name.strip()));
  }

  public void duplicate(SessionStore.Entry entry) {
    change(s -> SessionCopies.add(s, StoredSession.of(s, entry.id())));
  }

  /** Takes a session out of the list; the window shows it no more. */
  public void delete(SessionStore.Entry entry) {
    if (session.activity().get().busy() && entry.id().equals(current.get())) {
      notices.add(Notice.warning("This session is running; stop it before you delete it."));
      return;
    }
    if (entry.id().equals(current.get())) {
      session.startAnew();
    }
    change(
        s -> {
          s.delete(entry.id());
          tasks.show(() -> deleted.set(entry));
        });
  }

  /** Undoes the last {@link #delete}. */
  public void restore() {
    SessionStore.Entry entry = deleted.get();
    if (entry != null) {
      deleted.set(null);
      change(s -> s.restore(entry.id()));
    }
  }

  /** Writes a session to a file that another machine opens. */
  public void export(SessionStore.Entry entry, Path file) {
    tasks.call(
        () -> {
          SessionFile.write(StoredSession.of(store, entry.id()), file);
          return file;
        },
        written -> notices.add(Notice.done("Saved " + written)),
        failure -> notices.add(Notice.error("", failure)));
  }

  /** Adds a session from a file. */
  public void importFrom(Path file) {
    change(
        s -> {
          String id = SessionCopies.add(s, SessionFile.read(file));
          tasks.show(() -> notices.add(Notice.done("Added session " + id)));
        });
  }

  private void change(Change change) {
    notices.clearErrors();
    tasks.call(
        () -> {
          change.on(store);
          return store.list();
        },
        all::setAll,
        failure -> {
          notices.add(Notice.error("", failure));
          refresh();
        });
  }

  private void refresh() {
    if (visible) {
      tasks.call(store::list, all::setAll, failure -> notices.add(Notice.error("", failure)));
    }
  }

  private void follow(@Nullable SessionState state) {
    String id = state == null ? "" : state.started().session();
    if (!id.equals(current.get())) {
      current.set(id);
      refresh();
    }
  }

  private void search(String words) {
    List<String> wanted = List.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+"));
    shown.setPredicate(
        e -> {
          String text =
              String.join(" ", e.name(), e.problem(), e.language(), e.objective(), e.model())
                  .toLowerCase(Locale.ROOT);
          return wanted.stream().allMatch(text::contains);
        });
  }
}
