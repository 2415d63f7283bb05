// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train.out;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.files.WholeFile;
import dev.afterburner.workbench.train.ExportSettings;
import dev.afterburner.workbench.train.Stage;
import dev.afterburner.workbench.train.data.RowMaker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What trainers are started with: settings, launchers, the reward function, the check. The texts
 * are shipped as they are but for numbers that follow from the rows.
 */
final class Recipes {

  /** Rows of a step in the paper. */
  private static final int SFT_BATCH = 64;

  private static final int DPO_BATCH = 16;
  private static final int COLD_BATCH = 4;
  private static final int GRPO_BATCH = 32;

  private final Path shipped;
  private final ExportSettings settings;
  private final Map<String, RowFiles.Content> contents;

  /**
   * Recipes.
   *
   * @param shipped holds check.py, afterburner_reward.py and recipes/
   * @param contents of the files that were written, by name
   */
  Recipes(Path shipped, ExportSettings settings, Map<String, RowFiles.Content> contents) {
    this.shipped = shipped;
    this.settings = settings;
    this.contents = contents;
  }

  /** Writes those of the stages that have rows; gives their names. */
  List<String> write(Path folder) throws IOException {
    List<String> written = new ArrayList<>();
    written.add(copy("check.py", folder));
    boolean sft = rows(Stage.SFT) > 0;
    boolean grpo = rows("grpo-train.parquet") > 0;
    if (sft) {
      written.add(fill("sft.yaml", folder));
      written.add(fill("merge.yaml", folder));
    }
    if (rows(Stage.DPO) > 0) {
      written.add(fill("dpo.yaml", folder));
    }
    if (rows("cold-start.jsonl") > 0) {
      written.add(fill("cold-start.yaml", folder));
    }
    if (grpo) {
      written.add(fill("grpo.sh", folder));
      written.add(fill("merge-grpo.sh", folder));
      written.add(copy("afterburner_reward.py", folder));
    }
    written.add(fill("trl_train.py", folder));
    return written;
  }

  /** The README; other values go in beside the numbers. */
  void readme(Path folder, Map<String, String> values) throws IOException {
    String text = text("recipes/README.md");
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("{{" + value.getKey() + "}}", value.getValue());
    }
    write(folder.resolve("README.md"), filled(text));
  }

  /** dataset_info.json: what LLaMA-Factory is told of the files. */
  Map<String, Object> datasets() {
    Map<String, Object> all = new LinkedHashMap<>();
    for (Figure objective : Figure.values()) {
      String sft = RowMaker.file(Stage.SFT, objective) + ".jsonl";
      if (contents.containsKey(sft)) {
        all.put(set(sft), entry(sft, false, List.of("prompt", "response")));
      }
      String dpo = RowMaker.file(Stage.DPO, objective) + ".jsonl";
      if (contents.containsKey(dpo)) {
        all.put(set(dpo), entry(dpo, true, List.of("prompt", "chosen", "rejected")));
      }
    }
    if (contents.containsKey("cold-start.jsonl")) {
      all.put(
          set("cold-start.jsonl"),
          entry("cold-start.jsonl", false, List.of("prompt", "response", "system")));
    }
    return all;
  }

  private static Map<String, Object> entry(String file, boolean ranking, List<String> columns) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("file_name", file);
    if (ranking) {
      entry.put("ranking", true);
    }
    Map<String, String> named = new LinkedHashMap<>();
    columns.forEach(column -> named.put(column, column));
    entry.put("columns", named);
    return entry;
  }

  private static String set(String file) {
    return "afterburner_" + file.replace(".jsonl", "").replace('-', '_');
  }

  private String sets(Stage stage) {
    return contents.keySet().stream()
        .filter(file -> file.startsWith(stage.id()) && file.endsWith(".jsonl"))
        .map(Recipes::set)
        .collect(Collectors.joining(","));
  }

  private int rows(Stage stage) {
    return contents.entrySet().stream()
        .filter(e -> e.getKey().startsWith(stage.id()) && e.getKey().endsWith(".jsonl"))
        .mapToInt(e -> e.getValue().rows())
        .sum();
  }

  private int rows(String file) {
    RowFiles.Content content = contents.get(file);
    return content == null ? 0 : content.rows();
  }

  private String copy(String name, Path folder) throws IOException {
    write(folder.resolve(name), text(name));
    return name;
  }

  private String fill(String name, Path folder) throws IOException {
    write(folder.resolve(name), filled(text("recipes/" + name)));
    return name;
  }

  private String filled(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("seed", String.valueOf(settings.seed()));
    values.put("cutoff", String.valueOf(settings.cutoff()));
    int train = rows("grpo-train.parquet");
    values.put("grpo_batch", String.valueOf(Math.max(1, Math.min(GRPO_BATCH, train))));
    values.put(
        "grpo_validation",
        rows("grpo-validation.parquet") > 0 ? "grpo-validation.parquet" : "grpo-train.parquet");
    steps(values, "sft", Stage.SFT, SFT_BATCH, 200);
    steps(values, "dpo", Stage.DPO, DPO_BATCH, 300);
    steps(values, "cold", Stage.COLD_START, COLD_BATCH, 50);
    String filled = text;
    for (Map.Entry<String, String> value : values.entrySet()) {
      filled = filled.replace("{{" + value.getKey() + "}}", value.getValue());
    }
    return filled;
  }

  /** The paper's warm-up, but no more than a tenth of fewer steps than it had. */
  private void steps(
      Map<String, String> values, String name, Stage stage, int batch, int paperWarmup) {
    int rows = rows(stage);
    int steps = (rows + batch - 1) / batch;
    int warmup = steps >= 3 * paperWarmup ? paperWarmup : (steps + 9) / 10;
    values.put(name + "_sets", sets(stage));
    values.put(name + "_rows", String.valueOf(rows));
    values.put(name + "_steps", String.valueOf(steps));
    values.put(name + "_warmup", String.valueOf(warmup));
  }

  private String text(String name) throws IOException {
    return Files.readString(shipped.resolve(name));
  }

  private static void write(Path file, String text) throws IOException {
    WholeFile.<IOException>write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    if (file.toString().endsWith(".sh")) {
      boolean set = file.toFile().setExecutable(true);
      if (!set) {
        System.getLogger(Recipes.class.getName())
            .log(System.Logger.Level.DEBUG, "can't make {0} executable", file);
      }
    }
  }
}
