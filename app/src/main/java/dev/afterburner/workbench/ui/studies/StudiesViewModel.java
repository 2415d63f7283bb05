// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.studies;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.store.SessionCopies;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.store.StoredSession;
import dev.afterburner.workbench.study.Plan;
import dev.afterburner.workbench.study.Study;
import dev.afterburner.workbench.study.StudyException;
import dev.afterburner.workbench.study.run.Manifest;
import dev.afterburner.workbench.study.run.Row;
import dev.afterburner.workbench.study.run.StudyFolder;
import dev.afterburner.workbench.study.run.StudyListener;
import dev.afterburner.workbench.study.run.StudyRunner;
import dev.afterburner.workbench.ui.fx.Notice;
import dev.afterburner.workbench.ui.fx.Notices;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import dev.afterburner.workbench.ui.run.Activity;
import dev.afterburner.workbench.ui.run.SessionViewModel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The studies that were run or opened, the one that is looked at, and the one that runs. What is
 * shown comes from the folder, whoever runs the study.
 */
public final class StudiesViewModel {

  private final StudyServices services;
  private final SessionViewModel session;
  private final SessionStore store;
  private final TaskRunner tasks;
  private final Notices notices;
  private final ObservableList<Path> studies = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable Path> chosen = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Path> running = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable ShownStudy> shown = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<StudyListener.@Nullable Progress> progress =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper stage = new ReadOnlyStringWrapper("");
  private final ResultViewModel result;
  private final MatrixViewModel matrix;
  private final CellViewModel cell;
  private @Nullable StudyReader reader;
  private boolean looking;
  private boolean visible;
  private Runnable onOpened = () -> {};

  /**
   * @param session the session that is open; its machine is the study's, too
   * @param store where a study's sessions are put when they are opened
   * @param titles the title of a problem by its id
   * @param notices where it is told what could not be done
   */
  public StudiesViewModel(
      StudyServices services,
      SessionViewModel session,
      SessionStore store,
      UnaryOperator<String> titles,
      TaskRunner tasks,
      InstantSource clock,
      Notices notices) {
    this.services = services;
    this.session = session;
    this.store = store;
    this.tasks = tasks;
    this.notices = notices;
    this.result = new ResultViewModel(services.report(), tasks, clock);
    this.matrix = new MatrixViewModel(titles);
    this.cell = new CellViewModel(tasks, notices);
    shown.addListener((o, before, now) -> follow(now));
    matrix.chosen().addListener((o, before, now) -> cell.show(shown.get(), now));
  }

  private void follow(@Nullable ShownStudy now) {
    matrix.show(now);
    cell.show(now, matrix.chosen().get());
    result.show(now, running.get() != null);
  }

  /** What happens when a session was opened: the window shows it. */
  public void setOnOpened(Runnable action) {
    onOpened = action;
  }

  /** The folders of the studies that are known, those used last first. */
  public ObservableList<Path> studies() {
    return studies;
  }

  /** The folder of the study that is looked at; null for none. */
  public ReadOnlyObjectProperty<@Nullable Path> chosen() {
    return chosen.getReadOnlyProperty();
  }

  /** The folder of the study that this window runs; null for none. */
  public ReadOnlyObjectProperty<@Nullable Path> running() {
    return running.getReadOnlyProperty();
  }

  /** The study that is looked at; null before it is read. */
  public ReadOnlyObjectProperty<@Nullable ShownStudy> shown() {
    return shown.getReadOnlyProperty();
  }

  /** Why the study can't be shown; empty where it can. */
  public ReadOnlyStringProperty fault() {
    return fault.getReadOnlyProperty();
  }

  /** How far the study is that this window runs; null while it runs none, and at its start. */
  ReadOnlyObjectProperty<StudyListener.@Nullable Progress> progress() {
    return progress.getReadOnlyProperty();
  }

  /** What the study that this window runs does just now; empty while none runs. */
  public ReadOnlyStringProperty stage() {
    return stage.getReadOnlyProperty();
  }

  /** Where it is told what could not be done. */
  public Notices notices() {
    return notices;
  }

  public ResultViewModel result() {
    return result;
  }

  public MatrixViewModel matrix() {
    return matrix;
  }

  public CellViewModel cell() {
    return cell;
  }

  /** Says whether studies can be seen; only then are folders looked at. */
  public void setVisible(boolean now) {
    visible = now;
    if (now) {
      list();
      look();
    }
  }

  private void list() {
    tasks.call(
        services.known()::list,
        found -> {
          if (!studies.equals(found)) {
            studies.setAll(found);
          }
          if (chosen.get() == null && !found.isEmpty()) {
            choose(found.getFirst());
          }
        },
        failure -> notices.add(Notice.error("", failure)));
  }

  /** Looks at another study. */
  public void choose(Path folder) {
    if (Objects.equals(folder, chosen.get())) {
      return;
    }
    chosen.set(folder);
    shown.set(null);
    fault.set("");
    reader = new StudyReader(folder, services.prices());
    looking = false;
    look();
  }

  /** Looks whether the folder has grown. To be called every second or so. */
  public void look() {
    StudyReader with = reader;
    if (with == null || looking || !visible) {
      return;
    }
    looking = true;
    boolean here = Objects.equals(running.get(), with.folder());
    tasks.call(
        () -> with.look(here),
        found -> {
          if (Objects.equals(with, reader)) {
            looking = false;
            fault.set("");
            found.ifPresent(shown::set);
            result.tick();
          }
        },
        failure -> {
          if (Objects.equals(with, reader)) {
            looking = false;
            fault.set(String.valueOf(failure.getMessage()));
          }
        });
  }

