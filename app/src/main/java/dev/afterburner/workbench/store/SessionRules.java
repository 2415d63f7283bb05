// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.store;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.workbench.problem.CaseResult;
import dev.afterburner.workbench.problem.Judgement;
import dev.afterburner.workbench.session.Search;
import dev.afterburner.workbench.session.SessionEvent;
import dev.afterburner.workbench.session.SessionEvent.BranchChosen;
import dev.afterburner.workbench.session.SessionEvent.Paused;
import dev.afterburner.workbench.session.SessionEvent.PromptSent;
import dev.afterburner.workbench.session.SessionEvent.ReplyReceived;
import dev.afterburner.workbench.session.SessionEvent.ReplyRejected;
import dev.afterburner.workbench.session.SessionEvent.RunFinished;
import dev.afterburner.workbench.session.SessionEvent.SessionEnded;
import dev.afterburner.workbench.session.SessionEvent.SessionStarted;
import dev.afterburner.workbench.session.SessionEvent.StepFinished;
import dev.afterburner.workbench.session.SessionEvent.StepsAsked;
import dev.afterburner.workbench.session.SessionEvent.VersionAccepted;
import dev.afterburner.workbench.session.SessionEvent.VersionCompared;
import dev.afterburner.workbench.session.SessionEvent.VersionCreated;
import dev.afterburner.workbench.session.SessionEvent.VersionDeclined;
import dev.afterburner.workbench.session.SessionEvent.VersionJudged;
import dev.afterburner.workbench.session.SessionEvent.VersionJudgedAgain;
import dev.afterburner.workbench.session.SessionEvent.VersionMeasuredAgain;
import dev.afterburner.workbench.session.Settings;
import dev.afterburner.workbench.text.HiddenCharacters;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the events of a session from elsewhere must be, each after those before it: what a workbench
 * writes keeps to this, and the code that shows and continues sessions relies on it.
 */
final class SessionRules {

  static final int MOST_EVENTS = 500_000;

  private static final int MOST_VERSIONS = 10_000;
  private static final int MOST_RUNS = 20_000; // of one version
  private static final int MOST_STEPS = 1_000_000;
  private static final int MOST_TOKENS = 100_000_000; // of a model

  /** Of a prompt that asks for a first program. */
  private static final int NO_PARENT = -1;

