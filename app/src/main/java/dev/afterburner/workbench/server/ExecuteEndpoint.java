// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.server;

import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.language.Languages;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Monolith's {@code POST /execute} and what belongs to it. Synchronous and asynchronous requests go
 * to the same path of the published servers: here the spelling of the profiling flag tells which is
 * meant, and the prefixes {@code /sync} and {@code /async} say it outright.
 */
final class ExecuteEndpoint {

  private static final String TIMED_OUT = "'Timed Out'";

  private final Languages languages;
  private final Sandbox sandbox;
  private final Workers workers;
  private final Departures departures;
  private final Results results;
  private final Metrics metrics;
  private final OutputDict outputs;
  private final JsonMapper mapper;
  private final InstantSource clock;

  ExecuteEndpoint(
      Languages languages,
      Sandbox sandbox,
      Workers workers,
      Departures departures,
      Results results,
      Metrics metrics,
      OutputDict outputs,
      JsonMapper mapper,
      InstantSource clock) {
    this.languages = languages;
    this.sandbox = sandbox;
    this.workers = workers;
    this.departures = departures;
    this.results = results;
    this.metrics = metrics;
    this.outputs = outputs;
    this.mapper = mapper;
    this.clock = clock;
  }

  /** Answers by the flag in the body. */
  void execute(Call call) throws IOException, Refused, InterruptedException {
    JsonNode body = call.json();
    if (body.has(ExecuteRequest.ASYNCHRONOUS_FLAG) && !body.has(ExecuteRequest.SYNCHRONOUS_FLAG)) {
      later(call, body);
    } else {
      now(call, body);
    }
  }

  /** Answers when the program has ended. */
  void now(Call call) throws IOException, Refused, InterruptedException {
    now(call, call.json());
  }

  /** Answers at once; the result is to be fetched. */
  void later(Call call) throws IOException, Refused {
    later(call, call.json());
  }

  private void now(Call call, JsonNode body) throws IOException, Refused, InterruptedException {
    ExecuteRequest request = ExecuteRequest.of(body, languages);
    Task task = task(request);
    workers.offer(task);
    Task.End end;
    // Nobody else can ask for what a client waits for that has gone.
    try (Departures.Watch client = departures.watch(call.client(), () -> workers.withdraw(task))) {
      end = await(task);
      note(call, task, request, end);
      if (client.left()) {
        throw new IOException("the client left before its program ended");
      }
    }
    if (stopped(end)) {
      throw Refused.stopping();
    }
    try (OutputStream out = call.stream(200, "application/json");
        JsonGenerator json = mapper.createGenerator(out)) {
      synchronousAnswer(json, task, request, end);
    }
  }

  private static Task.End await(Task task) throws InterruptedException {
    try {
      return task.end().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a task never fails", e);
    } catch (InterruptedException e) {
      task.cancel();
      throw e;
    }
  }

  private void later(Call call, JsonNode body) throws IOException, Refused {
    ExecuteRequest request = ExecuteRequest.of(body, languages);
    Task task = task(request);
    BodyBudget.Share share = call.keepBody();
    task.onEnd(
        end -> {
          share.close();
          results.finished(task.id());
        });
    results.add(task, request);
    try {
      workers.offer(task);
    } catch (Refused e) {
      results.remove(task.id());
      share.close();
      throw e;
    }
    call.note("task_id", task.id().toString());
    call.note("language", request.program().language().id());
    call.answer(
        200,
        mapper
            .createObjectNode()
            .put("task_id", task.id().toString())
            .put("status", "processing")
            .putNull("error"));
  }

  private Task task(ExecuteRequest request) {
    Task task = new Task(request.execution(), sandbox, RunObserver.NONE, clock);
    task.onEnd(
        end ->
            metrics.run(
                request.program().language().id(),
                outcome(end),
                end.waitedNanos(),
                end.processNanos()));
    return task;
  }

  /** The word for how it ended. */
  static String outcome(Task.End end) {
    return switch (end.result()) {
      case Task.Result.Ran(Run run, var _) -> run.outcome().id();
      case Task.Result.Failed _ -> "sandbox_error";
      case Task.Result.Abandoned _ -> "cancelled";
    };
  }

  private static void note(Call call, Task task, ExecuteRequest request, Task.End end) {
    call.note("task_id", task.id().toString());
    call.note("language", request.program().language().id());
    call.note("worker", end.worker());
    call.note("outcome", outcome(end));
    call.note("waited_ms", end.waitedNanos() / 1_000_000);
  }

