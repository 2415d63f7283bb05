// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize;

import dev.afterburner.sandbox.Cancellation;
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
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The first half of a step: prompt, replies, programs. */
final class Asking {

  /** PromptSent's parent where there is no program yet. */
  static final int NO_PARENT = -1;

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
  private final Feedback feedback;
  private final LongSupplier nanoTime;

  /** What was told of replies, and need not be told again with each. */
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  Asking(
      Models models,
      NamedServers servers,
      PromptTemplate template,
      Problem problem,
      Language language,
      LongSupplier nanoTime) {
    this.models = models;
    this.servers = servers;
    this.template = template;
    this.problem = problem;
    this.language = language;
    this.feedback = new Feedback(problem, language);
    this.nanoTime = nanoTime;
  }

  /**
   * Asks for a step's candidates, one after another. Where the model fails after some have come,
   * the step goes on with those.
   */
  Answers ask(int step, OptionalInt parent, Journal journal, Cancellation cancellation)
      throws SessionException {
    long start = nanoTime.getAsLong();
    Settings settings = journal.state().started().settings();
    int from = parent.orElse(NO_PARENT);
    String written = prompt(journal.state(), parent);
    Optional<String> spent = Budget.spent(journal.state(), tokens(settings, written), 0);
    if (spent.isPresent()) {
      return new Answers(0, List.of(), spent.get(), true);
    }
    String prompt = journal.enterAsking(step, from, written, cancellation);
    if (cancellation.isCancelled()) {
      return new Answers(0, List.of(), SessionEvent.Paused.STOPPED, false);
    }
    int promptTokens = tokens(settings, prompt);
    journal.write(new SessionEvent.PromptSent(step, from, prompt, !prompt.equals(written)));
    List<String> programs = new ArrayList<>();
    for (int candidate = 1; candidate <= settings.candidates(); candidate++) {
      spent = Budget.spent(journal.state(), promptTokens, nanoTime.getAsLong() - start);
      if (spent.isPresent()) {
        return new Answers(candidate - 1, programs, spent.get(), true);
      }
      ModelRequest request = request(journal.state(), prompt, promptTokens);
      if (candidate == 1) {
        journal.tell(new SessionEvent.PhaseEntered(step, Phase.ASKING));
      } else {
        journal.enter(step, Phase.ASKING, cancellation);
      }
      try {
        if (cancellation.isCancelled()) {
          throw new ModelException("stopped");
        }
        Reply reply = reply(step, candidate, request, journal, cancellation);
        read(step, candidate, reply, journal, cancellation).ifPresent(programs::add);
      } catch (ModelException e) {
        String reason = cancellation.isCancelled() ? "stopped" : String.valueOf(e.getMessage());
        journal.write(new SessionEvent.ReplyRejected(step, candidate, reason));
        return new Answers(candidate - 1, programs, reason, false);
      }
    }
    return new Answers(settings.candidates(), programs, null, false);
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
      int step, int candidate, ModelRequest request, Journal journal, Cancellation cancellation)
      throws ModelException {
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
    String words = journal.state().started().settings().model();
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

  private Optional<String> read(
      int step, int candidate, Reply reply, Journal journal, Cancellation cancellation)
      throws SessionException {
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
        yield Optional.of(code);
      }
      case ParsedReply.NoCode(String reason) -> {
        journal.write(received(step, candidate, reply, -1, -1));
        journal.write(new SessionEvent.ReplyRejected(step, candidate, reason));
        yield Optional.empty();
      }
    };
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

  private String prompt(SessionState state, OptionalInt parent) {
    Optional<Version> from =
        parent.isPresent()
            ? Optional.of(state.versions().get(parent.getAsInt()))
            : Optional.empty();
    String told = state.started().settings().feedback() ? feedback.of(state) : "";
    return Prompts.of(template, problem, language, from, told);
  }
}