  /** Adds a folder that holds a study, and looks at it. */
  public void open(Path folder) {
    Path whole = folder.toAbsolutePath().normalize();
    tasks.call(
        () -> {
          Manifest.of(new StudyFolder(whole));
          services.known().add(whole);
          return services.known().list();
        },
        found -> {
          studies.setAll(found);
          choose(whole);
        },
        failure -> notices.add(Notice.error("", failure)));
  }

  /** Takes a study off the list; its folder stays as it is. */
  public void forget(Path folder) {
    tasks.call(
        () -> {
          services.known().forget(folder);
          return services.known().list();
        },
        found -> {
          studies.setAll(found);
          if (folder.equals(chosen.get())) {
            chosen.set(null);
            reader = null;
            shown.set(null);
            fault.set("");
          }
        },
        failure -> notices.add(Notice.error("", failure)));
  }

  /** Goes on with the study that is looked at. */
  public void resume() {
    Path folder = chosen.get();
    if (folder != null) {
      run(folder, "", () -> Manifest.of(new StudyFolder(folder)).study());
    }
  }

  /**
   * Begins a study.
   *
   * @param text the study file
   * @param folder where it is to lie
   */
  public void begin(Study study, String text, Path folder) {
    run(folder.toAbsolutePath().normalize(), text, () -> study);
  }

  private void run(Path folder, String text, Callable<Study> asked) {
    notices.clearErrors();
    Cancellation cancellation = new Cancellation();
    Activity.Studying begun = new Activity.Studying("Study · preparing", 0, false);
    if (!session.occupy(begun, cancellation::cancel)) {
      notices.add(
          Notice.warning(
              "Something is being measured, and a study at the same time would disturb both. Wait"
                  + " until it ends, or stop it (Esc)."));
      return;
    }
    running.set(folder);
    stage.set("preparing");
    tasks.call(
        () -> {
          Plan plan = services.planner().get().plan(asked.call());
          StudyRunner runner = services.runner().call();
          StudyFolder where = new StudyFolder(folder);
          StudyRunner.Outcome outcome =
              runner.run(plan, text, where, new Listener(plan.study().name()), cancellation);
          tasks.show(() -> stage.set("writing the report"));
          services.report().write(where, folder);
          return outcome;
        },
        outcome -> ended(folder, outcome),
        failure -> {
          released();
          if (!cancellation.isCancelled()) {
            notices.add(Notice.error("", failure));
          }
        });
  }

  private void ended(Path folder, StudyRunner.Outcome outcome) {
    released();
    String why = outcome.ended();
    if (outcome.missing() == 0) {
      notices.replaceHints(Notice.hint("The study is done; its report is in " + folder + "."));
    } else if (why == null) {
      notices.add(
          Notice.warning(
              outcome.missing()
                  + " cells got no result; Failures names the reasons. Run tries them again."));
    } else {
      notices.replaceHints(
          Notice.hint(
              outcome.missing()
                  + " cells are left ("
                  + why
                  + "); all that was done is kept, and Run goes on from there."));
    }
  }

  private void released() {
    running.set(null);
    progress.set(null);
    stage.set("");
    session.release(null);
    list();
    look();
  }

  /** Told by the study that runs. */
  private final class Listener implements StudyListener {

    private final String name;
    private boolean listed;

    Listener(String name) {
      this.name = name;
    }

    @Override
    public void progress(Progress p) {
      tasks.show(
          () -> {
            progress.set(p);
            stage.set(p.stage());
            session.studied(StudyLine.status(name, p), StudyLine.share(p));
            Path folder = running.get();
            if (!listed && folder != null) {
              listed = true;
              list();
              choose(folder);
            }
          });
    }

    @Override
    public void fault(String problem, String arm, int iteration, String reason) {
      // The folder tells of it.
    }

    @Override
    public void note(String what) {
      tasks.show(() -> notices.add(Notice.hint(what)));
    }
  }

  /** Ends the study that this window runs; what is done is kept. */
  public void stop() {
    if (running.get() != null) {
      session.stop();
    }
  }

  /** Writes the report of what is done, and tells where it is. */
  public void report() {
    ShownStudy now = shown.get();
    if (now == null) {
      return;
    }
    notices.clearErrors();
    Path folder = now.folder().path();
    tasks.call(
        () -> services.report().write(now.folder(), folder),
        written ->
            notices.replaceHints(
                Notice.done(
                    "Wrote " + folder.resolve("report.html") + " and the tables beside it.")),
        failure -> notices.add(Notice.error("", failure)));
  }

  /** Opens the session of a cell in the window. */
  public void openSession(Row.Cell wanted) {
    ShownStudy now = shown.get();
    if (now == null) {
      return;
    }
    notices.clearErrors();
    tasks.call(
        () -> bring(now.folder(), wanted.session()),
        id -> {
          session.open(wanted.problem(), id);
          onOpened.run();
        },
        failure -> notices.add(Notice.error("The session can't be opened", failure)));
  }

  private String bring(StudyFolder folder, String id) throws Exception {
    try (SessionStore sessions = services.sessions().open(folder.sessions())) {
      Optional<SessionStore.Entry> there =
          sessions.list().stream().filter(entry -> entry.id().equals(id)).findFirst();
      if (there.isEmpty()) {
        throw new StudyException(folder.sessions() + " does not hold the session " + id);
      }
      return SessionCopies.bring(store, StoredSession.of(sessions, id));
    }
  }
}
