package dev.afterburner.sandbox.monolith;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.SandboxException.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.UUID;
import okhttp3.Call;
import okhttp3.Response;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import okhttp3.sse.EventSources;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Another workbench. A run has an id of this client's making, so a connection that breaks is made
 * again to the same run, and the program is never begun a second time.
 */
final class WorkbenchRemote implements Remote {

  /** The server sends something at least every second. */
  private static final Duration SILENCE = Duration.ofSeconds(15);

  private static final int ATTEMPTS = 6;
  private static final int QUEUE_ATTEMPTS = 60;

  private final Wire wire;
  private final RunWire runs;

  WorkbenchRemote(Wire wire) {
    this.wire = wire;
    this.runs = new RunWire(wire.mapper());
  }

  @Override
  public Run run(Execution execution, RunObserver observer, Cancellation cancellation)
      throws SandboxException {
    String id = UUID.randomUUID().toString();
    Reception reception = new Reception(observer);
    boolean sent = false;
    int failures = 0;
    for (int attempt = 0; !cancellation.isCancelled(); attempt++) {
      Call call = wire.call("POST", "runs", runs.request(id, execution, sent), SILENCE);
      try (Cancellation.Registration _ = cancellation.onCancel(call::cancel);
          Response response = call.execute()) {
        if (response.code() == 200) {
          sent = true;
          failures = 0;
          EventSources.processResponse(response, reception.begin());
          Run run = reception.end();
          if (run != null) {
            return run;
          }
        } else {
          Wire.Answer answer =
              new Wire.Answer(response.code(), runs.tree(response.body().string()));
          if (sent && answer.status() == 404) {
            throw lost();
          }
          if (answer.status() != 503 || attempt >= QUEUE_ATTEMPTS) {
            throw wire.refused(answer);
          }
        }
      } catch (ConnectException | UnknownHostException e) {
        if (++failures >= ATTEMPTS && !cancellation.isCancelled()) {
          throw sent ? wire.broken(e) : wire.unreachable(e);
        }
      } catch (IOException e) {
        sent = true; // perhaps: from now on only that run is asked for
        if (++failures >= ATTEMPTS && !cancellation.isCancelled()) {
          throw wire.broken(e);
        }
      }
      wire.pause(failures, cancellation);
    }
    stop(id);
    return Run.unmeasured(new Outcome.Cancelled(), 0, Bytes.EMPTY);
  }

  private SandboxException lost() {
    return new SandboxException(
        Kind.FAILED,
        "the connection to "
            + wire.base()
            + " broke, and the server does not know the run any more; whether the program ran there"
            + " is not known, and it was not begun again");
  }

  private void stop(String id) {
    wire.call("DELETE", "runs/" + id, null, SILENCE)
        .enqueue(
            new okhttp3.Callback() {
              @Override
              public void onFailure(Call call, IOException e) {
                // The server ends the run by itself once nobody listens.
              }

              @Override
              public void onResponse(Call call, Response response) {
                response.close();
              }
            });
  }

  /** What arrives of one run, over one connection or several. */
  private final class Reception extends EventSourceListener {

    private final RunObserver observer;
    private final ArrivingCurve live = new ArrivingCurve();
    private ArrivingCurve whole = new ArrivingCurve();
    private boolean compiling;
    private boolean started;
    private @Nullable Run run;
    private @Nullable SandboxException failure;
    private @Nullable IOException broken;

    Reception(RunObserver observer) {
      this.observer = observer;
    }

    Reception begin() {
      whole = new ArrivingCurve();
      broken = null;
      return this;
    }

    /** The run; null where the connection broke before its end. */
    @Nullable Run end() throws SandboxException, IOException {
      if (failure != null) {
        throw failure;
      }
      if (run == null && broken != null) {
        throw broken;
      }
      return run;
    }

    @Override
    public void onEvent(
        EventSource source, @Nullable String id, @Nullable String type, String data) {
      try {
        switch (type == null ? "" : type) {
          case "preparing" -> observer.preparing(runs.tree(data).path("what").asString(""));
          case "compiling" -> {
            if (!compiling) {
              compiling = true;
              observer.compiling();
            }
          }
          case "started" -> {
            if (!started) {
              started = true;
              observer.started(live);
            }
          }
          case "samples" -> add(live, runs.tree(data));
          case "curve" -> add(whole, runs.tree(data));
          case "finished" -> run = runs.run(data, whole.times(), whole.values());
          case "failed" -> failure = failed(runs.tree(data));
          default -> {} // of a later version
        }
      } catch (IllegalArgumentException e) {
        failure =
            new SandboxException(
                Kind.FAILED,
                "the server at "
                    + wire.base()
                    + " sent what this version can't read ("
                    + e.getMessage()
                    + "); use the same version at both ends",
                e);
      }
    }

    private static void add(ArrivingCurve curve, JsonNode samples) {
      JsonNode at = samples.path("at");
      JsonNode resident = samples.path("resident");
      for (int i = 0; i < at.size(); i++) {
        curve.add(at.get(i).asLong(), resident.path(i).asLong());
      }
    }

    private static SandboxException failed(JsonNode json) {
      Kind kind = Kind.FAILED;
      for (Kind one : Kind.values()) {
        kind = one.name().equals(json.path("kind").asString("")) ? one : kind;
      }
      return new SandboxException(
          kind, json.path("message").asString("the server's sandbox failed"));
    }

    @Override
    public void onFailure(
        EventSource source, @Nullable Throwable problem, @Nullable Response response) {
      broken = problem instanceof IOException e ? e : new IOException("the stream ended", problem);
    }
  }
}
