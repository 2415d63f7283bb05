// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.server;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Limits;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.workbench.text.HiddenCharacters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What Monolith's {@code POST /execute} asks for.
 *
 * @param program the program
 * @param libraries names of libraries that it wants
 * @param timeout wall time that it may take
 * @param profiling whether its memory is to be recorded
 * @param stdin its standard input
 * @param input the request as it came, for the result of an asynchronous one
 */
record ExecuteRequest(
    Program.Source program,
    List<String> libraries,
    Duration timeout,
    boolean profiling,
    Bytes stdin,
    JsonNode input) {

  /** How the asynchronous server spells the flag. */
  static final String ASYNCHRONOUS_FLAG = "run_memory_profile";

  /** How the synchronous server spells it. */
  static final String SYNCHRONOUS_FLAG = "run_profiling";

  private static final double USUAL_SECONDS = 30;
  private static final double MOST_SECONDS = 120;
  private static final int UNPROFILED_RATE_HZ = 1_000;

  /** Monolith bounds time and memory; the rest is this sandbox's own. */
  private static final Limits LIMITS = Limits.DEFAULT;

  /** Reads the fields of a body. */
  static ExecuteRequest of(JsonNode body, Languages languages) throws Refused {
    String code = text(body, "code");
    if (code.isEmpty()) {
      throw new Refused(400, "No code provided");
    }
    String id = text(body, "language");
    if (id.isEmpty()) {
      throw new Refused(400, "No language provided");
    }
    return new ExecuteRequest(
        new Program.Source(language(id, languages), code),
        libraries(body.path("libraries")),
        timeout(body.path("timeout")),
        flag(body, SYNCHRONOUS_FLAG) || flag(body, ASYNCHRONOUS_FLAG),
        Bytes.utf8(whole(text(body, "stdin"), "stdin")),
        body);
  }

  /** The language of an id. */
  static Language language(String id, Languages languages) throws Refused {
    return languages
        .byId(id)
        .orElseThrow(
            () ->
                new Refused(
                    400,
                    "Language "
                        + id
                        + " is not supported. Must be one of "
                        + languages.all().stream()
                            .map(Language::id)
                            .collect(Collectors.joining("', '", "['", "']"))));
  }

  private static String text(JsonNode body, String field) throws Refused {
    JsonNode value = body.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (!value.isString()) {
      throw new Refused(400, "The field \"" + field + "\" must be a text");
    }
    return value.asString();
  }

  /**
   * An input, if a pipe can hold it. A program that a model wrote is judged with U+FFFD in its
   * place, but a changed input would make a right program wrong.
   *
   * @throws Refused 400 if it has half of a surrogate pair
   */
  private static String whole(String text, String field) throws Refused {
    OptionalInt half = HiddenCharacters.loneSurrogate(text);
    if (half.isPresent()) {
      int at = half.getAsInt();
      throw new Refused(
          400,
          "The field \"%s\" has half of a surrogate pair (%s, character %d), which no file can"
                  .formatted(field, HiddenCharacters.name(text.charAt(at)), at + 1)
              + " hold; send whole characters");
    }
    return text;
  }

  private static boolean flag(JsonNode body, String field) throws Refused {
    JsonNode value = body.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return false;
    }
    if (value.isBoolean()) {
      return value.asBoolean();
    }
    if (value.isIntegralNumber()) {
      return value.asLong() != 0;
    }
    throw new Refused(400, "The field \"" + field + "\" must be true or false");
  }

  private static Duration timeout(JsonNode value) throws Refused {
    double seconds = USUAL_SECONDS;
    if (value.isNumber()) {
      seconds = value.asDouble();
    } else if (!value.isMissingNode() && !value.isNull()) {
      throw new Refused(400, "The field \"timeout\" must be a number of seconds");
    }
    if (!(seconds > 0)) {
      throw new Refused(400, "The field \"timeout\" must be more than 0 seconds");
    }
    return Duration.ofNanos(Math.max(1, (long) (Math.min(seconds, MOST_SECONDS) * 1e9)));
  }

  private static List<String> libraries(JsonNode value) throws Refused {
    List<String> names = new ArrayList<>();
    if (value.isMissingNode() || value.isNull()) {
      return names;
    }
    for (JsonNode name : value) {
      if (name.isString()) {
        names.add(name.asString());
      }
    }
    if (!value.isArray() || names.size() < value.size()) {
      throw new Refused(400, "The field \"libraries\" must be a list of names");
    }
    return names;
  }

  /** What the sandbox is to run. Without profiling fewer samples do: the curve is not sent. */
  Execution execution() {
    return new Execution(
        program,
        stdin,
        LIMITS.withWall(timeout),
        profiling ? Execution.DEFAULT_RATE_HZ : UNPROFILED_RATE_HZ);
  }
}
