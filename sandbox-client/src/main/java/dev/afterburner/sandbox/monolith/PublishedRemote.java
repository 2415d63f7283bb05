// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.monolith;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.LiveCurve;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.SandboxException.Kind;
import dev.afterburner.sandbox.language.Build;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import okhttp3.Call;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A published Monolith. A request is sent again only where the server surely did not take it: it
 * was not reached, or it said that its queue is full.
 */
final class PublishedRemote implements Remote {

  private static final double MOST_SECONDS = 120;

  /** Beside the program's own time: the queue, a container, a compiler. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final int CONNECTING_ATTEMPTS = 4;
  private static final int QUEUE_ATTEMPTS = 60;

  private final Wire wire;
  private final boolean asynchronous;
  private final PublishedAnswer answers;

  PublishedRemote(Wire wire, boolean asynchronous) {
    this.wire = wire;
    this.asynchronous = asynchronous;
    this.answers = new PublishedAnswer(wire.base().toString());
  }

  @Override
  public Run run(Execution execution, RunObserver observer, Cancellation cancellation)
      throws SandboxException {
    Program.Source program = (Program.Source) execution.program();
    if (!program.build().equals(Build.DEFAULT) || !program.arguments().isEmpty()) {
      throw new SandboxException(
          Kind.FAILED,
          "the server at "
              + wire.base()
              + " builds and starts programs in its own way: it takes no options, no standard, no"
              + " packages and no arguments; leave them out, or choose another sandbox");
    }
    double seconds = Math.min(MOST_SECONDS, execution.limits().wall().toNanos() / 1e9);
    String request = request(execution, seconds);
    observer.started(new NoCurve());
    Wire.Answer answer = send(request, cancellation);
    if (cancellation.isCancelled()) {
      return Run.unmeasured(new Outcome.Cancelled(), 0, Bytes.EMPTY);
    }
    if (answer.status() != 200) {
      throw wire.refused(answer);
    }
    JsonNode result =
        asynchronous
            ? follow(answer.json().path("task_id").asString(""), seconds, cancellation)
            : answer.json();
    try {
      return cancellation.isCancelled()
          ? Run.unmeasured(new Outcome.Cancelled(), 0, Bytes.EMPTY)
          : answers.run(result, Math.round(seconds * 1e9));
    } catch (IllegalArgumentException | JacksonException e) {
      throw wire.unreadable(e);
    }
  }

  private String request(Execution execution, double seconds) {
    Program.Source source = (Program.Source) execution.program();
    ObjectNode request =
        wire.mapper()
            .createObjectNode()
            .put("code", source.code())
            .put("language", source.language().id())
            .put(asynchronous ? "run_memory_profile" : "run_profiling", true)
            .put("stdin", execution.stdin().text());
    request.putArray("libraries");
    if (seconds == Math.rint(seconds)) {
      request.put("timeout", (long) seconds);
    } else {
      request.put("timeout", seconds);
    }
    return request.toString();
  }

  private Wire.Answer send(String request, Cancellation cancellation) throws SandboxException {
    for (int attempt = 0; ; attempt++) {
      Call call = wire.call("POST", "execute", request, PATIENCE);
      try (Cancellation.Registration _ = cancellation.onCancel(call::cancel)) {
        Wire.Answer answer = wire.answer(call);
        if (answer.status() != 503 || attempt >= QUEUE_ATTEMPTS) {
          return answer;
        }
      } catch (ConnectException | UnknownHostException e) {
        if (attempt >= CONNECTING_ATTEMPTS && !cancellation.isCancelled()) {
          throw wire.unreachable(e);
        }
      } catch (IOException e) {
        if (!cancellation.isCancelled()) {
          throw wire.broken(e);
        }
      }
      if (!wire.pause(attempt, cancellation)) {
        return new Wire.Answer(0, wire.mapper().missingNode());
      }
    }
  }

  /**
   * Asks for a result until it is there. The original does not know a task by its id before a
   * worker has taken it up, so not knowing it is no answer for a while.
   */
  private JsonNode follow(String id, double seconds, Cancellation cancellation)
      throws SandboxException {
    long deadline = System.nanoTime() + PATIENCE.toNanos() + Math.round(seconds * 1e9);
    for (int attempt = 0; System.nanoTime() < deadline; attempt++) {
      if (!wire.pause(Math.min(attempt, 2), cancellation)) {
        return wire.mapper().missingNode();
      }
      Call call = wire.call("GET", "results/" + id, null, PATIENCE);
      try (Cancellation.Registration _ = cancellation.onCancel(call::cancel)) {
        Wire.Answer answer = wire.answer(call);
        boolean waiting =
            answer.status() == 404
                || answer.json().path("status").asString("").equals("processing");
        if (!waiting) {
          if (answer.status() != 200) {
            throw wire.refused(answer);
          }
          return answer.json();
        }
      } catch (IOException e) {
        if (!cancellation.isCancelled()) {
          // A result is given once: it may have been lost on its way.
          throw wire.broken(e);
        }
      }
    }
    throw new SandboxException(
        Kind.FAILED,
        "the server at "
            + wire.base()
            + " took a program and gave no result within "
            + PATIENCE.toMinutes()
            + " minutes beyond its time limit; look at the server");
  }

  /** The server tells nothing before the end. */
  private record NoCurve() implements LiveCurve {
    @Override
    public int size() {
      return 0;
    }

    @Override
    public int copy(int from, long[] atNanos, long[] residentBytes) {
      return 0;
    }
  }
}
