// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.run;

import dev.afterburner.workbench.model.ModelException;
import dev.afterburner.workbench.optimize.Optimizer;
import dev.afterburner.workbench.optimize.Session;
import dev.afterburner.workbench.optimize.SessionException;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.Reference;
import dev.afterburner.workbench.problem.catalogue.Catalogue;
import dev.afterburner.workbench.session.Origin;
import dev.afterburner.workbench.session.SessionEvent;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.settings.DraftFolder;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.ui.fx.Notice;
import dev.afterburner.workbench.ui.fx.Notices;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The open problem and its session: what can be done with it, and the state that every pane shows.
 * All methods are for the thread that draws; none of them waits.
 */
public final class SessionViewModel {

  /** What stands in the place of a session's figures until it is opened. */
  public static final String OPENING = "Opening the session…";

  /** Work that takes its time, on a session that exists by then. */
  private interface Work {
    void on(Session session, OpenSession within) throws SessionException;
  }

  private static final double MEASURED_TO = 0.01;
  private static final Activity IDLE = new Activity.Idle();

  private final Catalogue catalogue;
  private final Optimizer optimizer;
  private final Preparation preparation;
  private final SessionStore store;
  private final TaskRunner tasks;
  private final Notices notices;
  private final Selection selection = new Selection();
  private final Drafts drafts = new Drafts();
  private final DraftKeeper keeper;
  private final HeldPrompt prompt;
  private final LiveProgress live;
  private final Console console;

  private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Choices> choices;
  private final ReadOnlyObjectWrapper<@Nullable SessionState> state = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Activity> activity = new ReadOnlyObjectWrapper<>(IDLE);
  private final ReadOnlyObjectWrapper<@Nullable String> loading = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper opening = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper elsewhere = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<@Nullable Ending> ending = new ReadOnlyObjectWrapper<>();
  private OpenSession open;
  private @Nullable Runnable stopper;
  private @Nullable Notice outdated;

  /**
   * @param preparation makes a new session's settings
   * @param typed keeps what is typed
   * @param notices where errors of running and stepping are told
   */
  public SessionViewModel(
      Catalogue catalogue,
      Optimizer optimizer,
      Preparation preparation,
      SessionStore store,
      DraftFolder typed,
      TaskRunner tasks,
      InstantSource clock,
      Notices notices,
      Choices first) {
    this.catalogue = catalogue;
    this.optimizer = optimizer;
    this.preparation = preparation;
    this.store = store;
    this.tasks = tasks;
    this.notices = notices;
    this.choices = new ReadOnlyObjectWrapper<>(first);
    this.live = new LiveProgress(clock);
    this.console = new Console(clock);
    this.keeper = new DraftKeeper(typed, tasks, drafts.code(), drafts::edits, notices);
    this.prompt = new HeldPrompt(typed.within("prompts"), tasks, notices);
    this.open = fresh();
    selection.selected().addListener((o, before, now) -> showCode());
  }

