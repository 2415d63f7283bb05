// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.store;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.curve.MemoryCurve;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.workbench.session.Search;
import dev.afterburner.workbench.session.SessionEvent;
import dev.afterburner.workbench.store.StoredForms.StoredJudged;
import dev.afterburner.workbench.store.StoredForms.StoredRun;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Stored events as rows and back. */
final class EventCodec {

  /**
   * An event as it is stored.
   *
   * @param kind the event's name
   * @param json all but the samples
   * @param samples the curve's samples, see {@link CurveCodec}; null where there are none
   */
  record Row(String kind, String json, @Nullable Bytes samples) {}

  /** Kinds whose records are stored as they are. */
  private static final Map<String, Class<? extends SessionEvent.Stored>> PLAIN =
      Stream.of(
              SessionEvent.SessionStarted.class,
              SessionEvent.VersionCreated.class,
              SessionEvent.StepsAsked.class,
              SessionEvent.StepChosen.class,
              SessionEvent.Remarked.class,
              SessionEvent.VersionChecked.class,
              SessionEvent.PromptSent.class,
              SessionEvent.ReplyReceived.class,
              SessionEvent.ReplyRejected.class,
              SessionEvent.VersionCompared.class,
              SessionEvent.VersionMeasuredAgain.class,
              SessionEvent.VersionAccepted.class,
              SessionEvent.VersionDeclined.class,
              SessionEvent.BranchChosen.class,
              SessionEvent.StepFinished.class,
              SessionEvent.Paused.class,
              SessionEvent.SessionEnded.class)
          .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, c -> c));

  private static final String STARTED = SessionEvent.SessionStarted.class.getSimpleName();
  private static final String JUDGED = SessionEvent.VersionJudged.class.getSimpleName();
  private static final String AGAIN = SessionEvent.VersionJudgedAgain.class.getSimpleName();
  private static final String COMPARED = SessionEvent.VersionCompared.class.getSimpleName();
  private static final String RUN = SessionEvent.RunFinished.class.getSimpleName();

  /**
   * A field that is missing is damage, but for those of {@link #withExtra}, {@link #withSampling},
   * {@link #withRounds}, {@link #withRule}, {@link #withEdited}, {@link #ofEarlier} and of schema
   * steps.
   */
  private final JsonMapper json =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  Row encode(SessionEvent.Stored event) {
    String kind = event.getClass().getSimpleName();
    return switch (event) {
      case SessionEvent.VersionJudged e ->
          new Row(kind, json.writeValueAsString(StoredJudged.of(e.version(), e.judgement())), null);
      case SessionEvent.VersionJudgedAgain e ->
          new Row(kind, json.writeValueAsString(StoredJudged.of(e.version(), e.judgement())), null);
      case SessionEvent.RunFinished e ->
          new Row(
              kind, json.writeValueAsString(StoredRun.of(e)), CurveCodec.encode(e.run().curve()));
      default -> new Row(kind, json.writeValueAsString(event), null);
    };
  }

  /**
   * The event again.
   *
   * @throws IOException where the row is damaged or of an unknown kind
   */
  SessionEvent.Stored decode(Row row) throws IOException {
    try {
      if (row.kind().equals(JUDGED) || row.kind().equals(AGAIN)) {
        StoredJudged judged =
            Objects.requireNonNull(
                json.treeToValue(withRule(json.readTree(row.json())), StoredJudged.class),
                "no content");
        return row.kind().equals(JUDGED)
            ? new SessionEvent.VersionJudged(judged.version(), judged.judgement())
            : new SessionEvent.VersionJudgedAgain(judged.version(), judged.judgement());
      }
      if (row.kind().equals(RUN)) {
        StoredRun run =
            Objects.requireNonNull(
                json.treeToValue(ofEarlier(json.readTree(row.json())), StoredRun.class),
                "no content");
        MemoryCurve curve =
            row.samples() == null ? MemoryCurve.EMPTY : CurveCodec.decode(row.samples());
        return new SessionEvent.RunFinished(
            run.version(), run.run(curve), run.trial(), run.round());
      }
      if (row.kind().equals(STARTED)) {
        JsonNode content = withExtra(json.readTree(row.json()));
        return Objects.requireNonNull(
            json.treeToValue(content, SessionEvent.SessionStarted.class), "no content");
      }
      if (row.kind().equals(COMPARED)) {
        JsonNode content = withRounds(json.readTree(row.json()));
        return Objects.requireNonNull(
            json.treeToValue(content, SessionEvent.VersionCompared.class), "no content");
      }
      Class<? extends SessionEvent.Stored> plain = PLAIN.get(row.kind());
      if (plain == null) {
        throw new IOException("its event \"" + kind(row) + "\" is of no known kind");
      }
      if (plain == SessionEvent.ReplyReceived.class) {
        return Objects.requireNonNull(
            json.treeToValue(withSampling(json.readTree(row.json())), plain), "no content");
      }
      if (plain == SessionEvent.PromptSent.class) {
        return Objects.requireNonNull(
            json.treeToValue(withEdited(json.readTree(row.json())), plain), "no content");
      }
      return Objects.requireNonNull(json.readValue(row.json(), plain), "no content");
    } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
      // The library's own words name classes.
      throw new IOException(
          "what it says of a "
              + row.kind()
              + " lacks a field, or has one that is not as it should be",
          e);
    }
  }

  /** Runs of earlier workbenches do not say in which round they were made. */
  private static JsonNode ofEarlier(JsonNode run) {
    if (run instanceof ObjectNode fields && !fields.has("round")) {
      fields.put("trial", fields.path("version").asInt(-1));
      fields.put("round", -1);
    }
    return run;
  }

  private static String kind(Row row) {
    return row.kind().length() <= 40 ? row.kind() : row.kind().substring(0, 40) + "…";
  }

  /** Puts in what databases and files of earlier workbenches lack. */
  private static JsonNode withSampling(JsonNode content) {
    if (content instanceof ObjectNode reply && !reply.has("sampling")) {
      reply.putObject("sampling");
    }
    return content;
  }

  /** Earlier workbenches did not keep by what a case was judged. */
  private static JsonNode withRule(JsonNode content) {
    for (JsonNode one : content.path("cases")) {
      if (one instanceof ObjectNode fields && !fields.has("rule")) {
        fields.put("rule", "");
      }
    }
    return content;
  }

  /** Earlier workbenches sent prompts as their templates gave them. */
  private static JsonNode withEdited(JsonNode content) {
    if (content instanceof ObjectNode prompt && !prompt.has("edited")) {
      prompt.put("edited", false);
    }
    return content;
  }

  private JsonNode withExtra(JsonNode content) {
    if (content.path("settings").path("requests") instanceof ObjectNode requests
        && !requests.has("extra")) {
      requests.putObject("extra");
    }
    if (content.path("settings") instanceof ObjectNode settings && !settings.has("search")) {
      settings.set("search", json.valueToTree(Search.PLAIN));
    }
    if (content instanceof ObjectNode started && !started.has("built")) {
      ObjectNode build = started.putObject("built").put("words", "").putObject("build");
      build.putNull("flags").put("packages", "").putArray("libraries");
      // What programs were built with before it could be chosen.
      build.put("standard", started.path("language").asString("").equals("cpp") ? "c++17" : "");
      if (started.path("language").asString("").equals("rust")) {
        build.putArray("flags").add("-O");
      }
    }
    return content;
  }

  /** Earlier workbenches did not compare within rounds, or did not keep what an interval covers. */
  private static JsonNode withRounds(JsonNode content) {
    for (JsonNode comparison : content.path("comparisons")) {
      if (comparison instanceof ObjectNode fields) {
        int rounds = fields.path("rounds").asInt(0);
        fields.put("rounds", rounds);
        if (!fields.has("coverage")) {
          fields.put("coverage", coverage(fields, rounds));
        }
      }
    }
    return content;
  }

  /** Of one without rounds it is known only where the number of runs sufficed to decide. */
  private static double coverage(ObjectNode comparison, int rounds) {
    JsonNode ratio = comparison.path("ratio");
    boolean holdsOne = ratio.path("low").asDouble(0) <= 1 && ratio.path("high").asDouble(0) >= 1;
    boolean decided = !"UNDECIDED".equals(comparison.path("outcome").asString(""));
    return rounds > 0 || decided || holdsOne ? Comparison.coverage(rounds) : 0;
  }
}
