// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.session;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Isolation;
import dev.afterburner.sandbox.LiveCurve;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.language.Build;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.workbench.problem.CaseResult;
import dev.afterburner.workbench.problem.Judgement;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a session. {@link Stored} events are written before anyone hears of
 * them; the state of a session is their fold. {@link Passing} ones are for the eye only.
 */
public sealed interface SessionEvent {

  /** Kept for good. */
  sealed interface Stored extends SessionEvent {}

  /** Shown and forgotten. */
  sealed interface Passing extends SessionEvent {}

  /** The first event of every session. */
  record SessionStarted(
      String session,
      String problem,
      String language,
      Settings settings,
      Isolation.Level isolation,
      Built built,
      Instant at)
      implements Stored {

    /**
     * How its programs are built.
     *
     * @param build what was chosen
     * @param words the whole of it, with what was not chosen; empty for a session of a workbench
     *     that did not keep it
     */
    public record Built(Build build, String words) {

      /** Nothing is known of it. */
      public static final Built UNKNOWN = new Built(Build.DEFAULT, "");
    }

    /** A session of which it is not known how its programs are built. */
    public SessionStarted(
        String session,
        String problem,
        String language,
        Settings settings,
        Isolation.Level isolation,
        Instant at) {
      this(session, problem, language, settings, isolation, Built.UNKNOWN, at);
    }
  }

  /**
   * A version came into being.
   *
   * @param version 0, 1, 2, …
   * @param parent the version it was made from; null for the original
   * @param step the step that made it, from 1; 0 for the original and hand edits
   */
  record VersionCreated(int version, @Nullable Integer parent, Origin origin, int step, String code)
      implements Stored {}

  /**
   * Somebody asked for steps.
   *
   * @param first the first of them, from 1
   * @param count how many
   */
  record StepsAsked(int first, int count) implements Stored {

    /** The last of them. */
    public int last() {
      return first + count - 1;
    }
  }

  /**
   * What a step starts from was chosen. It follows from the events before it and the seed.
   *
   * @param parent the version to start from; −1 where there is none yet
   * @param context versions that the prompt shows beside it
   * @param model who is asked, in the command line's words
   * @param reason why, in plain words
   */
  record StepChosen(
      int step, int parent, List<Integer> context, Operator operator, String model, String reason)
      implements Stored {

    /** Its parent where there is no program yet. */
    public static final int NO_PARENT = -1;

    public StepChosen {
      context = List.copyOf(context);
    }
  }

  /** The person's words for the next step. */
  record Remarked(String text) implements Stored {}

  /**
   * A model was asked.
   *
   * @param prompt as sent
   * @param edited whether somebody edited it by hand before
   */
  record PromptSent(int step, int parent, String prompt, boolean edited) implements Stored {

    /** A prompt as its template gave it. */
    public PromptSent(int step, int parent, String prompt) {
      this(step, parent, prompt, false);
    }
  }

  /**
   * It answered.
   *
   * @param candidate which of the step's replies, from 1
   * @param from where the code taken starts in the text; −1 when none was
   * @param to where it ends, exclusive
   * @param promptTokens tokens of the prompt; 0 where that is not known
   * @param tokens tokens of the reply
   * @param firstNanos time to the first piece of the reply, ns; 0 where that is not known
   * @param nanos time taken, ns
   * @param sampling how the reply was drawn, as the model was told; empty where that is not known
   */
  record ReplyReceived(
      int step,
      int candidate,
      String text,
      int from,
      int to,
      int promptTokens,
      int tokens,
      long firstNanos,
      long nanos,
      Map<String, Object> sampling)
      implements Stored {

    /** Replies that were written before this was kept say nothing of it. */
    public ReplyReceived {
      Map<String, Object> drawn = new TreeMap<>(sampling == null ? Map.of() : sampling);
      // As JSON reads them, a number is of one kind or the other by its size.
      drawn.replaceAll(
          (name, value) -> value instanceof Integer i ? (Object) i.longValue() : value);
      sampling = Collections.unmodifiableMap(drawn);
    }
  }

