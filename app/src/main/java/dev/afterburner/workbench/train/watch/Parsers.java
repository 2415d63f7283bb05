// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Understands the lines and documents of trainers. What is none of theirs gives no point. */
final class Parsers {

  static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  /** The names that trainer_log.jsonl has for what trainer_state.json calls otherwise. */
  private static final Map<String, String> SAME = Map.of("lr", "learning_rate");

  private static final Pattern CONSOLE = Pattern.compile("\\bstep:(\\d+) - (.*)");

  /** The name of the time that a training has taken until a step, s. */
  static final String SECONDS = "elapsed_seconds";

  /** The name of the number of steps that a training takes in all. */
  static final String TOTAL = "total_steps";

  private static final Pattern ELAPSED =
      Pattern.compile("(?:(\\d{1,6}) days?, )?(\\d{1,6}):(\\d\\d):(\\d\\d(?:\\.\\d+)?)");

  private static final Pattern NUMBER = Pattern.compile("(?:np\\.\\w+\\()?([^()]+)\\)?");

  private Parsers() {}

  private static List<Point> none() {
    return List.of();
  }

  /** A line of LLaMA-Factory's trainer_log.jsonl. */
  static List<Point> trainerLog(String line) {
    JsonNode json = json(line);
    if (!json.path("current_steps").isNumber()) {
      return none();
    }
    long step = json.path("current_steps").asLong();
    List<Point> points = numbers(json, step, "current_steps");
    Matcher time = ELAPSED.matcher(json.path("elapsed_time").asString(""));
    if (time.matches()) {
      double days = time.group(1) == null ? 0 : Double.parseDouble(time.group(1));
      double hours = 24 * days + Double.parseDouble(time.group(2));
      double minutes = 60 * hours + Double.parseDouble(time.group(3));
      double seconds = 60 * minutes + Double.parseDouble(time.group(4));
      points.add(new Point(SECONDS, step, seconds, null));
    }
    return points;
  }

  /** A line of verl's logger "file". NaN and infinity are null there. */
  static List<Point> verl(String line) {
    JsonNode json = json(line);
    if (!json.path("step").isNumber() || !json.path("data").isObject()) {
      return none();
    }
    List<Point> points = new ArrayList<>();
    long step = json.path("step").asLong();
    for (Map.Entry<String, JsonNode> entry : json.path("data").properties()) {
      if (entry.getValue().isNull()) {
        points.add(new Point(entry.getKey(), step, Double.NaN, null));
      }
    }
    points.addAll(numbers(json.path("data"), step));
    return points;
  }

  /** A line of verl's logger "console": step:3 - actor/lr:1e-06 - critic/score/mean:0.5. */
  static List<Point> console(String line) {
    Matcher step = CONSOLE.matcher(line);
    if (!step.find()) {
      return none();
    }
    List<Point> points = new ArrayList<>();
    for (String part : step.group(2).split(" - ", -1)) {
      int colon = part.lastIndexOf(':');
      Matcher number = colon < 0 ? null : NUMBER.matcher(part.substring(colon + 1).strip());
      if (number != null && number.matches()) {
        OptionalDouble value = number(number.group(1));
        if (value.isPresent()) {
          String name = part.substring(0, colon).strip();
          points.add(new Point(name, step(step.group(1)), value.getAsDouble(), null));
        }
      }
    }
    return points;
  }

  private static long step(String digits) {
    return Long.parseLong(digits.length() > 18 ? digits.substring(0, 18) : digits);
  }

  /** Empty for a text among the numbers. */
  private static OptionalDouble number(String text) {
    try {
      return OptionalDouble.of(
          switch (text.strip()) {
            case "nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text.strip());
          });
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /** A trainer_state.json. */
  static List<Point> trainerState(String text) {
    List<Point> points = new ArrayList<>();
    JsonNode state = json(text);
    if (state.path("global_step").isNumber() && state.path("max_steps").asLong(0) > 0) {
      long step = state.path("global_step").asLong();
      points.add(new Point(TOTAL, step, state.path("max_steps").asLong(), null));
    }
    for (JsonNode entry : state.path("log_history")) {
      if (entry.path("step").isNumber()) {
        points.addAll(numbers(entry, entry.path("step").asLong(), "step"));
      }
    }
    return points;
  }

  /** A document; an empty object for what is none. */
  static JsonNode json(String text) {
    try {
      return text.isEmpty() ? MAPPER.createObjectNode() : MAPPER.readTree(text);
    } catch (JacksonException e) {
      return MAPPER.createObjectNode();
    }
  }

  /** The numbers of an object, but for some. */
  static List<Point> numbers(JsonNode json, long step, String... but) {
    List<Point> points = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      if (entry.getValue().isNumber() && !List.of(but).contains(entry.getKey())) {
        String name = SAME.getOrDefault(entry.getKey(), entry.getKey());
        points.add(new Point(name, step, entry.getValue().asDouble(), null));
      }
    }
    return points;
  }
}
