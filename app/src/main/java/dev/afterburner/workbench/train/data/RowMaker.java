// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train.data;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.train.Stage;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the rows of each file, every row of a file with the same fields. */
public final class RowMaker {

  private static final double NANOS_PER_MILLI = 1e6;
  private static final double KILOBYTE = 1024;

  /** What stands for figures of a program that fails: the limits that rewards are clipped to. */
  private static final double LIMIT_MILLIS = 90_000;

  private static final double LIMIT_KILOBYTES = 1_048_576;

  private final Language language;
  private final boolean bare;

  /**
   * A maker.
   *
   * @param bare whether answers are code without a fence
   */
  RowMaker(Language language, boolean bare) {
    this.language = language;
    this.bare = bare;
  }

  /** The file of a stage and objective, without its ending. */
  public static String file(Stage stage, Figure objective) {
    return stage.id() + "-" + objective.id();
  }

  /** Code as an answer. */
  String answer(String code) {
    if (bare) {
      return code.strip();
    }
    String fence = "```";
    while (code.contains(fence)) {
      fence += "`";
    }
    return fence + language.id() + "\n" + code.strip() + "\n" + fence;
  }

  /** A figure in the files' units: ms, kB (1024 B), kB·s. */
  static double inUnits(Figure figure, double value) {
    return figure == Figure.TIME ? value / NANOS_PER_MILLI : value / KILOBYTE;
  }

  Row sft(String problem, Figure objective, String prompt, String code, double median) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("prompt", prompt);
    values.put("response", answer(code));
    values.put("problem_id", problem);
    values.put("type", objective.id());
    values.put("performance", inUnits(objective, median));
    return new Row(file(Stage.SFT, objective), values);
  }

  /**
   * A preference pair.
   *
   * @param names what chosen and rejected one are called
   * @param ratio chosen over rejected; null where the rejected one is wrong
   * @param rounds common rounds that it rests on; 0 for runs at different times
   */
  Row dpo(
      String problem,
      Figure objective,
      String prompt,
      String[] codes,
      String[] names,
      @Nullable Interval ratio,
      int rounds,
      String source) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("prompt", prompt);
    values.put("chosen", answer(codes[0]));
    values.put("rejected", answer(codes[1]));
    values.put("problem_id", problem);
    values.put("type", objective.id());
    Map<String, Object> pair = new LinkedHashMap<>();
    pair.put("problem", problem);
    pair.put("objective", objective.id());
    pair.put("chosen", names[0]);
    pair.put("rejected", names[1]);
    pair.put("kind", ratio == null ? "verdict" : "measured");
    pair.put("ratio", ratio == null ? "" : ratio.value());
    pair.put("low", ratio == null ? "" : ratio.low());
    pair.put("high", ratio == null ? "" : ratio.high());
    pair.put("rounds", rounds);
    pair.put("source", source);
    return new Row(file(Stage.DPO, objective), values, pair);
  }

  Row coldStart(String problem, Figure objective, String system, String prompt, String reply) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("system", system);
    values.put("prompt", prompt);
    values.put("response", reply);
    values.put("problem_id", problem);
    values.put("type", objective.id());
    return new Row(Stage.COLD_START.id(), values);
  }

  /**
   * What a prompt of GRPO is about.
   *
   * @param code the program in the prompt
   * @param passed whether it passes
   * @param time its median, ns; infinite if it fails
   * @param memory bytes
   * @param integral byte·s
   */
  record Baseline(String code, boolean passed, double time, double memory, double integral) {}

  /** A prompt for GRPO. The problem is named; its tests stay where they are. */
  Row grpo(
      String problem,
      String set,
      Figure objective,
      String[] messages,
      Baseline baseline,
      boolean validation,
      int runs,
      String digest) {
    String split = validation ? "validation" : "train";
    Map<String, Object> truth = new LinkedHashMap<>();
    truth.put("code", baseline.code());
    truth.put("problem", problem);
    truth.put("objective", objective.id());
    truth.put("language", language.id());
    truth.put("passed", baseline.passed());
    truth.put("time", Math.min(LIMIT_MILLIS, inUnits(Figure.TIME, baseline.time())));
    truth.put("memory", Math.min(LIMIT_KILOBYTES, inUnits(Figure.MEMORY, baseline.memory())));
    truth.put(
        "integral",
        Math.min(
            LIMIT_MILLIS / 1000 * LIMIT_KILOBYTES, inUnits(Figure.INTEGRAL, baseline.integral())));
    Map<String, Object> extra = new LinkedHashMap<>();
    extra.put("split", split);
    extra.put("problem_id", problem);
    extra.put("problem", problem);
    extra.put("objective", objective.id());
    extra.put("language", language.id());
    extra.put("digest", digest);
    extra.put("runs", (long) runs);
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("data_source", set.isEmpty() ? "bundled" : set);
    values.put(
        "prompt", java.util.List.of(message("system", messages[0]), message("user", messages[1])));
    values.put("ability", "code");
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("style", "rule");
    model.put("ground_truth", truth);
    values.put("reward_model", model);
    values.put("extra_info", extra);
    return new Row(Stage.GRPO.id() + "-" + split, values);
  }

  private static Map<String, Object> message(String role, String content) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("role", role);
    message.put("content", content);
    return message;
  }
}
