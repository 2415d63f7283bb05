// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.run;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.model.ChatModel;
import dev.afterburner.workbench.model.DemoModel;
import dev.afterburner.workbench.model.ModelAddress;
import dev.afterburner.workbench.model.ModelException;
import dev.afterburner.workbench.model.ModelRequest;
import dev.afterburner.workbench.model.Models;
import dev.afterburner.workbench.model.Reply;
import dev.afterburner.workbench.model.ReplyListener;
import dev.afterburner.workbench.study.Digest;
import dev.afterburner.workbench.study.StudyException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The models of one line. At temperature 0 an identical request is answered once: the reply is kept
 * and given again. What can't fit into a model's context is a result, as a reply at its limit is.
 */
final class AnsweredOnce implements Models {

  private final Models models;
  private final CellStore store;
  private final Turns turns;
  private ModelException.@Nullable Kind fault;
  private boolean reused;
  private int paidPrompt;
  private int paidReply;

  AnsweredOnce(Models models, CellStore store, Turns turns) {
    this.models = models;
    this.store = store;
    this.turns = turns;
  }

  /** Forgets what came of the step before. */
  void begin() {
    fault = null;
    reused = false;
    paidPrompt = 0;
    paidReply = 0;
  }

  /** Why the last request got no reply; null where it did. */
  ModelException.@Nullable Kind fault() {
    return fault;
  }

  /** Whether a reply of this step was there already. */
  boolean reused() {
    return reused;
  }

  int paidPrompt() {
    return paidPrompt;
  }

  int paidReply() {
    return paidReply;
  }

  @Override
  public ChatModel named(String words) throws ModelException {
    ChatModel model = models.named(words);
    boolean here = ModelAddress.parse(words) instanceof ModelAddress.Gguf;
    return new ChatModel() {
      @Override
      public String name() {
        return model.name();
      }

      @Override
      public Reply ask(ModelRequest request, ReplyListener listener, Cancellation cancellation)
          throws ModelException {
        return answer(words, here, model, request, listener, cancellation);
      }
    };
  }

  private Reply answer(
      String words,
      boolean here,
      ChatModel model,
      ModelRequest request,
      ReplyListener listener,
      Cancellation cancellation)
      throws ModelException {
    Double temperature = request.sampling().temperature();
    boolean once = temperature != null && temperature == 0;
    String key = once ? key(words, request) : "";
    if (!once) {
      return paid(asked(here, model, request, listener, cancellation).counting(request));
    }
    ReentrantLock alone = turns.once(key);
    alone.lock();
    try {
      return kept(key, here, model, request, listener, cancellation);
    } finally {
      alone.unlock();
    }
  }

  private Reply kept(
      String key,
      boolean here,
      ChatModel model,
      ModelRequest request,
      ReplyListener listener,
      Cancellation cancellation)
      throws ModelException {
    Optional<Row.Answered> known = store.answer(key);
    if (known.isPresent()) {
      reused = true;
      Row.Answered a = known.get();
      return new Reply(
          a.text(),
          Reply.Ending.valueOf(a.ending()),
          a.promptTokens(),
          a.tokens(),
          a.firstNanos(),
          a.nanos());
    }
    Reply reply = paid(asked(here, model, request, listener, cancellation).counting(request));
    keep(key, reply);
    return reply;
  }

  private Reply paid(Reply reply) {
    paidPrompt += reply.promptTokens();
    paidReply += reply.tokens();
    return reply;
  }

  private Reply asked(
      boolean here,
      ChatModel model,
      ModelRequest request,
      ReplyListener listener,
      Cancellation cancellation)
      throws ModelException {
    if (here) {
      turns.takeMachine();
    } else {
      turns.takeRequest();
    }
    try {
      return model.ask(request, listener, cancellation);
    } catch (ModelException e) {
      if (e.kind() == ModelException.Kind.TOO_LONG) {
        return new Reply("", Reply.Ending.AT_LIMIT, 0, 0, 0, 0);
      }
      fault = e.kind();
      throw e;
    } finally {
      if (here) {
        turns.giveMachine();
      } else {
        turns.giveRequest();
      }
    }
  }

  private void keep(String key, Reply reply) throws ModelException {
    try {
      store.put(
          new Row.Answered(
              key,
              reply.text(),
              reply.ending().name(),
              reply.promptTokens(),
              reply.tokens(),
              reply.firstNanos(),
              reply.nanos()));
    } catch (StudyException e) {
      throw new ModelException(String.valueOf(e.getMessage()), e);
    }
  }

  /** The recorded replies do not go by the prompt but by problem and turn. */
  private static String key(String words, ModelRequest request) {
    String place =
        words.equals(DemoModel.ID)
            ? request.problem() + "/" + request.language() + "/" + request.turn()
            : "";
    return Digest.of(
        words,
        place,
        request.system(),
        request.prompt(),
        String.valueOf(request.sampling().topP()),
        Integer.toString(request.sampling().maxTokens()),
        request.sampling().extra().toString());
  }
}
