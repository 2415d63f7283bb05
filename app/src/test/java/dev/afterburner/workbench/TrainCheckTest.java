// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.bundle.UnpackedFiles;
import dev.afterburner.workbench.files.Folders;
import dev.afterburner.workbench.train.TrainingData;
import dev.afterburner.workbench.train.check.FolderCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("train check and the folder's own check.py")
class TrainCheckTest {

  @TempDir private Path home;

  /** Spoils a file or the whole folder. */
  @FunctionalInterface
  private interface Fault {
    void in(Path folder) throws IOException;
  }

  private Path sound() throws Exception {
    try (Services services =
        new Services(
            new Places(home, home.resolve("cache")),
            new UnpackedFiles(List.of(), "", InstantSource.system()),
            warning -> {})) {
      Language python = Language.find(services.languages(), "python").orElseThrow();
      for (String id : List.of("pair-sums", "coin-ways", "edit-distance")) {
        TrainingData.calibrate(
            services.library(), services.catalogue().find(id), python, services.machine());
      }
      String reply = "<thinking>halve</thinking>\n<solution>\n```python\nbetter\n```\n</solution>";
      services.store().insert(TrainingData.session("s1", "pair-sums", reply));
    }
    Path folder = home.resolve("sound");
    CommandFixture.Result result =
        new CommandFixture(home)
            .run(
                "train",
                "export",
                "--stage",
                "all",
                "--pairs",
                "4",
                "--seed",
                "3",
                "--out",
                folder.toString());
    assertEquals(0, result.code(), result.out() + result.err());
    return folder;
  }