  /** The open problem; null while there is none. */
  public ReadOnlyObjectProperty<@Nullable Problem> problem() {
    return problem.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Choices> choices() {
    return choices.getReadOnlyProperty();
  }

  /** The session's state; null before its first run. */
  public ReadOnlyObjectProperty<@Nullable SessionState> state() {
    return state.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Activity> activity() {
    return activity.getReadOnlyProperty();
  }

  /** Id of the problem that is being read; null while none is. */
  public ReadOnlyObjectProperty<@Nullable String> loading() {
    return loading.getReadOnlyProperty();
  }

  /** How the steps of this session ended; null while some are taken, and before the first. */
  public ReadOnlyObjectProperty<@Nullable Ending> ending() {
    return ending.getReadOnlyProperty();
  }

  /** Whether a stored session is being read; nothing can be run until it is there. */
  public ReadOnlyBooleanProperty opening() {
    return opening.getReadOnlyProperty();
  }

  /** Where there is no session: "6 versions in Python"; empty where there are none either. */
  public ReadOnlyStringProperty elsewhere() {
    return elsewhere.getReadOnlyProperty();
  }

  public Selection selection() {
    return selection;
  }

  public Drafts drafts() {
    return drafts;
  }

  /** The prompt that waits to be sent. */
  public HeldPrompt prompt() {
    return prompt;
  }

  public LiveProgress live() {
    return live;
  }

  public Console console() {
    return console;
  }

  /** The version that all panes show; empty while there is none. */
  public Optional<Version> selectedVersion() {
    return version(selection.selected().get());
  }

  /** The version that it is compared with. */
  public Optional<Version> comparedVersion() {
    return version(selection.compared().get());
  }

  /** Opens a problem, with the newest session of the same choices where there is one. */
  public void open(String id) {
    open(id, null);
  }

  /** Opens a problem with a certain session. */
  public void open(String id, @Nullable String session) {
    open(id, session, false);
  }

  /**
   * @param asChosen whether no session in another language than the chosen one will do
   */
  private void open(String id, @Nullable String session, boolean asChosen) {
    SessionState left = state.get();
    Problem before = problem.get();
    Activity was = activity.get();
    leave();
    if (left != null && before != null) {
      LeftSession.stopped(
              was, left, before.title(), () -> open(before.id(), left.started().session()))
          .ifPresent(notices::replaceHints);
    }
    loading.set(id);
    OpenSession next = fresh();
    open = next;
    Choices chosen = choices.get();
    tasks.start(
        () -> {
          try {
            Problem found = catalogue.find(id);
            Choices fitting = Starts.fitting(found, chosen);
            show(next, found, fitting);
            List<SessionStore.Entry> entries = store.list();
            Optional<SessionStore.Entry> entry =
                Starts.entry(entries, id, session, fitting, asChosen);
            if (entry.isPresent()) {
              tasks.show(() -> opening.set(next == open));
              Choices its = Starts.of(entry.get(), fitting);
              if (!its.equals(fitting)) {
                show(next, found, its);
              }
              SessionState stored = next.reopen(entry.get());
              Map<Integer, String> typed =
                  keeper.read(new DraftFolder.Key(id, entry.get().language(), entry.get().id()));
              tasks.show(() -> reopened(next, stored, typed));
            } else {
              String other = Starts.elsewhere(entries, id, fitting);
              tasks.show(() -> notFound(next, other, asChosen ? left : null));
            }
          } catch (Exception e) {
            tasks.show(() -> openFailed(next, e));
          }
          tasks.show(() -> loaded(next));
        });
  }

  /**
   * Reads the open problem anew, since its cases have changed, and its session; what is shown and
   * compared stays.
   */
  public void refresh() {
    Problem now = problem.get();
    if (now == null || activity.get().busy() || opening.get()) {
      return;
    }
    SessionState known = state.get();
    OpenSession next = fresh();
    open = next;
    opening.set(true);
    tasks.start(
        () -> {
          try {
            Problem found = catalogue.find(now.id());
            Optional<SessionStore.Entry> entry =
                known == null
                    ? Optional.empty()
                    : store.list().stream()
                        .filter(e -> e.id().equals(known.started().session()))
                        .findFirst();
            SessionState stored = entry.isPresent() ? next.reopen(entry.get()) : null;
            tasks.show(() -> refreshed(next, found, stored));
          } catch (Exception e) {
            tasks.show(() -> openFailed(next, e));
          }
          tasks.show(() -> loaded(next));
        });
  }

  /** Shows a problem without a session, with what was typed. Reads; for a working thread. */
  private void show(OpenSession next, Problem found, Choices chosen) {
    DraftFolder.Key key = new DraftFolder.Key(found.id(), chosen.language(), null);
    Map<Integer, String> typed = keeper.read(key);
    tasks.show(() -> opened(next, found, chosen, typed));
  }

  /** Shows the open problem without a session; the next run starts one. */
  public void startAnew() {
    Problem now = problem.get();
    SessionState left = state.get();
    if (now != null && !activity.get().busy()) {
      leave();
      open = fresh();
      opened(open, now, choices.get(), Map.of());
      tellOf(left);
    }
  }

  /** Writes down what was typed and isn't on disk yet. Blocks for a moment. */
  public void saveTyped() {
    keeper.saveNow();
    prompt.save();
  }

  /** Changes what is chosen; another language or objective is another session. */
  public void choose(Choices chosen) {
    Choices before = choices.get();
    choices.set(chosen);
    Problem now = problem.get();
    boolean other =
        !before.language().equals(chosen.language())
            || before.objective() != chosen.objective()
            || !before.model().equals(chosen.model());
    if (other && now != null && !activity.get().busy()) {
      open(now.id(), null, true);
    }
  }

  /**
   * Judges and measures what is in the editor: the original as such, anything else as a child of
   * the version that is shown.
   */
  public void run() {
    String code = drafts.code().get();
    Integer shown = selection.selected().get();
    boolean edited = drafts.edited().get();
    Optional<Version> known = selectedVersion().filter(v -> v.judgement() != null);
    Problem its = problem.get();
    if (!edited && its != null && known.flatMap(v -> v.outdated(its)).isPresent()) {
      judgeAgain();
      return;
    }
    if (!edited && known.isPresent()) {
      notices.add(
          Notice.done(
              "v"
                  + known.get().id()
                  + " has already been measured. Edit it and measure again to add a version, or let"
                  + " Step ask the model."));
      return;
    }
    work(
        new Activity.Running(false),
        (session, within) -> {
          session.prepare();
          if (edited && !within.stopped()) {
            session.tryByHand(shown == null ? 0 : shown, code);
          }
        });
  }

  /** Takes steps of the loop; goes on where a phase waits. */
  public void step(int count) {
    if (live.held().get() != null) {
      if (promptGoes()) {
        open.holdPhases(false);
      }
    } else {
      steps(count, false);
    }
  }

  /** Begins a step that waits before each of its phases, or lets the next phase begin. */
  public void nextPhase() {
    if (live.held().get() == null) {
      steps(1, true);
    } else if (promptGoes()) {
      open.nextPhase();
    }
  }

  /** Takes the prompt that waits as it was edited; false where nothing is left of it. */
  private boolean promptGoes() {
    String edited = prompt.edited().get() ? prompt.text().get() : null;
    if (edited != null && edited.isBlank()) {
      notices.add(
          Notice.warning(
              "The prompt is empty. Write one, or undo your edits to send it as it was."));
      return false;
    }
    if (edited != null) {
      open.usePrompt(edited);
    }
    return true;
  }

  private void steps(int count, boolean byPhase) {
    SessionState now = state.get();
    if (now == null) {
      String model = choices.get().model();
      if (!mayAsk("", model, () -> steps(count, byPhase))) {
        return;
      }
    } else if (!mayAsk(
        now.started().session(), now.started().settings().model(), () -> steps(count, byPhase))) {
      return;
    }
    int first = now == null ? 1 : now.finishedSteps() + 1;
    work(
        new Activity.Stepping(first, count, false, false),
        (session, within) -> {
          session.holdPhases(byPhase);
          session.step(count);
        });
  }

  /** Whether the user has named the model's server himself; asks in a line where not. */
  private boolean mayAsk(String session, String model, Runnable again) {
    Optional<String> server = optimizer.unconfirmed(session, model);
    server.ifPresent(
        named ->
            notices.add(
                Notice.question(
                    "The model server "
                        + named
                        + " came with a session's file. Its prompts, and a key that you keep for"
                        + " that server, would go there.",
                    new Notice.Answer("Ask this server", () -> confirm(session, model, again)))));
    return server.isEmpty();
  }

  private void confirm(String session, String model, Runnable again) {
    try {
      optimizer.confirm(session, model);
      again.run();
    } catch (SessionException e) {
      tell(e);
    }
  }

  /** Takes no further step after the current one. */
  public void pause() {
    if (activity.get() instanceof Activity.Stepping s && !s.stopping()) {
      activity.set(new Activity.Stepping(s.first(), s.count(), true, false));
      open.pause();
    }
  }

  /** Ends the current work at once. */
  public void stop() {
    Activity now = activity.get();
    if (now.busy()) {
      activity.set(
          switch (now) {
            case Activity.Stepping s ->
                new Activity.Stepping(s.first(), s.count(), s.pausing(), true);
            case Activity.Referencing r -> new Activity.Referencing(r.done(), r.total(), true);
            case Activity.Growing g -> new Activity.Growing(g.what(), g.share(), true);
            case Activity.Profiling p -> new Activity.Profiling(p.what(), true);
            case Activity.Studying s -> new Activity.Studying(s.what(), s.share(), true);
            case Activity.Running _, Activity.Idle _ -> new Activity.Running(true);
          });
      Runnable other = stopper;
      OpenSession stopping = open;
      tasks.start(other == null ? stopping::stop : other);
    }
  }

  /** Measures a version again, until its ratio is known to 1 % or its time is spent. */
  public void measureMore(int version) {
    if (open.exists()) {
      work(
          new Activity.Running(false),
          (session, within) -> {
            SessionState before = session.state();
            session.measureAgain(version, MEASURED_TO);
            SessionState now = session.state();
            tasks.show(
                () -> {
                  if (within == open) {
                    MeasuredMore.notice(before, now, version, MEASURED_TO)
                        .ifPresent(notices::replaceHints);
                  }
                });
          });
    }
  }

  /** Judges once more the versions that were judged by other cases than the problem has now. */
  public void judgeAgain() {
    if (open.exists()) {
      work(new Activity.Running(false), (session, within) -> session.judgeAgain());
    }
  }

  /** Says which verdicts are older than the cases, where some are. */
  private void tellOutdated(SessionState stored) {
    if (outdated != null) {
      notices.dismiss(outdated);
      outdated = null;
    }
    Problem now = problem.get();
    if (now != null) {
      outdated = OutdatedLine.notice(stored, now, this::judgeAgain).orElse(null);
    }
    if (outdated != null) {
      notices.add(outdated);
    }
  }

  /** Lets the next step start from a version. */
  public void continueFrom(int version) {
    OpenSession now = open;
    if (!activity.get().busy() && now.exists()) {
      work(new Activity.Running(false), (session, within) -> session.continueFrom(version));
    }
  }

  /**
   * Takes the machine for measuring beside the session, so that nothing else is measured meanwhile.
   *
   * @param kind what is measured
   * @param onStop ends it; runs in the background
   * @return false where something goes on already
   */
  public boolean occupy(Activity kind, Runnable onStop) {
    if (activity.get().busy()) {
      return false;
    }
    notices.clearErrors();
    stopper = onStop;
    activity.set(kind);
    return true;
  }

  /** Tells how far the measuring of references is. */
  void advance(int done) {
    if (activity.get() instanceof Activity.Referencing r && !r.stopping()) {
      activity.set(new Activity.Referencing(done, r.total(), false));
    }
  }

  /** Tells how far the measuring of growth is. */
  void advance(String what, double share) {
    if (activity.get() instanceof Activity.Growing g && !g.stopping()) {
      activity.set(new Activity.Growing(what, share, false));
    }
  }

  /** Tells how far a profile is. */
  public void profiled(String what) {
    if (activity.get() instanceof Activity.Profiling p && !p.stopping()) {
      activity.set(new Activity.Profiling(what, false));
    }
  }

  /** Tells how far a study is. */
  public void studied(String what, double share) {
    if (activity.get() instanceof Activity.Studying s && !s.stopping()) {
      activity.set(new Activity.Studying(what, share, false));
    }
  }

  /** Gives the machine back, and tells what went wrong, if something did. */
  public void release(@Nullable Exception failure) {
    stopper = null;
    activity.set(IDLE);
    if (failure != null) {
      notices.add(Notice.error("", failure));
    }
  }

  /** Tells what went wrong beside the work. */
  public void tell(Exception failure) {
    notices.add(Notice.error("", failure));
  }

  private void work(Activity kind, Work work) {
    Problem now = problem.get();
    if (now == null || activity.get().busy() || opening.get()) {
      return;
    }
    Optional<Reference> start = now.start(choices.get().language());
    if (start.isEmpty()) {
      notices.add(
          Notice.warning(
              now.title() + " has no starting code in this language; choose another language."));
      return;
    }
    notices.clearErrors();
    ending.set(null);
    activity.set(kind);
    Choices chosen = choices.get();
    OpenSession with = open;
    with.begin();
    tasks.start(
        () -> {
          try {
            Session session = with.get(now, start.get().code(), chosen, preparation);
            tasks.show(() -> adoptIfNone(with, session.state()));
            if (!with.stopped()) {
              work.on(session, with);
            }
            tasks.show(() -> finished(with, session.state(), null));
          } catch (SessionException | ModelException | RuntimeException e) {
            tasks.show(() -> finished(with, null, e));
          }
        });
  }

  private OpenSession fresh() {
    OpenSession[] self = new OpenSession[1];
    self[0] = new OpenSession(optimizer, event -> tasks.show(() -> receive(self[0], event)));
    return self[0];
  }

  private void receive(OpenSession from, SessionEvent event) {
    if (from != open) {
      return;
    }
    SessionState before = state.get();
    if (event instanceof SessionEvent.SessionStarted started) {
      state.set(SessionState.begin(started));
      keeper.sessionBegan(started.session());
    } else if (before != null && event instanceof SessionEvent.Stored) {
      state.set(before.after(event));
    }
    prompt.accept(from.id(), event);
    live.accept(event);
    console.accept(event);
    switch (event) {
      case SessionEvent.VersionCreated e when e.origin() != Origin.MODEL -> {
        if (e.origin() == Origin.HAND) {
          drafts.submitted();
        }
        selection.select(e.version());
      }
      case SessionEvent.VersionAccepted e -> follow(e.version(), before);
      default -> {
        // Nothing else moves the selection.
      }
    }
  }

  /**
   * The best version stays shown when another becomes the best, unless a comparison is looked at.
   */
  private void follow(int accepted, @Nullable SessionState before) {
    Integer shown = selection.selected().get();
    boolean wasBest = before == null || before.best() == null || before.best().equals(shown);
    if (wasBest && selection.compared().get() == null && !drafts.edited().get()) {
      selection.select(accepted);
    }
  }

  private void opened(OpenSession of, Problem found, Choices chosen, Map<Integer, String> typed) {
    if (of == open) {
      problem.set(found);
      choices.set(chosen);
      keeper.belongTo(null);
      drafts.reset(found.start(chosen.language()).map(Reference::code).orElse(""));
      drafts.restore(typed);
      keeper.belongTo(new DraftFolder.Key(found.id(), chosen.language(), null));
    }
  }

  private void reopened(OpenSession of, SessionState stored, Map<Integer, String> typed) {
    Problem now = problem.get();
    if (of == open && now != null) {
      String language = choices.get().language();
      keeper.belongTo(null);
      drafts.reset(now.start(language).map(Reference::code).orElse(""));
      drafts.restore(typed);
      adopt(of, stored);
      tellOutdated(stored);
      console.enter(stored);
      keeper.belongTo(new DraftFolder.Key(now.id(), language, stored.started().session()));
    }
  }

  private void adopt(OpenSession of, SessionState stored) {
    if (of == open) {
      state.set(stored);
      ending.set(Ending.of(stored));
      if (!stored.versions().isEmpty()) {
        selection.select(stored.best() == null ? 0 : stored.best());
      }
    }
  }

  private void adoptIfNone(OpenSession of, SessionState now) {
    if (of == open && state.get() == null) {
      adopt(of, now);
    }
  }

  private void refreshed(OpenSession of, Problem found, @Nullable SessionState stored) {
    if (of == open) {
      problem.set(found);
      if (stored != null) {
        state.set(stored);
        tellOutdated(stored);
      }
    }
  }

  private void notFound(OpenSession of, String other, @Nullable SessionState left) {
    if (of == open) {
      elsewhere.set(other);
      tellOf(left);
    }
  }

  /** Says where the session is that was shown until now; null for none. */
  private void tellOf(@Nullable SessionState left) {
    if (left != null && !left.versions().isEmpty()) {
      SessionEvent.SessionStarted started = left.started();
      notices.replaceHints(
          LeftSession.notice(left, () -> open(started.problem(), started.session())));
    }
  }

  private void openFailed(OpenSession of, Exception e) {
    if (of == open) {
      notices.add(Notice.error("", e));
    }
  }

  private void loaded(OpenSession of) {
    if (of == open) {
      loading.set(null);
      opening.set(false);
    }
  }

  private void finished(OpenSession of, @Nullable SessionState now, @Nullable Exception failure) {
    if (of != open) {
      return;
    }
    LiveProgress.Progress last = live.progress().get();
    Activity was = activity.get();
    live.end();
    prompt.end();
    activity.set(IDLE);
    if (now != null) {
      state.set(now);
      tellOutdated(now);
      if (was instanceof Activity.Stepping steps) {
        int step = last == null || last.step() == 0 ? now.finishedSteps() + 1 : last.step();
        ending.set(Ending.Asked.of(steps).ending(now, step));
      }
    }
    if (failure != null) {
      notices.add(Notice.error("", failure));
    }
  }

  private void leave() {
    if (activity.get().busy() && !(activity.get() instanceof Activity.Studying)) {
      stop();
    }
    if (stopper == null) {
      activity.set(IDLE);
    }
    keeper.leave();
    prompt.end();
    live.reset();
    SessionState was = state.get();
    console.leave(was == null ? null : was.started().session());
    notices.clear();
    ending.set(null);
    elsewhere.set("");
    opening.set(false);
    state.set(null);
    selection.clear();
  }

  private void showCode() {
    selectedVersion().ifPresent(v -> drafts.show(v.id(), v.code()));
  }

  private Optional<Version> version(@Nullable Integer id) {
    SessionState now = state.get();
    return id == null || now == null || id >= now.versions().size()
        ? Optional.empty()
        : Optional.of(now.versions().get(id));
  }
}
