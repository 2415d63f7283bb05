// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.model.ModelException;
import dev.afterburner.workbench.model.ModelRequest;
import dev.afterburner.workbench.model.Models;
import dev.afterburner.workbench.model.NamedServers;
import dev.afterburner.workbench.model.ParsedReply;
import dev.afterburner.workbench.model.PromptTemplate;
import dev.afterburner.workbench.model.Reply;
import dev.afterburner.workbench.model.ReplyListener;
import dev.afterburner.workbench.model.ReplyParser;
import dev.afterburner.workbench.model.Sampling;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.session.Phase;
import dev.afterburner.workbench.session.SessionEvent;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Settings;
import dev.afterburner.workbench.session.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The first half of a step: prompt, replies, programs. */
final class Asking {

  /** Follows the prompt where a reply was its parent again. */
  static final String DIFFER =
      "\nYour last reply was the original program again. Reply with a program that differs from it"
          + " in how it computes.\n";

  /**
   * What came of asking.
   *
   * @param replies how many replies came
   * @param programs the programs in them, in order
   * @param ended why no further step may follow; null where one may
   * @param budget whether that is because the budget is spent
   */
  record Answers(int replies, List<String> programs, @Nullable String ended, boolean budget) {}

  private final Models models;
  private final NamedServers servers;
  private final PromptTemplate template;
  private final ReplyParser parser = new ReplyParser();
  private final Problem problem;
  private final Language language;
  private final Guidance guidance;
  private final HotLines hotLines;
  private final LongSupplier nanoTime;

  /** What was found of programs, by their text: many steps may start from the same one. */
  private final Map<String, String> profiles = new HashMap<>();

  /** What was told of replies, and need not be told again with each. */
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  Asking(
      Models models,
      NamedServers servers,
      PromptTemplate template,
      Problem problem,
      Language language,
      HotLines hotLines,
      LongSupplier nanoTime) {
    this.models = models;
    this.servers = servers;
    this.template = template;
    this.problem = problem;
    this.language = language;
    this.guidance = new Guidance(problem, language);
    this.hotLines = hotLines;
    this.nanoTime = nanoTime;
  }

  /**
   * Asks for a step's candidates, one after another. Where the model fails after some have come,
   * the step goes on with those. A reply that is its parent again is asked for anew as often as the
   * session says; its number then goes on after those of the candidates.
   */
  Answers ask(SessionEvent.StepChosen choice, Journal journal, Cancellation cancellation)
      throws SessionException {
    long start = nanoTime.getAsLong();
    int step = choice.step();
    Settings settings = journal.state().started().settings();
    String written = prompt(journal.state(), choice, cancellation);
    Optional<String> spent = Budget.spent(journal.state(), tokens(settings, written), 0);
    if (spent.isPresent()) {
      return new Answers(0, List.of(), spent.get(), true);
    }
    String prompt = journal.enterAsking(step, choice.parent(), written, cancellation);
    if (cancellation.isCancelled()) {
      return new Answers(0, List.of(), SessionEvent.Paused.STOPPED, false);
    }
    int promptTokens = tokens(settings, prompt);
    journal.write(choice);
    journal.write(
        new SessionEvent.PromptSent(step, choice.parent(), prompt, !prompt.equals(written)));
    List<String> programs = new ArrayList<>();
    int again = settings.search().askAgain();
    int wanted = settings.candidates();
    boolean copied = false;
    for (int candidate = 1; candidate <= wanted; candidate++) {
      spent = Budget.spent(journal.state(), promptTokens, nanoTime.getAsLong() - start);
      if (spent.isPresent()) {
        return new Answers(candidate - 1, programs, spent.get(), true);
      }
      String sent = copied ? prompt + DIFFER : prompt;
      ModelRequest request = request(journal.state(), sent, promptTokens);
      if (candidate == 1) {
        journal.tell(new SessionEvent.PhaseEntered(step, Phase.ASKING));
      } else {
        journal.enter(step, Phase.ASKING, cancellation);
      }
      try {
        if (cancellation.isCancelled()) {
          throw new ModelException("stopped");
        }
        Reply reply = reply(choice, candidate, request, journal, cancellation);
        boolean mayRepeat = again > 0 && candidate < Settings.MOST_CANDIDATES;
        Read read = read(choice, candidate, reply, mayRepeat, journal, cancellation);
        read.program().ifPresent(programs::add);
        if (read.copy()) {
          copied = true;
          again--;
          wanted++;
        }
      } catch (ModelException e) {
        String reason = cancellation.isCancelled() ? "stopped" : String.valueOf(e.getMessage());
        journal.write(new SessionEvent.ReplyRejected(step, candidate, reason));
        return new Answers(candidate - 1, programs, reason, false);
      }
    }
    return new Answers(wanted, programs, null, false);
  }

  private static int tokens(Settings settings, String prompt) {
    return Reply.estimate(settings.requests().system() + prompt);
  }

  private ModelRequest request(SessionState state, String prompt, int promptTokens) {
    Settings settings = state.started().settings();
    int turn = replies(state);
    return new ModelRequest(
        problem.id(),
        language.id(),
        turn,
        settings.requests().system(),
        prompt,
        new Sampling(
            settings.requests().temperature(),
            settings.requests().topP(),
            Budget.replyTokens(state, promptTokens),
            settings.seed() + turn,
            settings.requests().extra()));
  }

