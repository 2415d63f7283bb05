// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.run;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.InterleavedRuns;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.StopRule;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.judge.Judge;
import dev.afterburner.workbench.model.ExtraFields;
import dev.afterburner.workbench.model.ModelException;
import dev.afterburner.workbench.optimize.Optimizer;
import dev.afterburner.workbench.optimize.Session;
import dev.afterburner.workbench.optimize.SessionException;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.Reference;
import dev.afterburner.workbench.session.Phase;
import dev.afterburner.workbench.session.SessionEvent;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Settings;
import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.store.StoreException;
import dev.afterburner.workbench.study.Ablation;
import dev.afterburner.workbench.study.Arm;
import dev.afterburner.workbench.study.Line;
import dev.afterburner.workbench.study.Plan;
import dev.afterburner.workbench.study.Study;
import dev.afterburner.workbench.study.StudyException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Does the cells of lines: each is a step of a session of the loop, which lies in the study's own
 * database. A step that ended by a fault leaves nothing behind, so that it can be taken again.
 */
final class LineWork {

  private final Tools tools;
  private final Plan plan;
  private final CellStore store;
  private final SessionStore sessions;
  private final Judge judge;
  private final Templates templates;
  private final Turns turns;
  private final CellRows rows;

  LineWork(
      Tools tools,
      Plan plan,
      CellStore store,
      SessionStore sessions,
      Judge judge,
      Templates templates,
      Turns turns) {
    this.tools = tools;
    this.plan = plan;
    this.store = store;
    this.sessions = sessions;
    this.judge = judge;
    this.templates = templates;
    this.turns = turns;
    this.rows = new CellRows(store, plan.study().protocol());
  }

  /** A cell got no result; it may be tried again. */
  static final class Missing extends Exception {
    private static final long serialVersionUID = 1L;
    private final boolean lasting;

    /**
     * Says why.
     *
     * @param lasting whether trying again now would be of no use
     */
    Missing(String reason, boolean lasting) {
      super(reason);
      this.lasting = lasting;
    }

    boolean isLasting() {
      return lasting;
    }
  }

  /** How programs of a study are measured. */
  static InterleavedRuns.Plan measuring(Study study) {
    if (study.protocol() == Study.Protocol.PAPER) {
      return InterleavedRuns.Plan.exactly(study.measuring().maxRuns());
    }
    Study.Measuring m = study.measuring();
    return new InterleavedRuns.Plan(
        m.minRuns(),
        m.maxRuns(),
        Duration.ofMillis(Math.round(m.seconds() * 1000)),
        StopRule.precise(InterleavedRuns.Plan.PRECISE));
  }

  /** Does a cell whose earlier ones are done, and keeps its row. */
  Row.Cell cell(Line line, int iteration, Cancellation cancellation)
      throws StudyException, Missing {
    int step = plan.study().start() == Study.Start.NONE ? iteration + 1 : iteration;
    AnsweredOnce models = new AnsweredOnce(tools.models(), store, turns);
    StringBuilder halted = new StringBuilder();
    long began = System.nanoTime();
    try {
      Session session = session(line, models, event -> heard(event, halted));
      if (!isDone(session.state(), step)) {
        if (session.state().finishedSteps() < step - 1) {
          throw new Missing("the iteration before is missing", true);
        }
        models.begin();
        take(session, step, cancellation);
        if (cancellation.isCancelled() || !isDone(session.state(), step)) {
          drop(session.state().started().session(), step);
          throw new Missing(
              halted.isEmpty() ? "stopped" : halted.toString(), lasting(models.fault()));
        }
      }
      CellRows.Cost cost =
          new CellRows.Cost(
              models.paidPrompt(), models.paidReply(), System.nanoTime() - began, models.reused());
      SessionState after = at(session.state(), step);
      Row.Cell row = rows.of(line, iteration, step, after, cost, tools.clock().instant());
      store.put(row);
      return row;
    } catch (StoreException | ModelException | ProblemException e) {
      throw new StudyException(String.valueOf(e.getMessage()), e);
    } catch (SandboxException e) {
      throw new Missing(String.valueOf(e.getMessage()), false);
    } finally {
      turns.giveMachine();
    }
  }

  private static boolean lasting(ModelException.@Nullable Kind kind) {
    return switch (kind) {
      case UNKNOWN_MODEL, NOT_ALLOWED, NOT_A_CHAT_MODEL, STOPPED -> true;
      case null -> false;
      default -> false;
    };
  }

  private void heard(SessionEvent event, StringBuilder halted) {
    switch (event) {
      case SessionEvent.PhaseEntered(_, Phase phase) -> {
        if (phase == Phase.JUDGING || phase == Phase.MEASURING) {
          turns.takeMachine();
        }
      }
      case SessionEvent.Paused(String reason) -> {
        halted.setLength(0);
        halted.append(reason);
      }
      default -> {}
    }
  }

  private void take(Session session, int step, Cancellation cancellation)
      throws Missing, StudyException, StoreException {
    try (Cancellation.Registration _ = cancellation.onCancel(session::stop)) {
      if (cancellation.isCancelled()) {
        throw new Missing("stopped", true);
      }
      if (step == 0) {
        session.prepare();
      } else {
        session.step(1);
      }
    } catch (SessionException e) {
      if (e.getCause() instanceof StoreException) {
        throw new StudyException(String.valueOf(e.getMessage()), e);
      }
      drop(session.state().started().session(), step);
      throw new Missing(String.valueOf(e.getMessage()), cancellation.isCancelled());
    }
  }