  /** It names folders and files, and stands in command lines. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");

  private static final Pattern PROBLEM =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._+-]{0,199}");

  private final Map<Integer, Integer> runs = new HashMap<>();
  private int events;
  private int versions;

  /** An event, or a mark, breaks a rule. */
  static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    Broken(String sentence) {
      super(sentence);
    }
  }

  /** Checks the next event. */
  void next(SessionEvent.Stored event) throws Broken {
    boolean first = events++ == 0;
    if (first != event instanceof SessionStarted) {
      throw new Broken(
          first ? "it does not begin with SessionStarted" : "a session can't start a second time");
    }
    require(events <= MOST_EVENTS, "it has more than " + MOST_EVENTS + " events");
    switch (event) {
      case SessionStarted e -> started(e);
      case VersionCreated e -> created(e);
      case StepsAsked e -> {
        step(e.first());
        require(
            e.count() >= 1 && e.count() <= MOST_STEPS,
            "steps that are asked for must be 1 to " + MOST_STEPS + ", not " + e.count());
      }
      case SessionEvent.StepChosen e -> chosen(e);
      case SessionEvent.Remarked e -> text("remark", e.text());
      case PromptSent e -> {
        step(e.step());
        if (e.parent() != NO_PARENT) {
          version(e.parent());
        }
        text("prompt", e.prompt());
      }
      case ReplyReceived e -> reply(e);
      case ReplyRejected e -> {
        step(e.step());
        candidate(e.candidate());
        text("reason", e.reason());
      }
      case VersionJudged e -> judged(e.version(), e.judgement());
      case VersionJudgedAgain e -> judged(e.version(), e.judgement());
      case RunFinished e -> run(e);
      case VersionCompared e -> comparisons(e.version(), e.against(), e.comparisons());
      case VersionMeasuredAgain e -> {
        comparisons(e.version(), e.against(), e.comparisons());
        there("time", e.at());
      }
      case VersionAccepted e -> {
        version(e.version());
        text("reason", e.reason());
      }
      case VersionDeclined e -> {
        version(e.version());
        text("reason", e.reason());
      }
      case SessionEvent.VersionChecked e -> {
        version(e.version());
        there("time", e.at());
      }
      case BranchChosen e -> version(e.version());
      case StepFinished e -> {
        step(e.step());
        require(e.nanos() >= 0, "a time is negative");
      }
      case Paused e -> text("reason", e.reason());
      case SessionEnded e -> {
        text("reason", e.reason());
        there("time", e.at());
      }
    }
  }

  /** Checks what the user noted of a version, after all events. */
  void mark(int version, String note) throws Broken {
    version(version);
    text("note", note);
  }

  private static void started(SessionStarted e) throws Broken {
    name("id of the session", e.session(), ID, "letters, digits, - and _");
    name("id of the problem", e.problem(), PROBLEM, "letters, digits, spaces and . _ + -");
    require(
        e.language() != null
            && new Languages().known().stream().anyMatch(l -> l.id().equals(e.language())),
        "its language " + shown(e.language()) + " is none that this workbench knows");
    there("isolation", e.isolation());
    there("time", e.at());
    settings(there("settings", e.settings()));
  }

  private static void settings(Settings s) throws Broken {
    there("objective", s.objective());
    there("policy", s.policy());
    there("acceptance", s.acceptance());
    text("model", s.model());
    require(
        !s.model().isBlank() && s.model().length() <= 2_000 && isPlain(s.model()),
        "its model " + shown(s.model()) + " is not a model name");
    require(
        s.iterations() >= 0 && s.iterations() <= MOST_STEPS,
        "its planned steps must be 0 to " + MOST_STEPS + ", not " + s.iterations());
    candidate(s.candidates());
    search(there("search", s.search()));
    Settings.Requests r = there("requests", s.requests());
    text("system message", r.system());
    text("template", r.template());
    require(
        r.maxTokens() >= 1 && r.maxTokens() <= MOST_TOKENS,
        "its longest reply must be 1 to " + MOST_TOKENS + " tokens, not " + r.maxTokens());
    Settings.Stops stops = there("stops", s.stops());
    require(
        stops.patience() >= 0
            && stops.tokens() >= 0
            && Stream.of(
                    stops.money(),
                    stops.minutes(),
                    stops.percentile(),
                    stops.inputPrice(),
                    stops.outputPrice(),
                    r.temperature() == null ? 0 : r.temperature(),
                    r.topP() == null ? 0 : r.topP())
                .allMatch(number -> number >= 0 && Double.isFinite(number)),
        "a number in its settings is negative or none");
  }

  private static void search(Search s) throws Broken {
    require(
        s.repairs() >= 0
            && s.repairs() <= Search.MOST_REPAIRS
            && s.combineEvery() >= 0
            && s.shiftAfter() >= 0
            && s.askAgain() >= 0
            && s.confirmRounds() >= 0
            && s.models().size() <= Search.MOST_MODELS,
        "a number in its search is negative or too large");
    there("turns of models", s.turns());
    for (Search.Offer offer : s.models()) {
      text("model", offer.model());
      require(
          !offer.model().isBlank()
              && offer.model().length() <= 2_000
              && isPlain(offer.model())
              && offer.inputPrice() >= 0
              && offer.outputPrice() >= 0,
          "its model " + shown(offer.model()) + " is not a model name, or its price is negative");
    }
  }

  private void chosen(SessionEvent.StepChosen e) throws Broken {
    step(e.step());
    if (e.parent() != NO_PARENT) {
      version(e.parent());
    }
    for (int shown : e.context()) {
      version(shown);
    }
    there("operator", e.operator());
    text("model", e.model());
    text("reason", e.reason());
  }

  private void created(VersionCreated e) throws Broken {
    require(
        e.version() == versions, "version " + e.version() + " comes where " + versions + " should");
    require(versions < MOST_VERSIONS, "it has more than " + MOST_VERSIONS + " versions");
    Integer parent = e.parent();
    require(
        parent == null || (parent >= 0 && parent < versions),
        "version " + e.version() + " was made from version " + parent + ", which is not before it");
    there("origin", e.origin());
    require(e.step() >= 0 && e.step() <= MOST_STEPS, "there can't be a step " + e.step());
    text("code", e.code());
    versions++;
  }

  private static void reply(ReplyReceived e) throws Broken {
    step(e.step());
    candidate(e.candidate());
    text("text", e.text());
    boolean none = e.from() == -1 && e.to() == -1;
    require(
        none || (e.from() >= 0 && e.from() <= e.to() && e.to() <= e.text().length()),
        "the code of a reply lies outside of it");
    require(
        e.promptTokens() >= 0 && e.tokens() >= 0 && e.firstNanos() >= 0 && e.nanos() >= 0,
        "a reply has a negative figure");
  }

  private void judged(int version, Judgement judgement) throws Broken {
    version(version);
    for (CaseResult one : judgement.cases()) {
      text("name of a case", one.name());
      require(one.wallNanos() >= 0 && one.peakBytes() >= 0, "a case has a negative figure");
    }
  }

  private void comparisons(int version, int against, Map<Figure, Comparison> comparisons)
      throws Broken {
    version(version);
    version(against);
    for (Comparison comparison : comparisons.values()) {
      there("outcome of a comparison", comparison.outcome());
      there("ratio of a comparison", comparison.ratio());
    }
  }

  private void run(RunFinished e) throws Broken {
    version(e.version());
    require(
        runs.merge(e.version(), 1, Integer::sum) <= MOST_RUNS,
        "version " + e.version() + " has more than " + MOST_RUNS + " runs");
    Run run = e.run();
    there("outcome", run.outcome());
    boolean sound =
        Stream.of(
                run.wallNanos(),
                run.userNanos(),
                run.systemNanos(),
                run.highWaterBytes(),
                (long) run.orphans(),
                (long) run.core() + 1)
            .allMatch(figure -> figure >= 0);
    for (int i = 0; i < run.curve().size() && sound; i++) {
      sound = run.curve().residentBytes(i) >= 0;
    }
    var sampling = there("sampling", run.sampling());
    require(
        sound
            && sampling.samples() >= 0
            && !(sampling.rateHz() < 0)
            && sampling.gapP99Nanos() >= 0
            && sampling.gapMaxNanos() >= 0
            && sampling.samplerCpuNanos() >= 0,
        "a run of version " + e.version() + " has a negative figure");
  }

  private void version(int version) throws Broken {
    require(version >= 0 && version < versions, "there is no version " + version + " before it");
  }

  private static void step(int step) throws Broken {
    require(step >= 1 && step <= MOST_STEPS, "there can't be a step " + step);
  }

  private static void candidate(int candidate) throws Broken {
    require(
        candidate >= 1 && candidate <= Settings.MOST_CANDIDATES,
        "candidates are 1 to " + Settings.MOST_CANDIDATES + ", not " + candidate);
  }

  private static void name(String what, @Nullable String given, Pattern form, String made)
      throws Broken {
    require(
        given != null && form.matcher(given).matches() && !given.contains(".."),
        "the %s %s is none: it is made of %s".formatted(what, shown(given), made));
  }

  private static void text(String what, @Nullable String text) throws Broken {
    there(what, text);
  }

  private static <T> T there(String what, @Nullable T value) throws Broken {
    if (value == null) {
      throw new Broken("its " + what + " is missing");
    }
    return value;
  }

  private static void require(boolean kept, String sentence) throws Broken {
    if (!kept) {
      throw new Broken(sentence);
    }
  }

  private static boolean isPlain(String text) {
    return text.indexOf('\n') < 0 && HiddenCharacters.next(text, 0).isEmpty();
  }

  private static String shown(@Nullable String text) {
    String given = text == null ? "" : text;
    String beginning = given.length() <= 40 ? given : given.substring(0, 40) + "…";
    return "\"" + HiddenCharacters.visible(beginning).replace('\n', ' ') + "\"";
  }
}
