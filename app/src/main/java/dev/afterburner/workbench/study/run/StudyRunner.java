// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.run;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.files.FileFaults;
import dev.afterburner.workbench.files.WholeFile;
import dev.afterburner.workbench.judge.Judge;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.store.StoreException;
import dev.afterburner.workbench.study.Arm;
import dev.afterburner.workbench.study.Line;
import dev.afterburner.workbench.study.Plan;
import dev.afterburner.workbench.study.Study;
import dev.afterburner.workbench.study.StudyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs a study in its folder, from where it stands to its end. */
public final class StudyRunner {

  /** So often a cell is tried in one run. */
  private static final int ATTEMPTS = 3;

  private static final long PAUSE_MILLIS = 2_000;

  private final Tools tools;
  private final String version;
  private final long pauseMillis;

  /**
   * A runner.
   *
   * @param version of the workbench, for the manifest
   */
  public StudyRunner(Tools tools, String version) {
    this(tools, version, PAUSE_MILLIS);
  }

  /**
   * The same.
   *
   * @param pauseMillis before a cell is tried again, times the number of tries so far
   */
  StudyRunner(Tools tools, String version, long pauseMillis) {
    this.tools = tools;
    this.version = version;
    this.pauseMillis = pauseMillis;
  }

  /**
   * What came of a run.
   *
   * @param missing cells without a result
   * @param ended why it ended before all was done; null where nothing stood in the way
   */
  public record Outcome(int missing, @Nullable String ended) {}

  /**
   * Does what is missing.
   *
   * @param text the study file, kept in the folder
   */
  public Outcome run(
      Plan plan, String text, StudyFolder folder, StudyListener listener, Cancellation cancellation)
      throws StudyException {
    requirePrices(plan);
    Templates templates = new Templates(tools.prompts());
    Manifest now = manifest(plan, templates);
    Optional<Manifest> before = Manifest.read(folder);
    if (before.isPresent()) {
      refuse(folder, before.get().differences(now));
    }
    try (CellStore store = CellStore.open(folder);
        SessionStore sessions = tools.sessions().open(folder.sessions())) {
      if (before.isEmpty()) {
        keep(text, folder);
        now.write(folder);
      } else if (!before.get().study().equals(now.study())
          || !before.get().problems().equals(now.problems())) {
        if (!text.isEmpty()) {
          keep(text, folder);
        }
        now.since(before.get()).write(folder);
      }
      remember(folder, listener);
      if (store.torn() > 0) {
        listener.note("an unfinished line of the last run was dropped; its cell is done again");
      }
      if (store.damaged() > 0) {
        listener.note(store.damaged() + " lines of cells.jsonl are damaged and were left out");
      }
      return new Running(plan, store, sessions, templates, listener, cancellation).all();
    } catch (StoreException e) {
      throw new StudyException(String.valueOf(e.getMessage()), e);
    }
  }

  private void remember(StudyFolder folder, StudyListener listener) {
    try {
      tools.known().add(folder.path());
    } catch (StudyException e) {
      listener.note("the window's list of studies lacks this one: " + e.getMessage());
    }
  }

  /** A budget of money is of no use where a price is not known. */
  private void requirePrices(Plan plan) throws StudyException {
    for (Arm arm : plan.study().arms()) {
      if (plan.study().limits().money() > 0 && Double.isNaN(tools.prices().of(arm.model(), 1, 1))) {
        throw StudyException.badUse(
            "the study's budget of money needs the price of "
                + arm.model()
                + "; write it by `workbench models prices set "
                + arm.model()
                + " IN OUT`");
      }
    }
  }

  private static void refuse(StudyFolder folder, List<String> differences) throws StudyException {
    if (!differences.isEmpty()) {
      throw StudyException.badUse(
          folder.path()
              + " holds a study of other settings: "
              + String.join("; ", differences)
              + ". Name another folder by --out, or take the change back");
    }
  }

