package dev.afterburner.workbench.optimize;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.model.ModelException;
import dev.afterburner.workbench.model.ModelRequest;
import dev.afterburner.workbench.model.Models;
import dev.afterburner.workbench.model.ParsedReply;
import dev.afterburner.workbench.model.PromptTemplate;
import dev.afterburner.workbench.model.Reply;
import dev.afterburner.workbench.model.ReplyParser;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.session.Phase;
import dev.afterburner.workbench.session.SessionEvent;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The first half of a step: prompt, reply, code. */
final class Asking {

  /** PromptSent's parent where there is no program yet. */
  static final int NO_PARENT = -1;

  /**
   * A reply came.
   *
   * @param code the program in it; null where there was none of use
   */
  record Answer(@Nullable String code) {}

  private final Models models;
  private final PromptTemplate template;
  private final ReplyParser parser = new ReplyParser();
  private final Problem problem;
  private final Language language;

  Asking(Models models, PromptTemplate template, Problem problem, Language language) {
    this.models = models;
    this.template = template;
    this.problem = problem;
    this.language = language;
  }

  /** Asks for a step; empty where no reply came, and the session is paused. */
  Optional<Answer> ask(int step, OptionalInt parent, Journal journal, Cancellation cancellation)
      throws SessionException {
    SessionState state = journal.state();
    String prompt = prompt(state, parent);
    journal.tell(new SessionEvent.PhaseEntered(step, Phase.ASKING));
    journal.write(new SessionEvent.PromptSent(step, parent.orElse(NO_PARENT), prompt));
    long turn = state.steps().stream().filter(s -> s.reply() != null).count();
    long seed = state.started().settings().seed() + turn;
    ModelRequest request =
        new ModelRequest(problem.id(), language.id(), (int) turn, "", prompt, seed);
    Reply reply;
    try {
      reply =
          models
              .named(state.started().settings().model())
              .ask(
                  request,
                  text -> journal.tell(new SessionEvent.ReplyDelta(step, text)),
                  cancellation);
    } catch (ModelException e) {
      String reason = cancellation.isCancelled() ? "stopped" : String.valueOf(e.getMessage());
      journal.write(new SessionEvent.ReplyRejected(step, reason));
      journal.write(new SessionEvent.Paused(reason));
      return Optional.empty();
    }
    journal.tell(new SessionEvent.PhaseEntered(step, Phase.READING));
    return Optional.of(read(step, reply, journal));
  }

  private Answer read(int step, Reply reply, Journal journal) throws SessionException {
    ParsedReply parsed = parser.parse(reply.text(), language.id());
    return switch (parsed) {
      case ParsedReply.Code(String code, int from, int to) -> {
        journal.write(received(step, reply, from, to));
        yield new Answer(code);
      }
      case ParsedReply.NoCode(String reason) -> {
        journal.write(received(step, reply, -1, -1));
        journal.write(new SessionEvent.ReplyRejected(step, reason));
        yield new Answer(null);
      }
    };
  }

  private static SessionEvent.ReplyReceived received(int step, Reply reply, int from, int to) {
    return new SessionEvent.ReplyReceived(
        step, reply.text(), from, to, reply.tokens(), reply.nanos());
  }

  private String prompt(SessionState state, OptionalInt parent) {
    Optional<Version> from =
        parent.isPresent()
            ? Optional.of(state.versions().get(parent.getAsInt()))
            : Optional.empty();
    return template.fill(
        new PromptTemplate.Content(
            language.name(),
            language.id(),
            problem.statement(),
            from.map(Version::code).orElse(""),
            from.map(Performance::of).orElseGet(Performance::none)));
  }
}
