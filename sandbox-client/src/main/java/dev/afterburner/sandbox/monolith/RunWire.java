// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.monolith;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Limits;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.SamplingReport;
import dev.afterburner.sandbox.curve.MemoryCurve;
import dev.afterburner.sandbox.language.Build;
import dev.afterburner.sandbox.language.Languages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Executions and runs as JSON, between two workbenches. Times are ns, memory is bytes, input and
 * output are base64. The curve travels apart.
 */
public final class RunWire {

  /** Characters of a program's arguments, and of its compiler's. */
  private static final int MOST_WORDS = 65_536;

  private final JsonMapper mapper;

  /**
   * A reader and writer.
   *
   * @param mapper must let texts be as long as a body may be
   */
  public RunWire(JsonMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * An execution.
   *
   * @param id names the run, so that asking again never runs it again
   * @param attach true to find that run and never begin one
   * @throws IllegalArgumentException where the program is a command of this machine
   */
  public String request(String id, Execution execution, boolean attach) {
    if (!(execution.program() instanceof Program.Source source)) {
      throw new IllegalArgumentException("a server runs source texts only");
    }
    if (!source.build().libraries().isEmpty()) {
      throw new IllegalArgumentException(
          "a server has its own packages; start it with those that programs need");
    }
    Limits limits = execution.limits();
    ObjectNode json = mapper.createObjectNode();
    List<String> flags = source.build().flags();
    if (flags != null) {
      ArrayNode words = json.putArray("flags");
      flags.forEach(words::add);
    }
    ArrayNode arguments = json.putArray("arguments");
    source.arguments().forEach(arguments::add);
    return json.put("standard", source.build().standard())
        .put("id", id)
        .put("attach", attach)
        .put("language", source.language().id())
        .put("code", source.code())
        .put("stdin", base64(execution.stdin()))
        .put("wall_nanos", limits.wall().toNanos())
        .put("cpu_nanos", limits.cpu().toNanos())
        .put("memory_bytes", limits.memoryBytes())
        .put("processes", limits.processes())
        .put("output_bytes", limits.outputBytes())
        .put("files_bytes", limits.filesBytes())
        .put("rate_hz", execution.sampleRateHz())
        .toString();
  }

  /**
   * The execution that a request asks for.
   *
   * @throws IllegalArgumentException where a field is missing or of another kind, or the language
   *     is not known
   */
  public Execution execution(String json, Languages languages) {
    JsonNode request = tree(json);
    String language = text(request, "language");
    return new Execution(
        new Program.Source(
            languages
                .byId(language)
                .orElseThrow(
                    () -> new IllegalArgumentException("language " + language + " is not known")),
            text(request, "code"),
            new Build(
                request.has("flags") ? texts(request, "flags") : null,
                word(request.path("standard")),
                List.of(),
                ""),
            texts(request, "arguments")),
        bytes(request, "stdin"),
        new Limits(
            Duration.ofNanos(number(request, "wall_nanos")),
            Duration.ofNanos(number(request, "cpu_nanos")),
            number(request, "memory_bytes"),
            count(request, "processes"),
            number(request, "output_bytes"),
            number(request, "files_bytes")),
        count(request, "rate_hz"));
  }

  /** A run, without its curve's samples. */
  public String text(Run run) {
    ObjectNode json =
        mapper
            .createObjectNode()
            .put("wall_nanos", run.wallNanos())
            .put("user_nanos", run.userNanos())
            .put("system_nanos", run.systemNanos())
            .put("high_water_bytes", run.highWaterBytes())
            .put("end_nanos", run.curve().endNanos())
            .put("stdout", base64(run.stdout()))
            .put("stderr", base64(run.stderr()))
            .put("orphans", run.orphans())
            .put("core", run.core())
            .put("outside_bytes", run.outsideBytes());
    SamplingReport sampling = run.sampling();
    json.putObject("sampling")
        .put("samples", sampling.samples())
        .put("rate_hz", Double.isFinite(sampling.rateHz()) ? sampling.rateHz() : 0)
        .put("gap_p99_nanos", sampling.gapP99Nanos())
        .put("gap_max_nanos", sampling.gapMaxNanos())
        .put("sampler_cpu_nanos", sampling.samplerCpuNanos());
    ObjectNode outcome = json.putObject("outcome").put("id", run.outcome().id());
    switch (run.outcome()) {
      case Outcome.Completed _, Outcome.Cancelled _ -> {}
      case Outcome.RuntimeError(int code, int signal) ->
          outcome.put("exit_code", code).put("signal", signal);
      case Outcome.Killed(Outcome.Limit limit, long at) ->
          outcome.put("limit", limit.name()).put("at_nanos", at);
      case Outcome.CompileFailed(String diagnostics) -> outcome.put("diagnostics", diagnostics);
    }
    return json.toString();
  }

  /**
   * The run of a text and its samples.
   *
   * @param atNanos times of the samples, ns; length n
   * @param residentBytes their values, bytes; length n
   * @throws IllegalArgumentException where a field is missing or of another kind
   */
  Run run(String json, long[] atNanos, long[] residentBytes) {
    JsonNode run = tree(json);
    JsonNode sampling = run.path("sampling");
    return new Run(
        outcome(run.path("outcome")),
        number(run, "wall_nanos"),
        number(run, "user_nanos"),
        number(run, "system_nanos"),
        number(run, "high_water_bytes"),
        MemoryCurve.of(atNanos, residentBytes, number(run, "end_nanos")),
        new SamplingReport(
            count(sampling, "samples"),
            sampling.path("rate_hz").asDouble(0),
            number(sampling, "gap_p99_nanos"),
            number(sampling, "gap_max_nanos"),
            number(sampling, "sampler_cpu_nanos")),
        bytes(run, "stdout"),
        bytes(run, "stderr"),
        count(run, "orphans"),
        count(run, "core"),
        number(run, "outside_bytes"));
  }

  private static Outcome outcome(JsonNode json) {
    String id = text(json, "id");
    return switch (id) {
      case "completed" -> new Outcome.Completed();
      case "cancelled" -> new Outcome.Cancelled();
      case "compile_error" -> new Outcome.CompileFailed(text(json, "diagnostics"));
      case "runtime_error" ->
          new Outcome.RuntimeError(count(json, "exit_code"), count(json, "signal"));
      default ->
          new Outcome.Killed(Outcome.Limit.valueOf(text(json, "limit")), number(json, "at_nanos"));
    };
  }

  JsonNode tree(String json) {
    try {
      return mapper.readTree(json);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("no valid JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static String text(JsonNode json, String field) {
    JsonNode value = json.path(field);
    if (!value.isString()) {
      throw new IllegalArgumentException("the field \"" + field + "\" should be a text");
    }
    return value.asString();
  }

  /** An older workbench leaves these fields out. */
  private static List<String> texts(JsonNode json, String field) {
    List<String> texts = new ArrayList<>();
    json.path(field).forEach(element -> texts.add(word(element)));
    long length = texts.stream().mapToLong(text -> text.length() + 1L).sum();
    if (length > MOST_WORDS) {
      throw new IllegalArgumentException(
          "the field \"%s\" holds %d characters; at most %d can be handed to a program: give data on standard input"
              .formatted(field, length, MOST_WORDS));
    }
    return texts;
  }

  /** A word of a command line, which ends at a null character. */
  private static String word(JsonNode value) {
    String text = value.asString("");
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a word of a command line can't hold U+0000");
    }
    return text;
  }

  private static long number(JsonNode json, String field) {
    JsonNode value = json.path(field);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new IllegalArgumentException("the field \"" + field + "\" should be a whole number");
    }
    return value.asLong();
  }

  private static int count(JsonNode json, String field) {
    long value = number(json, field);
    if (value != (int) value) {
      throw new IllegalArgumentException(
          "the field \"" + field + "\" should be a whole number below 2147483648");
    }
    return (int) value;
  }

  private static String base64(Bytes bytes) {
    byte[] content = new byte[bytes.size()];
    bytes.buffer().get(content);
    return Base64.getEncoder().encodeToString(content);
  }

  private static Bytes bytes(JsonNode json, String field) {
    return Bytes.of(Base64.getDecoder().decode(text(json, field)));
  }
}
