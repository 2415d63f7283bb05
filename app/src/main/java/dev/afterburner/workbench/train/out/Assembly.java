// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train.out;

import dev.afterburner.workbench.files.Sha256;
import dev.afterburner.workbench.files.WholeFile;
import dev.afterburner.workbench.train.ExportSettings;
import dev.afterburner.workbench.train.Stage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Makes the folder of an export of its parts; the manifest, which knows all others, comes last. */
final class Assembly {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private final ExportSettings settings;
  private final TrainExport.Basis basis;
  private final Path shipped;
  private final TrainExport.Tally tally;

  Assembly(
      ExportSettings settings, TrainExport.Basis basis, Path shipped, TrainExport.Tally tally) {
    this.settings = settings;
    this.basis = basis;
    this.shipped = shipped;
    this.tally = tally;
  }

  /** Writes everything; gives the files in the manifest's order. */
  List<ExportReport.Written> write(PartsFile parts, Path folder) throws IOException {
    Map<String, RowFiles.Content> contents = new LinkedHashMap<>();
    List<String> pairs = new ArrayList<>();
    int cutoff = settings.cutoff();
    for (String name : tally.rows.keySet()) {
      if (name.startsWith(Stage.GRPO.id())) {
        String columns = name + ".parquet";
        contents.put(columns, RowFiles.parquet(parts, name, folder.resolve(columns), cutoff));
        String lines = name + ".trl.jsonl";
        contents.put(lines, RowFiles.trl(parts, name, folder.resolve(lines), cutoff));
      } else {
        String lines = name + ".jsonl";
        contents.put(lines, RowFiles.lines(parts, name, folder.resolve(lines), cutoff));
        if (name.startsWith(Stage.DPO.id())) {
          pairs.add(name);
        }
      }
    }
    if (!pairs.isEmpty()) {
      contents.put("pairs.csv", RowFiles.pairs(parts, pairs, folder.resolve("pairs.csv")));
    }
    Recipes recipes = new Recipes(shipped, settings, contents);
    List<String> names = new ArrayList<>(contents.keySet());
    Map<String, Object> datasets = recipes.datasets();
    if (!datasets.isEmpty()) {
      json(folder.resolve("dataset_info.json"), datasets);
      names.add("dataset_info.json");
    }
    names.addAll(recipes.write(folder));
    recipes.readme(folder, readme(contents));
    names.add("README.md");
    List<ExportReport.Written> written = new ArrayList<>();
    for (String name : names) {
      written.add(described(folder.resolve(name), contents.get(name)));
    }
    json(folder.resolve("manifest.json"), manifest(written));
    return written;
  }

  private Map<String, Object> manifest(List<ExportReport.Written> files) {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("format", 1);
    manifest.put("workbench", basis.workbench());
    manifest.put("created", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    manifest.put("machine", basis.machine());
    manifest.put("stage", basis.stage());
    manifest.put("chosen", basis.problems());
    manifest.put("settings", settings);
    manifest.put("templates", basis.templates());
    manifest.put("sets", tally.sets);
    manifest.put("problems", tally.statements);
    manifest.put("excluded", basis.excluded());
    manifest.put("rows", tally.rows);
    manifest.put("refused", tally.refused);
    manifest.put("label_noise", tally.noise);
    manifest.put("files", files);
    return manifest;
  }

  private Map<String, String> readme(Map<String, RowFiles.Content> contents) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put(
        "summary",
        "Rows of "
            + tally.statements.size()
            + " problems ("
            + basis.problems()
            + "), layout "
            + settings.layout().name().toLowerCase(Locale.ROOT)
            + ", seed "
            + settings.seed()
            + ", made by workbench "
            + basis.workbench()
            + ".");
    values.put(
        "table",
        contents.entrySet().stream()
            .filter(e -> !e.getKey().endsWith(".csv"))
            .map(
                e ->
                    "| `"
                        + e.getKey()
                        + "` | "
                        + e.getValue().rows()
                        + " | "
                        + e.getValue().longest()
                        + " | "
                        + e.getValue().overCutoff()
                        + " |")
            .collect(Collectors.joining("\n")));
    values.put("machine", basis.machine());
    values.put(
        "refused",
        tally.refused.isEmpty()
            ? "Nothing was refused."
            : "What is not in these files, and why:\n\n"
                + tally.refused.entrySet().stream()
                    .map(e -> "- " + e.getKey() + ": " + e.getValue())
                    .collect(Collectors.joining("\n")));
    values.put("commands", commands(contents));
    return values;
  }

  private static String commands(Map<String, RowFiles.Content> contents) {
    StringBuilder commands = new StringBuilder("```sh\npython3 check.py\n");
    boolean sft = contents.keySet().stream().anyMatch(n -> n.startsWith("sft-"));
    if (sft) {
      commands.append("CUDA_VISIBLE_DEVICES=0 llamafactory-cli train sft.yaml\n");
      commands.append("llamafactory-cli export merge.yaml\n");
    }
    if (contents.containsKey("pairs.csv")) {
      commands.append("CUDA_VISIBLE_DEVICES=0 llamafactory-cli train dpo.yaml\n");
    }
    if (contents.containsKey("cold-start.jsonl")) {
      commands.append("CUDA_VISIBLE_DEVICES=0 llamafactory-cli train cold-start.yaml\n");
    }
    if (contents.containsKey("grpo-train.parquet")) {
      commands.append("WORKBENCH_URL=http://HOST:8000 MODEL=out/cold-start ./grpo.sh\n");
      commands.append("./merge-grpo.sh out/grpo/checkpoints/global_step_N out/grpo-model\n");
    }
    return commands.append("```").toString();
  }

  private static void json(Path file, Object document) throws IOException {
    byte[] bytes = (MAPPER.writeValueAsString(document) + "\n").getBytes(StandardCharsets.UTF_8);
    WholeFile.<IOException>write(file, out -> out.write(bytes));
  }

  private static ExportReport.Written described(Path file, RowFiles.@Nullable Content content)
      throws IOException {
    return new ExportReport.Written(
        String.valueOf(file.getFileName()),
        content == null ? 0 : content.rows(),
        content == null ? 0 : content.overCutoff(),
        content == null ? 0 : content.longest(),
        Files.size(file),
        Sha256.of(file));
  }
}