  private static void keep(String text, StudyFolder folder) throws StudyException {
    try {
      WholeFile.write(folder.studyFile(), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new StudyException(
          "can't write " + folder.studyFile() + ": " + FileFaults.reason(e), e);
    }
  }

  private Manifest manifest(Plan plan, Templates templates) throws StudyException {
    return new Manifest(
        Manifest.FORMAT,
        version,
        tools.clock().instant(),
        tools.machine(),
        plan.study(),
        plan.problems(),
        plan.digests(),
        templates.digests(plan.study()),
        plan.omitted());
  }

  /** One run. */
  private final class Running {

    private final Plan plan;
    private final CellStore store;
    private final StudyListener listener;
    private final Cancellation cancellation;
    private final LineWork work;
    private final Pace pace;
    private final AtomicReference<@Nullable StudyException> broken = new AtomicReference<>();
    private volatile @Nullable String ended;

    Running(
        Plan plan,
        CellStore store,
        SessionStore sessions,
        Templates templates,
        StudyListener listener,
        Cancellation cancellation) {
      this.plan = plan;
      this.store = store;
      this.listener = listener;
      this.cancellation = cancellation;
      Turns turns = new Turns(plan.study().requests());
      this.work =
          new LineWork(
              tools, plan, store, sessions, new JudgedOnce(judge(plan.study())), templates, turns);
      this.pace = new Pace(System::nanoTime);
    }

    private Judge judge(Study study) {
      return switch (study.protocol()) {
        case WORKBENCH -> tools.judge();
        case PAPER -> new PublishedJudge(tools.judge(), tools.catalogue());
      };
    }

    Outcome all() throws StudyException {
      for (int i = 0; i <= plan.study().iterations() && !isOver(); i++) {
        int iteration = i;
        List<Line> missing =
            plan.lines().stream().filter(line -> !store.has(line.cell(iteration))).toList();
        together(missing, iteration);
      }
      StudyException fault = broken.get();
      if (fault != null) {
        throw fault;
      }
      int missing = plan.cells() - done();
      return new Outcome(missing, cancellation.isCancelled() ? "stopped" : ended);
    }

    private boolean isOver() {
      return cancellation.isCancelled() || ended != null || broken.get() != null;
    }

    private int done() {
      int done = 0;
      for (Line line : plan.lines()) {
        for (int i = 0; i <= plan.study().iterations(); i++) {
          done += store.has(line.cell(i)) ? 1 : 0;
        }
      }
      return done;
    }

    /** More lines than requests are under way: some are judged and measured meanwhile. */
    private void together(List<Line> lines, int iteration) {
      ConcurrentLinkedQueue<Line> queue = new ConcurrentLinkedQueue<>(lines);
      List<Thread> threads = new ArrayList<>();
      int workers = Math.min(lines.size(), plan.study().requests() + 1);
      for (int i = 0; i < workers; i++) {
        threads.add(
            Thread.ofVirtual()
                .start(
                    () -> {
                      for (Line line = queue.poll();
                          line != null && !isOver();
                          line = queue.poll()) {
                        attempts(line, iteration);
                      }
                    }));
      }
      for (Thread thread : threads) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          cancellation.cancel();
          Thread.currentThread().interrupt();
        }
      }
    }

    private void attempts(Line line, int iteration) {
      for (int attempt = 1; attempt <= ATTEMPTS && !isOver(); attempt++) {
        try {
          String spent = spent();
          if (spent != null) {
            ended = spent;
            return;
          }
          report(iteration);
          work.references(line.problem(), line.language(), cancellation);
          work.cell(line, iteration, cancellation);
          pace.did();
          report(iteration);
          return;
        } catch (LineWork.Missing e) {
          if (cancellation.isCancelled()) {
            return;
          }
          if (missed(line, iteration, attempt, e)) {
            return;
          }
        } catch (StudyException e) {
          broken.compareAndSet(null, e);
        } catch (RuntimeException e) {
          broken.compareAndSet(
              null, new StudyException("a fault of the workbench itself: " + e, e));
        }
      }
    }

    /** Whether it is of no use to try again. */
    private boolean missed(Line line, int iteration, int attempt, LineWork.Missing why) {
      String reason = String.valueOf(why.getMessage());
      boolean last = why.isLasting() || attempt == ATTEMPTS;
      try {
        store.put(new Row.Fault(line.cell(iteration), attempt, reason, tools.clock().instant()));
        if (last) {
          listener.fault(line.problem(), line.arm().name(), iteration, reason);
          return true;
        }
        Thread.sleep(pauseMillis * attempt);
      } catch (StudyException e) {
        broken.compareAndSet(null, e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return false;
    }

    private @Nullable String spent() {
      var limits = plan.study().limits();
      long tokens = store.promptTokens() + store.replyTokens();
      if (limits.tokens() > 0 && tokens >= limits.tokens()) {
        return "the budget of " + limits.tokens() + " tokens is spent";
      }
      if (limits.money() > 0 && money() >= limits.money()) {
        return "the budget of " + limits.money() + " in money is spent";
      }
      if (limits.hours() > 0 && pace.hours() >= limits.hours()) {
        return "the budget of " + limits.hours() + " hours is spent";
      }
      return null;
    }

    private double money() {
      return store.money(tools.prices(), plan);
    }

    private void report(int iteration) {
      int done = store.count();
      Pace.Left left = pace.left(plan.cells() - done);
      listener.progress(
          new StudyListener.Progress(
              plan.cells(),
              done,
              "iteration " + iteration + " of " + plan.study().iterations(),
              left == null ? null : left.time(),
              left == null ? null : left.spread(),
              store.promptTokens() + store.replyTokens(),
              money()));
    }
  }
}