  /** How many replies came so far; the same after a reopening. */
  private static int replies(SessionState state) {
    return (int)
        state.steps().stream()
            .flatMap(s -> s.answers().stream())
            .filter(a -> a.reply() != null)
            .count();
  }

  private Reply reply(
      SessionEvent.StepChosen choice,
      int candidate,
      ModelRequest request,
      Journal journal,
      Cancellation cancellation)
      throws ModelException {
    int step = choice.step();
    ReplyListener listener =
        new ReplyListener() {
          @Override
          public void piece(String text) {
            journal.tell(new SessionEvent.ReplyDelta(step, candidate, text));
          }

          @Override
          public void delayed(String reason) {
            journal.tell(new SessionEvent.ReplyDelayed(step, candidate, reason));
          }

          @Override
          public void told(String what) {
            if (told.add(what)) {
              journal.tell(new SessionEvent.ReplyNoted(step, candidate, what));
            }
          }
        };
    String words = choice.model();
    String session = journal.state().started().session();
    Optional<String> foreign = servers.unnamed(session, words);
    if (foreign.isPresent()) {
      throw new ModelException(
          ModelException.Kind.NOT_ALLOWED,
          "this session came with the model server "
              + foreign.get()
              + " in it, and you have not confirmed that server: nothing was sent there");
    }
    return models.named(words).ask(request, listener, cancellation).counting(request);
  }

  /**
   * What a reply held.
   *
   * @param copy whether that was its parent again, and may be asked for anew
   */
  private record Read(Optional<String> program, boolean copy) {}

  private Read read(
      SessionEvent.StepChosen choice,
      int candidate,
      Reply reply,
      boolean mayRepeat,
      Journal journal,
      Cancellation cancellation)
      throws SessionException {
    int step = choice.step();
    journal.enter(step, Phase.READING, cancellation);
    ParsedReply parsed =
        switch (reply.ending()) {
          case COMPLETE -> parser.parse(reply.text(), language.id());
          case AT_LIMIT -> unfinished(parser.parse(reply.text(), language.id()), reply);
          case WITHHELD ->
              new ParsedReply.NoCode("the service withheld the reply (its content filter)");
          case TOOL_CALL ->
              new ParsedReply.NoCode("the reply only calls a tool, and there are none here");
          case ENDLESS -> new ParsedReply.NoCode("the reply did not end and was cut off");
        };
    return switch (parsed) {
      case ParsedReply.Code(String code, int from, int to) -> {
        journal.write(received(step, candidate, reply, from, to));
        if (mayRepeat && isParent(journal.state(), choice, code)) {
          String reason = "the same program as v" + choice.parent() + ", asked for another one";
          journal.write(new SessionEvent.ReplyRejected(step, candidate, reason));
          yield new Read(Optional.empty(), true);
        }
        yield new Read(Optional.of(code), false);
      }
      case ParsedReply.NoCode(String reason) -> {
        journal.write(received(step, candidate, reply, -1, -1));
        journal.write(new SessionEvent.ReplyRejected(step, candidate, reason));
        yield new Read(Optional.empty(), false);
      }
    };
  }

  private static boolean isParent(SessionState state, SessionEvent.StepChosen choice, String code) {
    return choice.parent() != SessionEvent.StepChosen.NO_PARENT
        && Version.normal(state.versions().get(choice.parent()).code())
            .equals(Version.normal(code));
  }

  /** A program that reaches to the end of a reply that was cut off is not a whole one. */
  private static ParsedReply unfinished(ParsedReply parsed, Reply reply) {
    if (parsed instanceof ParsedReply.Code(String code, int from, int to)
        && to < reply.text().stripTrailing().length()) {
      return parsed;
    }
    return new ParsedReply.NoCode(
        "the reply reached the longest length, " + reply.tokens() + " tokens, before its end");
  }

  private static SessionEvent.ReplyReceived received(
      int step, int candidate, Reply reply, int from, int to) {
    return new SessionEvent.ReplyReceived(
        step,
        candidate,
        reply.text(),
        from,
        to,
        reply.promptTokens(),
        reply.tokens(),
        reply.firstNanos(),
        reply.nanos(),
        reply.sampling());
  }

  private String prompt(
      SessionState state, SessionEvent.StepChosen choice, Cancellation cancellation) {
    Optional<Version> from =
        choice.parent() == SessionEvent.StepChosen.NO_PARENT
            ? Optional.empty()
            : Optional.of(state.versions().get(choice.parent()));
    String lines = from.isEmpty() ? "" : lines(from.get().code(), cancellation);
    return Prompts.of(template, problem, language, from, guidance.of(state, choice), lines);
  }

  /** Where a program's time and memory go, if the template asks; what is not known is said. */
  private String lines(String code, Cancellation cancellation) {
    if (!template.uses(PromptTemplate.PROFILE)) {
      return "";
    }
    String known = profiles.get(code);
    if (known == null) {
      try {
        known = hotLines.of(problem, new Program.Source(language, code), cancellation);
      } catch (SandboxException e) {
        return "There is no profile of it: " + e.getMessage() + ".";
      }
      profiles.put(code, known);
    }
    return known;
  }
}
