// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.monolith;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.SamplingReport;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.SandboxException.Kind;
import dev.afterburner.sandbox.curve.MemoryCurve;
import java.util.Arrays;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * Makes a run of Monolith's answer. What it does not tell is not guessed: there is no exit code, so
 * every program that ended counts as completed and shows by its output; there is no CPU time, which
 * is 0; the curve is the log, and time zero is its first sample.
 *
 * @param server its address, for messages
 */
record PublishedAnswer(String server) {

  /**
   * The run.
   *
   * @param answer of a synchronous server, or result of an asynchronous one
   * @param limitNanos wall time that was asked for, ns
   * @throws SandboxException where the server could not run it, or a field is missing
   */
  Run run(JsonNode answer, long limitNanos) throws SandboxException {
    String status = answer.path("status").asString("");
    String error =
        answer.path("error").asString(answer.path("output_dict").path("error").asString(""));
    if (status.equals("timeout")
        || (status.equals("error") && error.toLowerCase(Locale.ROOT).contains("timed out"))) {
      return Run.unmeasured(
          new Outcome.Killed(Outcome.Limit.WALL_TIME, limitNanos), limitNanos, Bytes.EMPTY);
    }
    if (!status.equals("success") && !status.equals("done")) {
      throw new SandboxException(
          Kind.FAILED,
          "the server at "
              + server
              + " could not run the program: "
              + (error.isEmpty() ? "it does not say why" : error));
    }
    JsonNode output = field(answer, "output_dict");
    MemoryCurve curve = curve(field(output, "log"));
    long peak = Math.round(number(output, "peak_memory") * 1024);
    long wall = Math.round(number(output, "duration") * 1e6);
    return new Run(
        new Outcome.Completed(),
        wall,
        0,
        0,
        peak,
        curve,
        sampling(curve),
        text(output, "stdout"),
        text(output, "stderr"),
        0,
        -1);
  }

  private MemoryCurve curve(JsonNode log) throws SandboxException {
    ArrivingCurve samples = new ArrivingCurve();
    long first = 0;
    boolean any = false;
    for (JsonNode sample : log) {
      if (!sample.isArray() || sample.size() != 2 || !sample.get(0).isNumber()) {
        throw new SandboxException(
            Kind.FAILED,
            "the server at "
                + server
                + " gave a log that is not a list of [time in ns, memory in kB]; is it a Monolith?");
      }
      long at = sample.get(0).asLong();
      first = any ? first : at;
      any = true;
      samples.add(at - first, sample.get(1).asLong() * 1024);
    }
    long[] times = samples.times();
    return MemoryCurve.of(times, samples.values(), times.length == 0 ? 0 : times[times.length - 1]);
  }

  private static SamplingReport sampling(MemoryCurve curve) {
    int n = curve.size();
    if (n < 2) {
      return new SamplingReport(n, 0, 0, 0, 0);
    }
    long[] gaps = new long[n - 1];
    for (int i = 1; i < n; i++) {
      gaps[i - 1] = curve.atNanos(i) - curve.atNanos(i - 1);
    }
    Arrays.sort(gaps);
    return new SamplingReport(
        n,
        (n - 1) * 1e9 / (curve.atNanos(n - 1) - curve.atNanos(0)),
        gaps[Math.min(gaps.length - 1, (int) Math.ceil(0.99 * gaps.length) - 1)],
        gaps[gaps.length - 1],
        0);
  }

  private JsonNode field(JsonNode json, String name) throws SandboxException {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      throw missing(name);
    }
    return value;
  }

  private double number(JsonNode json, String name) throws SandboxException {
    JsonNode value = field(json, name);
    if (!value.isNumber()) {
      throw missing(name);
    }
    return value.asDouble();
  }

  private SandboxException missing(String name) {
    return new SandboxException(
        Kind.FAILED,
        "the server at "
            + server
            + " ran the program and left out the field \""
            + name
            + "\" of its answer, so its figures can't be told; it may be older than the protocol, or"
            + " run without profiling");
  }

  private static Bytes text(JsonNode output, String field) {
    return Bytes.utf8(output.path(field).asString(""));
  }
}
