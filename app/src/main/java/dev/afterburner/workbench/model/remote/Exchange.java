package dev.afterburner.workbench.model.remote;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.model.ModelException.Kind;
import dev.afterburner.workbench.model.ModelRequest;
import dev.afterburner.workbench.model.Reply;
import dev.afterburner.workbench.model.ReplyListener;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import okhttp3.sse.EventSources;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One try: sends a request, reads the stream. */
final class Exchange {

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
    Call call = client.newCall(dialect.ask(request, without));
    Draft draft = new Draft(listener, System.nanoTime());
    try (Watch watch = new Watch(call, patience);
        Cancellation.Registration _ = cancellation.onCancel(call::cancel)) {
      try (Response response = call.execute()) {
        watch.seen();
        if (!response.isSuccessful()) {
          throw answers.status(response, head(response));
        }
        String type = String.valueOf(response.header("Content-Type")).toLowerCase(Locale.ROOT);
        if (type.startsWith("text/event-stream")) {
          return stream(request, response, call, watch, draft);
        }
        return whole(type, response, draft);
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
        return Json.read(response.body().string()).orElseThrow(() -> notJson("something else"));
      } catch (IOException e) {
        throw noAnswer(watch, e);
      }
    }
  }

  private Fault noAnswer(Watch watch, IOException e) {
    return watch.finding() == Watch.Finding.NOTHING
        ? answers.unreachable(e)
        : new Fault(
            Fault.Rule.BROKEN, Kind.BROKEN, dialect.server() + " said nothing for " + words(watch));
  }

  private Reply whole(String type, Response response, Draft draft) throws IOException, Fault {
    if (!type.contains("json")) {
      throw notJson(type);
    }
    JsonNode node = Json.read(response.body().string()).orElseThrow(() -> notJson(type));
    dialect.whole(node, draft);
    return draft.reply();
  }

  private Fault notJson(String type) {
    return new Fault(
        Fault.Rule.REFUSED,
        Kind.NOT_A_CHAT_MODEL,
        dialect.server()
            + " answers with "
            + type
            + ", not with a chat completion; is the address right? It often ends in /v1");
  }

  private static String head(Response response) throws IOException {
    return response.peekBody(BODY_KEPT).string();
  }

  private Reply stream(ModelRequest request, Response response, Call call, Watch watch, Draft draft)
      throws Fault {
    Stream stream = new Stream(request, call, watch, draft);
    EventSources.processResponse(response, stream);
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
    if (draft.ended() && stream.failure == null) {
      return draft.reply();
    }
    throw new Fault(
        Fault.Rule.BROKEN, Kind.BROKEN, "The reply of " + dialect.server() + " broke off");
  }

  private static String words(Watch watch) {
    long seconds = watch.limit().toSeconds();
    return seconds >= 1 ? seconds + " s" : watch.limit().toMillis() + " ms";
  }

  /** Hears the events of a stream; ends the call where it has heard enough. */
  private final class Stream extends EventSourceListener {

    private final Call call;
    private final Watch watch;
    private final Draft draft;
    private final long mostCharacters;
    private final long mostEvents;
    private @Nullable Fault fault;
    private @Nullable Throwable failure;
    private boolean endless;

    Stream(ModelRequest request, Call call, Watch watch, Draft draft) {
      this.call = call;
      this.watch = watch;
      this.draft = draft;
      this.mostCharacters =
          LEAST_CHARACTERS + (long) CHARACTERS_A_TOKEN * request.sampling().maxTokens();
      this.mostEvents = mostCharacters;
    }

    @Override
    public void onEvent(
        EventSource source, @Nullable String id, @Nullable String type, String data) {
      if (fault != null || endless || draft.closed()) {
        return;
      }
      watch.seen();
      if (data.strip().equals("[DONE]")) {
        draft.close();
        call.cancel();
        return;
      }
      try {
        Optional<JsonNode> node = Json.read(data);
        if (node.isEmpty()) {
          throw new Fault(
              Fault.Rule.BROKEN,
              Kind.BROKEN,
              dialect.server() + " sent an event that is not JSON: " + Json.message(data));
        }
        dialect.event(type, node.get(), draft);
        endless = draft.length() > mostCharacters || draft.count() > mostEvents;
      } catch (Fault f) {
        fault = f;
      }
      if (fault != null || endless || draft.closed()) {
        call.cancel();
      }
    }

    @Override
    public void onFailure(EventSource source, @Nullable Throwable t, @Nullable Response response) {
      failure = t;
    }
  }
}
