// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.run;

import dev.afterburner.workbench.files.FileFaults;
import dev.afterburner.workbench.files.WholeFile;
import dev.afterburner.workbench.study.Plan;
import dev.afterburner.workbench.study.Study;
import dev.afterburner.workbench.study.StudyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a study's folder was made by. Cells of other settings, problems, templates or machines would
 * not mean the same, so that what differs is refused by its name.
 *
 * @param format of the folder
 * @param workbench the version that began it
 * @param created when
 * @param machine where programs were measured
 * @param study its settings
 * @param problems by language, in order of work
 * @param digests of the problems, by id
 * @param templates digests of the prompt templates, by arm, objective and language
 * @param omitted what of the study is left out and why
 */
public record Manifest(
    int format,
    String workbench,
    Instant created,
    String machine,
    Study study,
    Map<String, List<String>> problems,
    Map<String, String> digests,
    Map<String, String> templates,
    List<String> omitted) {

  /** Of this class. */
  public static final int FORMAT = 1;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** They may change between runs: they say how long to work and how, not what is asked. */
  private static final List<String> FREE =
      List.of(
          "format",
          "workbench",
          "created",
          "omitted",
          "study.limits.",
          "study.requests",
          // Which problems they come to stands in "problems".
          "study.problems.");

  private static final String ARMS = "study.arms.";

  /** Of these there may be more. */
  private static final List<String> ADDED =
      List.of("problems.", "digests.", "templates.", ARMS, "study.languages.", "study.objectives.");

  /** These may be larger. */
  private static final Set<String> GROWING = Set.of("study.iterations", "study.replicates");

  private static final int SHOWN = 60;

  public Manifest {
    problems = Map.copyOf(problems);
    digests = Map.copyOf(digests);
    templates = Map.copyOf(templates);
    omitted = List.copyOf(omitted);
  }

  /** The manifest of a folder; empty where there is none. */
  public static Optional<Manifest> read(StudyFolder folder) throws StudyException {
    Optional<String> text = StudyFolder.text(folder.manifest());
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      Manifest read = MAPPER.readValue(text.get(), Manifest.class);
      if (read == null || !Whole.is(read)) {
        throw new StudyException(damaged(folder));
      }
      if (read.format() > FORMAT) {
        throw new StudyException(
            folder.path() + " was written by a later workbench; open it with that one");
      }
      return Optional.of(read);
    } catch (JacksonException e) {
      throw new StudyException(damaged(folder), e);
    }
  }

  private static String damaged(StudyFolder folder) {
    return folder.manifest() + " is damaged and can't be read; restore it from a copy";
  }

  /** The manifest of a folder that must hold a study. */
  public static Manifest of(StudyFolder folder) throws StudyException {
    return read(folder)
        .orElseThrow(
            () ->
                new StudyException(
                    "there is no study in "
                        + folder.path()
                        + " (no manifest.json); `workbench study run FILE --out DIR` makes one"));
  }

  /** The same, begun when another was. */
  Manifest since(Manifest before) {
    return new Manifest(
        format,
        before.workbench,
        before.created,
        machine,
        study,
        problems,
        digests,
        templates,
        omitted);
  }

  /** As it is written. */
  public String text() {
    return MAPPER.writeValueAsString(this);
  }

  /** Writes it. */
  void write(StudyFolder folder) throws StudyException {
    try {
      WholeFile.write(
          folder.manifest(), out -> out.write((text() + "\n").getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new StudyException("can't write " + folder.manifest() + ": " + FileFaults.reason(e), e);
    }
  }

  /** The plan that was made, without looking for the problems again. */
  public Plan plan() throws StudyException {
    return Plan.of(study, problems, omitted, id -> Objects.requireNonNullElse(digests.get(id), ""));
  }

  /**
   * What of this one another manifest has otherwise, one sentence a setting: "study.iterations was
   * 4 and is 2 now". A study may be asked more than before: further problems, arms, languages and
   * objectives, and more iterations and replicates leave every cell what it was.
   */
  List<String> differences(Manifest now) {
    Map<String, String> before = flat(this);
    Map<String, String> after = flat(now);
    TreeSet<String> keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    return keys.stream()
        .filter(key -> FREE.stream().noneMatch(key::startsWith))
        .filter(key -> !isSame(key, before.get(key), after.get(key), before.keySet()))
        .map(
            key ->
                key
                    + " was "
                    + shown(before.get(key))
                    + " and is "
                    + shown(after.get(key))
                    + " now")
        .toList();
  }

  private static boolean isSame(
      String key, @Nullable String before, @Nullable String after, Set<String> known) {
    if (Objects.equals(before, after)) {
      return true;
    }
    if (before == null) {
      // What is new as a whole, and not a new value of what there was.
      String group = key.startsWith(ARMS) ? key.substring(0, key.lastIndexOf('.') + 1) : key;
      return ADDED.stream().anyMatch(key::startsWith)
          && known.stream().noneMatch(k -> k.startsWith(group));
    }
    return after != null
        && GROWING.contains(key)
        && Integer.parseInt(after) > Integer.parseInt(before);
  }

  private static String shown(@Nullable String value) {
    if (value == null || value.isEmpty()) {
      return "not there";
    }
    return value.length() <= SHOWN ? value : value.substring(0, SHOWN - 1) + "…";
  }

  private static Map<String, String> flat(Manifest manifest) {
    Map<String, String> values = new TreeMap<>();
    flatten("", MAPPER.valueToTree(manifest), values);
    return values;
  }

  private static void flatten(String path, JsonNode node, Map<String, String> values) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              p ->
                  flatten(
                      path.isEmpty() ? p.getKey() : path + "." + p.getKey(), p.getValue(), values));
    } else if (node.isArray()) {
      // By what they are, and not by their places: one that is added moves others.
      for (JsonNode item : node) {
        String name = item.isObject() ? item.path("name").asString("") : item.asString();
        flatten(path + "." + name.replace('.', '·'), item, values);
      }
    } else if (!node.isNull()) {
      values.put(path, node.asString());
    }
  }
}