  /** A reply could not be used, or none came. */
  record ReplyRejected(int step, int candidate, String reason) implements Stored {}

  /** All cases were tried. */
  record VersionJudged(int version, Judgement judgement) implements Stored {}

  /**
   * All cases were tried once more, since some are others now. The decision on the version stays as
   * it was made, but the best is one that passes.
   */
  record VersionJudgedAgain(int version, Judgement judgement) implements Stored {}

  /**
   * One measured run on the workload.
   *
   * @param trial the version that was tried by it, or −1, −2, … where versions were measured again;
   *     runs of one trial were made in turns
   * @param round which of the trial's rounds, from 0; −1 in sessions of earlier workbenches
   */
  record RunFinished(int version, Run run, int trial, int round) implements Stored {

    /** A run of which nothing else is known. */
    public RunFinished(int version, Run run) {
      this(version, run, version, -1);
    }
  }

  /** Interleaved runs of a version and another one were compared, one comparison a figure. */
  record VersionCompared(int version, int against, Map<Figure, Comparison> comparisons)
      implements Stored {
    public VersionCompared {
      comparisons = Map.copyOf(comparisons);
    }
  }

  /**
   * A version that was tried before was measured again, beside another one, in rounds of their own.
   * It changes no decision.
   *
   * @param at when that ended
   */
  record VersionMeasuredAgain(
      int version, int against, Map<Figure, Comparison> comparisons, Instant at) implements Stored {
    public VersionMeasuredAgain {
      comparisons = Map.copyOf(comparisons);
    }
  }

  /**
   * A version was looked at for signs that it was made for the measured inputs. It changes no
   * decision.
   *
   * @param suspicions what was seen, sentences without full stops; empty for nothing
   */
  record VersionChecked(int version, List<String> suspicions, Instant at) implements Stored {
    public VersionChecked {
      suspicions = List.copyOf(suspicions);
    }
  }

  /** The version is the best now. */
  record VersionAccepted(int version, String reason) implements Stored {}

  /** The version is not better than the best, or nobody knows whether it is. */
  record VersionDeclined(int version, String reason) implements Stored {

    /** How a reason begins where the sandbox failed. */
    public static final String NOT_TRIED = "not tried: ";

    /** Whether it was not compared to the end: then nothing is said against it. */
    public boolean undecided() {
      return reason.equals(Paused.STOPPED) || reason.startsWith(NOT_TRIED);
    }
  }

  /** The user chose the version that the next step starts from. */
  record BranchChosen(int version) implements Stored {}

  /**
   * A step is over. What came before is complete.
   *
   * @param nanos time that it took, ns
   */
  record StepFinished(int step, long nanos) implements Stored {}

  /** No more steps until asked for. */
  record Paused(String reason) implements Stored {
    /** The user wanted no further step. */
    public static final String BY_USER = "paused";

    /** The user ended the work at once. */
    public static final String STOPPED = "stopped";

    /** The program ended in the middle of a step. */
    public static final String INTERRUPTED = "interrupted";
  }

  /** The session is over: its planned steps are done, or it was stopped. */
  record SessionEnded(String reason, Instant at) implements Stored {}

  /** A phase waits for the user before it begins. */
  record PhaseHeld(int step, Phase phase) implements Passing {}

  /** A prompt waits for the user before it is sent, and can be edited until then. */
  record PromptHeld(int step, int parent, String prompt) implements Passing {}

  /** A phase begins. */
  record PhaseEntered(int step, Phase phase) implements Passing {}

  /** A piece of a reply. */
  record ReplyDelta(int step, int candidate, String text) implements Passing {}

  /** A reply is waited for longer, or asked for again: what came of it so far is void. */
  record ReplyDelayed(int step, int candidate, String reason) implements Passing {}

  /** Something that a person should know of a reply: how it was drawn otherwise than asked. */
  record ReplyNoted(int step, int candidate, String what) implements Passing {}

  /** One case was tried. */
  record CaseJudged(int version, CaseResult result, int done, int total) implements Passing {}

  /** A measured run has begun. */
  record RunStarted(int version, int number, LiveCurve curve) implements Passing {}
}