  private static boolean isDone(SessionState state, int step) {
    if (step > 0) {
      return state.finishedSteps() >= step;
    }
    return !state.versions().isEmpty()
        && state.versions().getFirst().decision() != Version.Decision.PENDING;
  }

  /** The state after a step, of a session that may be farther. */
  private SessionState at(SessionState state, int step) throws StoreException {
    if (state.finishedSteps() <= step) {
      return state;
    }
    List<SessionEvent.Stored> events = sessions.read(state.started().session());
    for (int i = 0; i < events.size(); i++) {
      boolean ends =
          step == 0
              ? events.get(i) instanceof SessionEvent.StepChosen
                  || events.get(i) instanceof SessionEvent.PromptSent
              : events.get(i) instanceof SessionEvent.StepFinished e && e.step() == step;
      if (ends) {
        return SessionState.fold(events.subList(0, step == 0 ? i : i + 1));
      }
    }
    return state;
  }

  /** Takes back all of a step. */
  private void drop(String session, int step) throws StoreException {
    if (step == 0) {
      return; // what was not finished of it is dropped when the session is opened again
    }
    List<SessionEvent.Stored> events = sessions.read(session);
    for (int i = 0; i < events.size(); i++) {
      boolean begins =
          switch (events.get(i)) {
            case SessionEvent.StepChosen chosen -> chosen.step() == step;
            case SessionEvent.PromptSent sent -> sent.step() == step;
            default -> false;
          };
      if (begins) {
        sessions.keepFirst(session, i);
        return;
      }
    }
  }

  private Session session(Line line, AnsweredOnce models, Consumer<SessionEvent> listener)
      throws StudyException, StoreException, SandboxException, ModelException, ProblemException {
    Optimizer optimizer = tools.loops().of(judge, models, sessions, measuring(plan.study()));
    Optional<String> known = store.session(line.key());
    try {
      if (known.isPresent()) {
        SessionStore.Entry entry =
            new SessionStore.Entry(
                known.get(),
                line.problem(),
                line.language(),
                line.objective().id(),
                Instant.EPOCH,
                0,
                "",
                line.arm().model());
        return optimizer.reopen(entry, listener);
      }
      optimizer.confirm("", line.arm().model()); // it stands in the study file
      Problem problem = tools.catalogue().find(line.problem());
      Session session =
          optimizer.start(problem, line.language(), code(problem, line), settings(line), listener);
      store.put(new Row.Opened(line.key(), session.state().started().session()));
      return session;
    } catch (SessionException e) {
      throw new StudyException(
          line.problem() + ", " + line.arm().name() + ": " + e.getMessage(), e);
    }
  }

  private Settings settings(Line line) throws StudyException, ModelException {
    Study study = plan.study();
    Arm arm = line.arm();
    return new Settings(
        line.objective(),
        arm.policy(),
        study.acceptance(),
        study.steps(),
        study.candidates(),
        arm.ablation() == Ablation.NONE,
        plan.seed(line),
        arm.model(),
        new Settings.Requests(
            arm.system(),
            templates.of(arm, line.objective(), line.language()),
            arm.temperature(),
            arm.topP(),
            arm.maxTokens(),
            ExtraFields.of(arm.extra())),
        Settings.Stops.NONE);
  }

  private String code(Problem problem, Line line) throws StudyException {
    return switch (plan.study().start()) {
      case NONE -> "";
      case ORIGINAL ->
          problem.start(line.language()).map(Reference::code).orElseThrow(() -> without(line));
      case REFERENCE ->
          problem.references().stream()
              .filter(r -> r.language().equals(line.language()) && !r.start())
              .filter(r -> !r.publishedWrong())
              .min(Comparator.comparing(Reference::name))
              .map(Reference::code)
              .orElseThrow(() -> without(line));
    };
  }

  private static StudyException without(Line line) {
    return StudyException.badUse(
        "problem "
            + line.problem()
            + " has no solution in "
            + line.language()
            + " to start from; set start: none, or leave the problem out");
  }

  /** Measures the references of a problem, unless that was done. */
  void references(String problem, String language, Cancellation cancellation)
      throws StudyException, Missing {
    if (store.isCalibrated(problem, language)) {
      return; // without waiting for those who measure
    }
    turns.takeMachine();
    try {
      if (store.isCalibrated(problem, language)) {
        return;
      }
      Problem found = tools.catalogue().find(problem);
      Language spoken = language(language);
      boolean paper = plan.study().protocol() == Study.Protocol.PAPER;
      // The published references were measured once each.
      InterleavedRuns.Plan runs = paper ? InterleavedRuns.Plan.exactly(1) : measuring(plan.study());
      var calibrator = tools.calibrations().of(judge, runs, paper ? ", published harness" : "");
      calibrator.run(found, spoken, kept -> {}, cancellation);
      if (cancellation.isCancelled()) {
        throw new Missing("stopped", true);
      }
      var known = calibrator.known(found, spoken);
      var passing = calibrator.passing(found, spoken);
      store.put(
          new Row.References(
              problem, language, tools.machine(), passing, known.size() - passing.size()));
    } catch (SandboxException e) {
      throw new Missing("the references: " + e.getMessage(), false);
    } catch (ProblemException | StoreException e) {
      throw new StudyException("the references of " + problem + ": " + e.getMessage(), e);
    } finally {
      turns.giveMachine();
    }
  }

  private Language language(String id) {
    return tools.languages().stream().filter(l -> l.id().equals(id)).findFirst().orElseThrow();
  }
}
