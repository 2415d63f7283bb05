// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train.check;

import dev.afterburner.workbench.files.FileFaults;
import dev.afterburner.workbench.files.Sha256;
import dev.afterburner.workbench.train.TrainException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Finds faults in a folder of training data. What check.py of the folder says, in the same words;
 * the script is what travels with the data to where this program is not.
 */
public final class FolderCheck {

  private static final String MANIFEST = "manifest.json";
  private static final String VALIDATION = "grpo-validation.trl.jsonl";
  private static final Pattern KEY = Pattern.compile("([A-Za-z_]+):(.*)");

  private final Path folder;
  private final List<String> faults = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private FolderCheck(Path folder) {
    this.folder = folder;
  }

  /**
   * What was found.
   *
   * @param faults in the order of looking
   * @param notes what a person should know besides
   */
  public record Found(List<String> faults, List<String> notes) {
    public Found {
      faults = List.copyOf(faults);
      notes = List.copyOf(notes);
    }
  }

  /** Looks at a folder. */
  public static Found of(Path folder) throws TrainException {
    FolderCheck check = new FolderCheck(folder);
    try {
      check.look();
    } catch (IOException e) {
      throw TrainException.failed("can't read " + folder + ": " + FileFaults.reason(e));
    }
    return new Found(check.faults, check.notes);
  }

  private void look() throws IOException {
    if (!has(MANIFEST)) {
      fault(MANIFEST, "is missing; this is not an export, or one that was stopped");
      return;
    }
    Optional<JsonNode> read = json(MANIFEST);
    if (read.isEmpty()) {
      return;
    }
    JsonNode manifest = read.get();
    if (!manifest.path("files").isArray()) {
      fault(MANIFEST, "has no list of files");
      return;
    }
    List<JsonNode> entries = new ArrayList<>();
    for (JsonNode entry : manifest.path("files")) {
      if (entry.isObject() && present(entry)) {
        entries.add(entry);
      }
    }
    Map<String, Integer> rows = new TreeMap<>();
    Map<String, List<String>> columns = new TreeMap<>();
    RowCheck check = new RowCheck(manifest, heldOut(), this::fault, notes::add);
    for (JsonNode entry : entries) {
      String name = entry.path("name").asString();
      if (name.endsWith(".jsonl")) {
        rows.put(name, check.look(folder.resolve(name), entry));
        check.columns().ifPresent(found -> columns.put(name, found));
      }
    }
    Optional<JsonNode> sets = new SetsCheck(this::has, this::json, this::fault).look(rows, columns);
    for (JsonNode entry : entries) {
      String name = entry.path("name").asString();
      if (name.equals("pairs.csv")) {
        double margin = RowCheck.setting(manifest, "margin", 0.05);
        new PairsCheck(this::fault).look(text(name), margin, rows);
      } else if (name.endsWith(".parquet")) {
        parquet(name);
      } else if (name.endsWith(".yaml")) {
        recipe(name, sets);
      }
    }
  }

  private void fault(String place, String words) {
    faults.add(place + ": " + words);
  }

  private boolean has(String name) {
    return Files.isRegularFile(folder.resolve(name));
  }

  private Optional<JsonNode> json(String name) throws IOException {
    Optional<JsonNode> read = RowCheck.parsed(Files.readAllBytes(folder.resolve(name)));
    if (read.isEmpty()) {
      fault(name, "is not JSON");
    }
    return read;
  }

  private boolean present(JsonNode entry) throws IOException {
    JsonNode named = entry.path("name");
    String name = named.isString() ? named.asString() : "";
    if (name.isEmpty() || name.contains("/") || name.contains("\\")) {
      fault(MANIFEST, "names a file that does not lie in this folder");
      return false;
    }
    if (!has(name)) {
      fault(name, "is missing");
      return false;
    }
    if (!Sha256.of(folder.resolve(name)).equals(entry.path("sha256").asString(""))) {
      fault(name, "is not the file that was exported: its SHA-256 is another one");
    }
    return true;
  }

  private Set<String> heldOut() throws IOException {
    Set<String> found = new HashSet<>();
    if (has(VALIDATION)) {
      try (RawLines lines = new RawLines(Files.newInputStream(folder.resolve(VALIDATION)))) {
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
          RowCheck.parsed(line)
              .map(row -> row.path("problem").asString(""))
              .filter(problem -> !problem.isEmpty())
              .ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private String text(String name) throws IOException {
    return new String(Files.readAllBytes(folder.resolve(name)), StandardCharsets.UTF_8);
  }

  private void parquet(String name) throws IOException {
    byte[] mark = new byte[4];
    byte[] end = new byte[4];
    boolean whole = false;
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve(name).toFile(), "r")) {
      if (file.length() >= 12) {
        file.readFully(mark);
        file.seek(file.length() - 4);
        file.readFully(end);
        whole = is(mark) && is(end);
      }
    }
    if (!whole) {
      fault(name, "is not a complete Parquet file");
    }
  }

  private static boolean is(byte[] mark) {
    return new String(mark, StandardCharsets.ISO_8859_1).equals("PAR1");
  }

  private void recipe(String name, Optional<JsonNode> sets) throws IOException {
    Map<String, String> keys = new TreeMap<>();
    for (String line : text(name).lines().toList()) {
      Matcher key = KEY.matcher(line);
      if (key.lookingAt()) {
        keys.put(key.group(1), key.group(2).strip());
      }
    }
    String data = keys.get("dataset");
    if (data != null) {
      for (String set : data.split(",", -1)) {
        if (!sets.map(s -> s.has(set.strip())).orElse(false)) {
          fault(
              name,
              "takes the data set " + set.strip() + ", which dataset_info.json does not have");
        }
      }
      if (!keys.getOrDefault("dataset_dir", "").equals(".")) {
        fault(name, "dataset_dir is not .");
      }
    }
    if (keys.getOrDefault("stage", "").equals("dpo") && keys.containsKey("adapter_name_or_path")) {
      fault(
          name,
          "trains on an adapter, and the reference would be the model without it; merge first");
    }
    if (!keys.getOrDefault("trust_remote_code", "false").equals("false")) {
      fault(name, "lets a model's own code run: trust_remote_code");
    }
  }
}