  /** Whether the server cut it off: else only a client that leaves does. */
  private static boolean stopped(Task.End end) {
    return end.result() instanceof Task.Result.Abandoned
        || (end.result() instanceof Task.Result.Ran ran
            && ran.run().outcome() instanceof Outcome.Cancelled);
  }

  private static boolean timedOut(Run run) {
    return run.outcome() instanceof Outcome.Killed(Outcome.Limit limit, long _)
        && limit == Outcome.Limit.WALL_TIME;
  }

  private void synchronousAnswer(
      JsonGenerator json, Task task, ExecuteRequest request, Task.End end) {
    json.writeStartObject();
    json.writeStringProperty("task_id", task.id().toString());
    switch (end.result()) {
      case Task.Result.Ran ran when timedOut(ran.run()) -> {
        json.writeStringProperty("status", "error");
        json.writeStringProperty("error", TIMED_OUT);
        json.writeNullProperty("output_dict");
        json.writePOJOProperty("workbench", Extras.of(end, ran.run(), request.libraries()));
      }
      case Task.Result.Ran ran -> {
        json.writeStringProperty("status", "success");
        json.writeNullProperty("error");
        json.writeName("output_dict");
        outputs.write(json, request, ran.run(), ran.startedAt());
        json.writePOJOProperty("workbench", Extras.of(end, ran.run(), request.libraries()));
      }
      case Task.Result.Failed(var why) -> {
        json.writeStringProperty("status", "error");
        json.writeStringProperty("error", String.valueOf(why.getMessage()));
        json.writeNullProperty("output_dict");
      }
      case Task.Result.Abandoned _ -> throw new IllegalStateException("answered before");
    }
    json.writeEndObject();
  }

  /** Monolith's {@code GET /results/<task_id>}: what has ended is given once. */
  void result(Call call, String id) throws IOException, Refused {
    Results.Entry entry = results.find(uuid(id));
    Task.End end = entry.task().end().getNow(null);
    if (end != null) {
      results.remove(entry.task().id());
    }
    try (OutputStream out = call.stream(200, "application/json");
        JsonGenerator json = mapper.createGenerator(out)) {
      asynchronousResult(json, entry, end);
    }
  }

  private static UUID uuid(String id) throws Refused {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw Results.notFound();
    }
  }

  private void asynchronousResult(JsonGenerator json, Results.Entry entry, Task.@Nullable End end) {
    Task task = entry.task();
    json.writeStartObject();
    json.writeStringProperty("task_id", task.id().toString());
    json.writePOJOProperty("input_dict", entry.request().input());
    if (task.worker() < 0) {
      json.writeNullProperty("worker_id");
    } else {
      json.writeNumberProperty("worker_id", task.worker());
    }
    Instant began = task.began();
    json.writeNumberProperty(
        "timestamp",
        BigDecimal.valueOf((began == null ? clock.instant() : began).toEpochMilli(), 3));
    if (end == null) {
      json.writeNullProperty("process_time");
      json.writeStringProperty("status", "processing");
      json.writeNullProperty("output_dict");
    } else {
      json.writeNumberProperty("process_time", end.processNanos() / 1e9);
      end(json, entry.request(), end);
    }
    json.writeEndObject();
  }

  private void end(JsonGenerator json, ExecuteRequest request, Task.End end) {
    switch (end.result()) {
      case Task.Result.Ran ran when timedOut(ran.run()) -> {
        json.writeStringProperty("status", "timeout");
        json.writePOJOProperty(
            "output_dict", mapper.createObjectNode().put("error", "Timeout reached."));
        json.writePOJOProperty("workbench", Extras.of(end, ran.run(), request.libraries()));
      }
      case Task.Result.Ran ran -> {
        json.writeStringProperty("status", "done");
        json.writeName("output_dict");
        outputs.write(json, request, ran.run(), ran.startedAt());
        json.writePOJOProperty("workbench", Extras.of(end, ran.run(), request.libraries()));
      }
      case Task.Result.Failed(var why) -> failed(json, String.valueOf(why.getMessage()));
      case Task.Result.Abandoned _ -> failed(json, Refused.stopping().message());
    }
  }

  private void failed(JsonGenerator json, String why) {
    json.writeStringProperty("status", "error");
    json.writePOJOProperty("output_dict", mapper.createObjectNode().put("error", why));
  }

  /** Forgets the oldest finished results until fewer than n are left. */
  void clean(Call call, String n) throws IOException, Refused {
    try {
      int kept = results.clean(Integer.parseInt(n));
      call.answer(
          200,
          mapper
              .createObjectNode()
              .put("status", "success")
              .put("current_result_cache_size", kept));
    } catch (NumberFormatException e) {
      throw new Refused(400, "How many results to keep must be a number, not " + n);
    }
  }
}
