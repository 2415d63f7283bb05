// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.server;

import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.LiveCurve;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.curve.MemoryCurve;
import dev.afterburner.sandbox.monolith.RunWire;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /runs}: a run for another workbench, with its curve as server-sent events while it
 * grows. The client names the run; asking again for a name listens to the same run and never begins
 * it a second time. A run that nobody listens to for a while is ended.
 */
final class RunsEndpoint {

  private static final long LOOK_MILLIS = 20;
  private static final long HEARTBEAT_NANOS = 500_000_000;
  private static final int MOST_SAMPLES = 8_192;
  private static final int MOST_KEPT = 64;
  private static final Duration KEPT_UNHEARD = Duration.ofSeconds(10);

  private final MonolithServer.Workbench workbench;
  private final Workers workers;
  private final Metrics metrics;
  private final JsonMapper mapper;
  private final RunWire wire;
  private final Map<String, Remote> runs = new LinkedHashMap<>();

  RunsEndpoint(
      MonolithServer.Workbench workbench, Workers workers, Metrics metrics, JsonMapper mapper) {
    this.workbench = workbench;
    this.workers = workers;
    this.metrics = metrics;
    this.mapper = mapper;
    this.wire = new RunWire(mapper);
  }

  /** One run and who listens to it. */
  private static final class Remote implements RunObserver {
    private volatile String preparing = "";
    private volatile boolean compiling;
    private volatile @Nullable LiveCurve curve;
    private @Nullable Task task;
    private int listeners;
    private int departures;

    @Override
    public void preparing(String what) {
      preparing = what;
    }

    @Override
    public void compiling() {
      compiling = true;
    }

    @Override
    public void started(LiveCurve started) {
      curve = started;
    }

    Task task() {
      if (task == null) {
        throw new IllegalStateException("not begun");
      }
      return task;
    }
  }

  /** Begins a run, or listens to one that was begun under the same name. */
  void run(Call call) throws IOException, Refused, InterruptedException {
    JsonNode body = call.json();
    String id = body.path("id").asString("");
    if (!id.matches("[0-9a-zA-Z-]{8,64}")) {
      throw new Refused(400, "The field \"id\" must name the run: 8 to 64 letters and digits");
    }
    Remote remote = listen(id, body);
    call.note("run", id);
    try (OutputStream out = call.stream(200, "text/event-stream")) {
      tell(new Events(out), remote);
    } finally {
      leave(id, remote);
    }
  }

  private synchronized Remote listen(String id, JsonNode body) throws Refused {
    Remote known = runs.get(id);
    if (known != null) {
      known.listeners++;
      return known;
    }
    if (body.path("attach").asBoolean(false)) {
      throw new Refused(404, "There is no run of that name");
    }
    Execution execution;
    try {
      execution = wire.execution(body.toString(), workbench.languages());
    } catch (IllegalArgumentException e) {
      throw new Refused(400, String.valueOf(e.getMessage()));
    }
    RunCeiling.check(execution.limits());
    Program.Source program = (Program.Source) execution.program();
    String language = program.language().id();
    Remote remote = new Remote();
    Task task = new Task(execution, workbench.sandbox(), remote, workbench.clock());
    remote.task = task;
    remote.listeners = 1;
    task.onEnd(
        end ->
            metrics.run(
                language, ExecuteEndpoint.outcome(end), end.waitedNanos(), end.processNanos()));
    workers.offer(task);
    runs.put(id, remote);
    forget();
    return remote;
  }

  /** Of those that have ended only the youngest are kept, in case their listener comes back. */
  private void forget() {
    Iterator<Remote> oldest = runs.values().iterator();
    int surplus = runs.size() - MOST_KEPT;
    while (surplus > 0 && oldest.hasNext()) {
      Remote remote = oldest.next();
      if (remote.listeners == 0 && remote.task().end().isDone()) {
        oldest.remove();
        surplus--;
      }
    }
  }

  private synchronized void leave(String id, Remote remote) {
    remote.listeners--;
    int departure = ++remote.departures;
    if (remote.listeners == 0) {
      Thread.startVirtualThread(() -> endUnheard(id, remote, departure));
    }
  }

