// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model.remote;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.http.EventStream;
import dev.afterburner.workbench.model.ModelException.Kind;
import dev.afterburner.workbench.model.ModelRequest;
import dev.afterburner.workbench.model.Reply;
import dev.afterburner.workbench.model.ReplyListener;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One try: sends a request, reads the stream. */
final class Exchange {

  /** A hundred times the largest event that was seen: a whole reply in one. */
  private static final int MOST_EVENT_BYTES = 1 << 20;

  /** A reply of so many characters a token asked for is not one any more. */
  private static final int CHARACTERS_A_TOKEN = 16;

  private static final int LEAST_CHARACTERS = 65_536;
  private static final int BODY_KEPT = 65_536;

  private final OkHttpClient client;
  private final Dialect dialect;
  private final Answers answers;
  private final Patience patience;

  Exchange(OkHttpClient client, Dialect dialect, Answers answers, Patience patience) {
    this.client = client;
    this.dialect = dialect;
    this.answers = answers;
    this.patience = patience;
  }

  Reply reply(
      ModelRequest request, Set<String> without, ReplyListener listener, Cancellation cancellation)
      throws Fault {
    ObjectNode sent = dialect.body(request, without);
    Call call = client.newCall(dialect.ask(sent));
    Draft draft = new Draft(listener, System.nanoTime(), dialect.sampling(request, sent));
    try (Watch watch = new Watch(call, patience);
        Cancellation.Registration _ = cancellation.onCancel(call::cancel)) {
      try (Response response = call.execute()) {
        if (!response.isSuccessful()) {
          throw answers.status(response, head(response));
        }
        Body body = new Body(response);
        return body.isStream() ? stream(request, body, call, watch, draft) : whole(body, draft);
      } catch (IOException e) {
        throw noAnswer(watch, e);
      }
    }
  }

  /** The body of an answer to a plain question. */
  JsonNode plain(okhttp3.Request request, Cancellation cancellation) throws Fault {
    Call call = client.newCall(request);
    try (Watch watch = new Watch(call, patience);
        Cancellation.Registration _ = cancellation.onCancel(call::cancel)) {
      try (Response response = call.execute()) {
        if (!response.isSuccessful()) {
          throw answers.status(response, head(response));
        }
        return json(new Body(response), "a list of models");
      } catch (IOException e) {
        throw noAnswer(watch, e);
      }
    }
  }

  private Fault noAnswer(Watch watch, IOException e) {
    if (e instanceof EventStream.TooLarge large) {
      return answers.tooLarge(large);
    }
    return watch.finding() == Watch.Finding.NOTHING
        ? answers.unreachable(e)
        : new Fault(
            Fault.Rule.BROKEN, Kind.BROKEN, dialect.server() + " said nothing for " + words(watch));
  }

  private Reply whole(Body body, Draft draft) throws IOException, Fault {
    dialect.whole(json(body, "a chat completion"), draft);
    return draft.reply();
  }

  private JsonNode json(Body body, String wanted) throws IOException, Fault {
    String text = body.text();
    Optional<JsonNode> node = Json.read(text);
    if (node.isEmpty()) {
      throw new Fault(
          Fault.Rule.REFUSED,
          Kind.NOT_A_CHAT_MODEL,
          dialect.server()
              + " does not answer with "
              + wanted
              + " but with "
              + body.words(text)
              + dialect.isAddressRight());
    }
    return node.get();
  }

  private static String head(Response response) throws IOException {
    return response.peekBody(BODY_KEPT).string();
  }

  private Reply stream(ModelRequest request, Body body, Call call, Watch watch, Draft draft)
      throws Fault {
    Stream stream = new Stream(request, watch, draft);
    IOException failure = stream.read(new EventStream(body.stream(), MOST_EVENT_BYTES));
    // Nothing more is wanted of it.
    call.cancel();
    Fault fault = stream.fault;
    if (stream.endless || watch.finding() == Watch.Finding.ENDLESS) {
      return draft.reply(Reply.Ending.ENDLESS);
    }
    if (draft.closed()) {
      return draft.reply();
    }
    if (fault != null) {
      throw fault;
    }
    if (watch.finding() == Watch.Finding.SILENT) {
      throw new Fault(
          Fault.Rule.BROKEN,
          Kind.BROKEN,
          dialect.server() + " went silent within the reply, for " + words(watch));
    }
    if (failure instanceof EventStream.TooLarge large) {
      throw answers.tooLarge(large);
    }
    if (draft.ended() && failure == null) {
      return draft.reply();
    }
    throw new Fault(
        Fault.Rule.BROKEN, Kind.BROKEN, "The reply of " + dialect.server() + " broke off");
  }

  private static String words(Watch watch) {
    long seconds = watch.limit().toSeconds();
    return seconds >= 1 ? seconds + " s" : watch.limit().toMillis() + " ms";
  }

  /** Takes the events of a stream until it has heard enough. */
  private final class Stream {

    private final Watch watch;
    private final Draft draft;
    private final long mostCharacters;
    private final long mostEvents;
    private @Nullable Fault fault;
    private boolean endless;

    Stream(ModelRequest request, Watch watch, Draft draft) {
      this.watch = watch;
      this.draft = draft;
      this.mostCharacters =
          LEAST_CHARACTERS + (long) CHARACTERS_A_TOKEN * request.sampling().maxTokens();
      this.mostEvents = mostCharacters;
    }

    /** Reads; gives what cut it off, null for nothing. */
    @Nullable IOException read(EventStream events) {
      try {
        while (fault == null && !endless && !draft.closed()) {
          Optional<EventStream.Event> event = events.next();
          if (event.isEmpty()) {
            return null;
          }
          take(event.get());
        }
        return null;
      } catch (IOException e) {
        return e;
      }
    }

    private void take(EventStream.Event event) {
      watch.seen();
      if (event.data().strip().equals("[DONE]")) {
        draft.close();
        return;
      }
      try {
        Optional<JsonNode> node = Json.read(event.data());
        if (node.isEmpty()) {
          throw new Fault(
              Fault.Rule.BROKEN,
              Kind.BROKEN,
              dialect.server() + " sent an event that is not JSON: " + Json.message(event.data()));
        }
        dialect.event(event.type(), node.get(), draft);
        endless = draft.length() > mostCharacters || draft.count() > mostEvents;
      } catch (Fault f) {
        fault = f;
      }
    }
  }
}
