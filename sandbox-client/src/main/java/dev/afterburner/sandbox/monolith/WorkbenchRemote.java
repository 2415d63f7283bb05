// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.monolith;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.SandboxException.Kind;
import dev.afterburner.sandbox.http.EventStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.UUID;
import okhttp3.Call;
import okhttp3.Response;
import tools.jackson.core.JacksonException;
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
  private static final long SPARE_SAMPLES = 100_000;

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
    Reception reception = new Reception(observer, most(execution));
    boolean sent = false;
    int failures = 0;
    for (int attempt = 0; !cancellation.isCancelled(); attempt++) {
      Call call = wire.call("POST", "runs", runs.request(id, execution, sent), SILENCE);
      try (Cancellation.Registration _ = cancellation.onCancel(call::cancel);
          Response response = call.execute()) {
        if (response.code() == 200) {
          sent = true;
          return reception.read(wire.events(response));
        } else {
          Wire.Answer answer = wire.answer(response);
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
        failures = reception.wasTold() ? 0 : failures;
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

  /** How many samples the run can have, with some to spare. */
  private static long most(Execution execution) {
    double seconds = execution.limits().wall().toNanos() / 1e9;
    return (long) (SPARE_SAMPLES + 2 * execution.sampleRateHz() * seconds);
  }

  /** What arrives of one run, over one connection or several. */
  private final class Reception {

    private final RunObserver observer;
    private final long mostSamples;
    private final ArrivingCurve live = new ArrivingCurve();
    private ArrivingCurve whole = new ArrivingCurve();
    private boolean told;
    private boolean compiling;
    private boolean started;

    Reception(RunObserver observer, long mostSamples) {
      this.observer = observer;
      this.mostSamples = mostSamples;
    }

    /** Whether the last connection told anything. */
    boolean wasTold() {
      return told;
    }

    /** Reads to the run's end; an end of the connection before it is a fault. */
    Run read(EventStream events) throws IOException, SandboxException {
      whole = new ArrivingCurve();
      told = false;
      while (true) {
        EventStream.Event event =
            events.next().orElseThrow(() -> new IOException("the stream ended before the run"));
        told = true;
        try {
          String type = event.type() == null ? "" : event.type();
          if (type.equals("finished")) {
            return runs.run(event.data(), whole.times(), whole.values());
          }
          take(type, event.data());
        } catch (IllegalArgumentException | ArithmeticException | JacksonException e) {
          throw wire.unreadable(e);
        }
      }
    }

    private void take(String type, String data) throws SandboxException {
      switch (type) {
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
        case "failed" -> throw failed(runs.tree(data));
        default -> {} // of a later version
      }
    }

    private void add(ArrivingCurve curve, JsonNode samples) {
      JsonNode at = samples.path("at");
      JsonNode resident = samples.path("resident");
      if (curve.size() + (long) at.size() > mostSamples) {
        throw new IllegalArgumentException("more samples than the run can have");
      }
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
  }
}