  private void endUnheard(String id, Remote remote, int departure) {
    try {
      Thread.sleep(KEPT_UNHEARD);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      if (remote.listeners == 0 && remote.departures == departure) {
        remote.task().cancel();
        runs.remove(id, remote);
      }
    }
  }

  /** Ends a run. */
  void stop(Call call, String id) throws IOException, Refused {
    Remote remote;
    synchronized (this) {
      remote = runs.get(id);
    }
    if (remote == null) {
      throw new Refused(404, "There is no run of that name");
    }
    remote.task().cancel();
    call.answer(200, mapper.createObjectNode().put("status", "cancelled"));
  }

  private void tell(Events events, Remote remote) throws IOException, InterruptedException {
    String preparing = "";
    boolean compiling = false;
    boolean started = false;
    int sent = 0;
    while (true) {
      Task.End end = end(remote.task());
      String now = remote.preparing;
      if (!now.equals(preparing)) {
        preparing = now;
        events.send("preparing", mapper.createObjectNode().put("what", now).toString());
      }
      if (remote.compiling && !compiling) {
        compiling = true;
        events.send("compiling", "{}");
      }
      LiveCurve curve = remote.curve;
      if (curve != null) {
        if (!started) {
          started = true;
          events.send("started", "{}");
        }
        sent = samples(events, curve, sent);
      }
      if (end != null) {
        result(events, end);
        return;
      }
      events.heartbeat();
    }
  }

  private static Task.@Nullable End end(Task task) throws InterruptedException {
    try {
      return task.end().get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return null;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a task never fails", e);
    }
  }

  private int samples(Events events, LiveCurve curve, int from) throws IOException {
    int sent = from;
    int size = curve.size();
    while (sent < size) {
      int n = Math.min(MOST_SAMPLES, size - sent);
      long[] at = new long[n];
      long[] resident = new long[n];
      int copied = curve.copy(sent, at, resident);
      events.send("samples", samples(at, resident, copied));
      sent += copied;
    }
    return sent;
  }

  private void result(Events events, Task.End end) throws IOException {
    switch (end.result()) {
      case Task.Result.Ran(Run run, var _)
          when run.outcome() instanceof Outcome.Cancelled && workers.isStopping() ->
          events.send("failed", failed("FAILED", Refused.stopping().message()));
      case Task.Result.Ran(Run run, var _) -> {
        curve(events, run.curve());
        events.send("finished", wire.text(run));
      }
      case Task.Result.Failed(var why) ->
          events.send("failed", failed(why.kind().name(), String.valueOf(why.getMessage())));
      case Task.Result.Abandoned _ ->
          events.send("failed", failed("FAILED", Refused.stopping().message()));
    }
  }

  private String failed(String kind, String message) {
    return mapper.createObjectNode().put("kind", kind).put("message", message).toString();
  }

  /** The whole curve once more: what is kept is what the sandbox says in the end. */
  private void curve(Events events, MemoryCurve curve) throws IOException {
    for (int from = 0; from < curve.size(); from += MOST_SAMPLES) {
      int n = Math.min(MOST_SAMPLES, curve.size() - from);
      long[] at = new long[n];
      long[] resident = new long[n];
      for (int i = 0; i < n; i++) {
        at[i] = curve.atNanos(from + i);
        resident[i] = curve.residentBytes(from + i);
      }
      events.send("curve", samples(at, resident, n));
    }
  }

  private String samples(long[] at, long[] resident, int n) {
    ObjectNode json = mapper.createObjectNode();
    ArrayNode times = json.putArray("at");
    ArrayNode values = json.putArray("resident");
    for (int i = 0; i < n; i++) {
      times.add(at[i]);
      values.add(resident[i]);
    }
    return json.toString();
  }

  /** Server-sent events (HTML Living Standard, section 9.2). */
  private static final class Events {
    private final OutputStream out;
    private long spoke = System.nanoTime();

    Events(OutputStream out) {
      this.out = out;
    }

    /** The data is one line of JSON. */
    void send(String type, String data) throws IOException {
      write("event: " + type + "\ndata: " + data + "\n\n");
    }

    /** So that the client sees that the server is there, and the server that the client is. */
    void heartbeat() throws IOException {
      if (System.nanoTime() - spoke > HEARTBEAT_NANOS) {
        write(": \n\n");
      }
    }

    private void write(String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
      spoke = System.nanoTime();
    }
  }
}
