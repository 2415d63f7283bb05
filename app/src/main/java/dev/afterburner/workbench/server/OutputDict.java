// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.server;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.curve.MemoryCurve;
import dev.afterburner.sandbox.curve.MonolithFigures;
import java.time.Instant;
import tools.jackson.core.JsonGenerator;

/**
 * Monolith's {@code output_dict}, and the figures that it has no fields for. Written as a stream: a
 * curve of a minute has 750,000 samples.
 *
 * @param faithful whether samples are thinned to the original's rate
 */
record OutputDict(boolean faithful) {

  private static final int SIGNAL_EXIT = 128;

  /** The dictionary of a run that ended by itself, failed, or did not compile. */
  void write(JsonGenerator json, ExecuteRequest request, Run run, Instant startedAt) {
    json.writeStartObject();
    text(json, "stdout", run.stdout());
    text(json, "stderr", stderr(run));
    if (request.profiling()) {
      profile(json, run.curve(), startedAt);
    } else {
      json.writeNumberProperty("duration", 0);
      json.writeNumberProperty("peak_memory", 0);
      json.writeNumberProperty("integral", 0);
      json.writeName("log");
      json.writeStartArray();
      json.writeEndArray();
      json.writeName("time_v");
      timeV(json, request.program(), run);
    }
    json.writeEndObject();
  }

  private void profile(JsonGenerator json, MemoryCurve curve, Instant startedAt) {
    double rate = faithful ? MonolithFigures.ORIGINAL_RATE_HZ : Double.POSITIVE_INFINITY;
    MonolithFigures figures = MonolithFigures.of(curve, rate);
    json.writeNumberProperty("duration", figures.durationMillis());
    json.writeNumberProperty("peak_memory", figures.peakKilobytes());
    json.writeNumberProperty("integral", (long) figures.integral());
    json.writeName("log");
    json.writeStartArray();
    long start = startedAt.getEpochSecond() * 1_000_000_000 + startedAt.getNano();
    MonolithFigures.thinned(
        curve,
        rate,
        i -> {
          json.writeStartArray();
          json.writeNumber(start + curve.atNanos(i));
          json.writeNumber(curve.residentBytes(i) / 1024);
          json.writeEndArray();
        });
    json.writeEndArray();
  }

  /**
   * The words of GNU time that the original keeps, as far as the kernel's accounting knows them.
   */
  private static void timeV(JsonGenerator json, Program.Source program, Run run) {
    double wall = run.wallNanos() / 1e9;
    json.writeStartObject();
    json.writeStringProperty("command", program.language().sourceName());
    json.writeNumberProperty("user_time", hundredths(run.userNanos()));
    json.writeNumberProperty("system_time", hundredths(run.systemNanos()));
    json.writeNumberProperty(
        "cpu_percent", wall == 0 ? 0 : Math.round(run.cpuNanos() / 1e7 / wall));
    json.writeNumberProperty("elapsed_time_seconds", hundredths(run.wallNanos()));
    json.writeNumberProperty("max_resident_set_kb", run.peakBytes() / 1024);
    json.writeNumberProperty("exit_status", exitStatus(run.outcome()));
    json.writeEndObject();
  }

  private static double hundredths(long nanos) {
    return Math.round(nanos / 1e7) / 100.0;
  }

  private static int exitStatus(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Completed _ -> 0;
      case Outcome.RuntimeError(int code, int signal) -> signal > 0 ? SIGNAL_EXIT + signal : code;
      default -> 1;
    };
  }

  /** A compiler's words are the answer's standard error, as with the original. */
  private static Bytes stderr(Run run) {
    return run.outcome() instanceof Outcome.CompileFailed(String diagnostics)
        ? Bytes.utf8(diagnostics)
        : run.stderr();
  }

  private static void text(JsonGenerator json, String field, Bytes bytes) {
    if (bytes.size() == 0) {
      json.writeNullProperty(field);
    } else {
      json.writeStringProperty(field, bytes.text());
    }
  }
}