  private static void edit(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertTrue(text.contains(from), file + " has no " + from);
    Files.writeString(
        file,
        text.replaceFirst(
            java.util.regex.Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to)));
  }

  private static Fault edited(String file, String from, String to) {
    return folder -> edit(folder.resolve(file), from, to);
  }

  /** The first row of a file in the place of all its text, changed. */
  private static Fault added(String file, String row) {
    return folder ->
        Files.writeString(folder.resolve(file), Files.readString(folder.resolve(file)) + row);
  }

  private static Map<String, Fault> faults() {
    Map<String, Fault> faults = new LinkedHashMap<>();
    String sft =
        "{\"prompt\": %s, \"response\": %s, \"problem_id\": \"p\", \"type\": %s, \"performance\": %s}\n";
    String dpo =
        "{\"prompt\": \"p\", \"chosen\": \"%s\", \"rejected\": \"%s\", \"problem_id\": \"p\", \"type\": \"time\"}\n";
    faults.put("manifest.json: is missing", f -> Files.delete(f.resolve("manifest.json")));
    faults.put("manifest.json: is not JSON", edited("manifest.json", "{", ""));
    faults.put(
        "manifest.json: has no list of files", edited("manifest.json", "\"files\"", "\"file\""));
    faults.put(
        "names a file that does not lie in this folder",
        edited("manifest.json", "\"sft-time.jsonl\"", "\"../sft-time.jsonl\""));
    faults.put("sft.yaml: is missing", f -> Files.delete(f.resolve("sft.yaml")));
    faults.put(
        "sft-time.jsonl: is not the file that was exported",
        edited("sft-time.jsonl", "the", "tha"));
    faults.put("is not a JSON object in UTF-8", added("sft-time.jsonl", "{\"prompt\": \"a\n"));
    faults.put(
        "has other fields than prompt, response",
        added("sft-time.jsonl", "{\"prompt\": \"a\", \"response\": \"b\"}\n"));
    faults.put(
        "response is empty, or no text",
        added("sft-time.jsonl", sft.formatted("\"a\"", "\" \"", "\"time\"", "1")));
    faults.put(
        "prompt is empty, or no text",
        added("sft-time.jsonl", sft.formatted("null", "\"b\"", "\"time\"", "1")));
    faults.put(
        "performance is not a finite number",
        added("sft-time.jsonl", sft.formatted("\"a\"", "\"b\"", "\"time\"", "Infinity")));
    faults.put(
        "response opens a code fence",
        added("sft-time.jsonl", sft.formatted("\"a\"", "\"```python\\nx\"", "\"time\"", "1")));
    faults.put(
        "type is not time",
        added("sft-time.jsonl", sft.formatted("\"a\"", "\"b\"", "\"memory\"", "1")));
    faults.put(
        "chosen and rejected are the same", added("dpo-time.jsonl", dpo.formatted("a", "a ")));
    faults.put(
        "is the same as line 1",
        f -> {
          Path file = f.resolve("dpo-time.jsonl");
          List<String> lines = new ArrayList<>(Files.readAllLines(file));
          lines.add(lines.getFirst());
          Files.write(file, lines);
        });
    faults.put(
        "is cut off: its last line has no end",
        f -> {
          Path file = f.resolve("dpo-time.jsonl");
          byte[] bytes = Files.readAllBytes(file);
          Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 9));
        });
    faults.put(
        "rows, and the manifest says",
        f -> {
          Path file = f.resolve("sft-memory.jsonl");
          List<String> lines = Files.readAllLines(file);
          Files.write(file, lines.subList(1, lines.size()));
        });
    faults.put(
        "is not a JSON object in UTF-8 (bytes)",
        f -> {
          Path file = f.resolve("sft-memory.jsonl");
          byte[] bytes = Files.readAllBytes(file);
          bytes[20] = (byte) 0xff;
          Files.write(file, bytes);
        });
    faults.put(
        "is of the test problem pair-sums",
        edited(
            "manifest.json",
            "\"excluded\" : [ ]",
            "\"excluded\" : [ \"pair-sums\", \"coin-ways\" ]"));
    faults.put(
        "which is held out for validation",
        f -> {
          Path held = f.resolve("grpo-validation.trl.jsonl");
          Files.writeString(f.resolve("grpo-train.trl.jsonl"), Files.readString(held));
        });
    faults.put(
        "response is not <thinking>", edited("cold-start.jsonl", "<thinking>halve", "halve"));
    faults.put("baseline lacks passed", edited("grpo-train.trl.jsonl", "\"wall_ms\"", "\"wall\""));
    faults.put("runs is not 1, 2 or 3", edited("grpo-train.trl.jsonl", "\"runs\":1", "\"runs\":5"));
    faults.put(
        "prompt is not a list of messages",
        edited("grpo-train.trl.jsonl", "\"role\":\"system\"", "\"role\":1"));
    faults.put("dataset_info.json: is missing", f -> Files.delete(f.resolve("dataset_info.json")));
    faults.put("dataset_info.json: is not JSON", edited("dataset_info.json", "{", "{{"));
    faults.put("has no file_name", edited("dataset_info.json", "\"file_name\"", "\"file\""));
    faults.put(
        "the file of afterburner_sft_time is not there",
        edited("dataset_info.json", "sft-time.jsonl", "sft-tim.jsonl"));
    faults.put(
        "has a split",
        edited("dataset_info.json", "\"file_name\"", "\"split\" : \"time\", \"file_name\""));
    faults.put(
        "is not a ranking",
        edited("dataset_info.json", "\"ranking\" : true", "\"ranking\" : false"));
    faults.put(
        "does not name the column response",
        edited("dataset_info.json", "\"response\" : \"response\"", "\"output\" : \"response\""));
    faults.put(
        "takes the column answer",
        edited("dataset_info.json", "\"response\" : \"response\"", "\"response\" : \"answer\""));
    faults.put(
        "the ratio's interval does not lie below",
        f -> {
          Path file = f.resolve("pairs.csv");
          List<String> lines = new ArrayList<>(Files.readAllLines(file));
          String[] cells = lines.get(1).split(",", -1);
          cells[9] = "0.96";
          lines.set(1, String.join(",", cells));
          Files.write(file, lines);
        });
    faults.put(
        "pairs of dpo-time.jsonl, which has",
        f -> {
          Path file = f.resolve("pairs.csv");
          List<String> lines = Files.readAllLines(file);
          Files.write(file, lines.subList(0, lines.size() - 1));
        });
    faults.put(
        "kind is neither measured nor verdict", edited("pairs.csv", ",measured,", ",guessed,"));
    faults.put("pairs.csv: has other columns", edited("pairs.csv", "file,row", "row,file"));
    faults.put(
        "is not a complete Parquet file",
        f -> {
          Path file = f.resolve("grpo-train.parquet");
          byte[] bytes = Files.readAllBytes(file);
          Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        });
    faults.put("takes the data set mine", edited("sft.yaml", "dataset: ", "dataset: mine, "));
    faults.put(
        "sft.yaml: dataset_dir is not .",
        edited("sft.yaml", "dataset_dir: .", "dataset_dir: data"));
    faults.put(
        "trains on an adapter",
        edited("dpo.yaml", "stage: dpo", "adapter_name_or_path: out/sft\nstage: dpo"));
    faults.put(
        "trust_remote_code",
        edited("sft.yaml", "stage: sft", "trust_remote_code: true\nstage: sft"));
    return faults;
  }

  private static List<String> script(Path folder) throws Exception {
    Process process =
        new ProcessBuilder("python3", folder.resolve("check.py").toString())
            .redirectErrorStream(true)
            .start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    int code = process.waitFor();
    assertEquals(lines.equals(List.of("no fault found")) ? 0 : 1, code, lines.toString());
    return lines;
  }

  private static List<String> command(FolderCheck.Found found) {
    List<String> lines = new ArrayList<>(found.faults());
    found.notes().forEach(note -> lines.add("note: " + note));
    int count = found.faults().size();
    lines.add(count == 0 ? "no fault found" : count == 1 ? "1 fault" : count + " faults");
    return lines;
  }

  @Test
  @DisplayName("find each planted fault, in the same words")
  void planted() throws Exception {
    Path sound = sound();
    assertEquals(List.of("no fault found"), script(sound));
    assertEquals(List.of("no fault found"), command(FolderCheck.of(sound)));
    Map<String, Fault> faults = faults();
    assertTrue(faults.size() >= 20);
    for (Map.Entry<String, Fault> fault : faults.entrySet()) {
      Path folder = home.resolve("spoilt");
      Files.createDirectories(folder);
      try (var files = Files.list(sound)) {
        for (Path file : files.toList()) {
          Files.copy(file, folder.resolve(file.getFileName()));
        }
      }
      fault.getValue().in(folder);
      List<String> said = command(FolderCheck.of(folder));
      String words = fault.getKey().replace(" (bytes)", "");
      assertTrue(said.stream().anyMatch(line -> line.contains(words)), words + ": " + said);
      assertEquals(said, script(folder), words);
      Folders.delete(folder);
    }
  }

  @Test
  @DisplayName("the command's exit code says whether there is a fault")
  void command() throws Exception {
    Path folder = sound();
    CommandFixture commands = new CommandFixture(home);
    CommandFixture.Result none = commands.run("train", "check", folder.toString());
    assertEquals(0, none.code(), none.out());
    Files.delete(folder.resolve("sft.yaml"));
    CommandFixture.Result one = commands.run("train", "check", folder.toString(), "--json");
    assertEquals(1, one.code());
    assertEquals("sft.yaml: is missing", one.json().path("faults").path(0).asString());
  }
}
