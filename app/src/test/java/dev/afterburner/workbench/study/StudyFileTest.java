// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.session.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("A study file")
class StudyFileTest {

  private static final Path STUDIES = Path.of("..", "resources", "studies");
  private static final String ARM = "arms:\n  - model: demo\n";

  private static Study read(String text, String... set) throws StudyException {
    return StudyFile.read(text, "mine.yaml", List.of(set));
  }

  private static String fault(String text, String... set) {
    StudyException e = assertThrows(StudyException.class, () -> read(text, set));
    assertTrue(e.isBadUse());
    return String.valueOf(e.getMessage());
  }

  @Test
  @DisplayName("says all that a study is")
  void whole() throws StudyException {
    Study study =
        read(
            """
            study: mine
            problems: {set: venus, split: test, sample: 30, seed: 4, difficulty: [easy, hard]}
            languages: [python, go]
            objectives: [time, memory]
            arms:
              - {name: a, model: "openai:http://h:1#m", temperature: 0, top-p: 0.9, max-tokens: 99}
              - {name: b, policy: follow-latest, ablation: no-original, extra: [top_k=40]}
            iterations: 10
            candidates: 2
            replicates: 3
            seed: -7
            start: original
            acceptance: plain
            measuring: {min-runs: 2, max-runs: 4, seconds: 0.5}
            budget: {tokens: 1_000_000, money: 2.5, hours: 8}
            requests: 16
            """);
    assertEquals("mine", study.name());
    assertEquals(30, study.problems().sample());
    assertEquals("venus", study.problems().set());
    assertEquals(List.of("python", "go"), study.languages());
    assertEquals(List.of(Figure.TIME, Figure.MEMORY), study.objectives());
    assertEquals(
        new Arm(
            "a",
            "openai:http://h:1#m",
            "",
            "",
            0.0,
            0.9,
            99,
            List.of(),
            Settings.Policy.KEEP_BEST,
            Ablation.NONE),
        study.arms().get(0));
    assertEquals(Ablation.NO_ORIGINAL, study.arms().get(1).ablation());
    assertEquals(Settings.Policy.FOLLOW_LATEST, study.arms().get(1).policy());
    assertEquals(10, study.iterations());
    assertEquals(-7, study.seed());
    assertEquals(Study.Start.ORIGINAL, study.start());
    assertEquals(Settings.Acceptance.PLAIN, study.acceptance());
    assertEquals(new Study.Measuring(2, 4, 0.5), study.measuring());
    assertEquals(new Study.Limits(1_000_000, 2.5, 8), study.limits());
    assertEquals(16, study.requests());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "iteratons: 3| line 3: a study has no key \"iteratons\" (did you mean iterations?)",
        "iterations: many| line 3: iterations must be a whole number from 0 to 1000, not many",
        "iterations: 1001| line 3: iterations must be a whole number from 0 to 1000, not 1001",
        "iterations: 2.5| line 3: iterations must be a whole number from 0 to 1000, not 2.5",
        "start: middle| line 3: start must be one of none, original, reference, not middle",
        "objectives: [time, size]| line 3: objectives must be one of time, memory, integral",
        "objectives: [time, time]| line 3: objectives names something twice",
        "problems: {ids: [a], sample: 3}| line 3: ids and subset can't be combined",
        "problems: 3| line 3: problems must be keys with values",
        "measuring: {min-runs: 9, max-runs: 3}| line 3: max-runs is 3 and min-runs 9",
        "budget: {tokens: -1}| line 3: tokens must be a whole number of 0 or more, not -1",
        "protocol: monolith| line 3: protocol must be one of workbench, paper, not monolith",
        "seed: 1: 2| line 3: this is not YAML",
        "arms: []| line 3: the key \"arms\" stands here twice"
      })
  @DisplayName("that is wrong is told of by line and key")
  void wrong(String line, String expected) {
    String fault = fault(ARM + line + "\n");
    assertTrue(fault.startsWith("mine.yaml") && fault.contains(expected.strip()), fault);
  }

  @Test
  @DisplayName("of the protocol paper has 16 runs and the smaller figure, and Python alone")
  void paper() throws StudyException {
    Study study = StudyFile.read(ARM + "protocol: paper\n", "mine.yaml", List.of());
    assertEquals(Study.Protocol.PAPER, study.protocol());
    assertEquals(new Study.Measuring(16, 16, 3600), study.measuring());
    assertEquals(Settings.Acceptance.PLAIN, study.acceptance());
    assertEquals(
        new Study.Measuring(4, 4, 3600),
        StudyFile.read(
                ARM + "protocol: paper\nmeasuring: {min-runs: 4, max-runs: 4}\n",
                "mine.yaml",
                List.of())
            .measuring());
    for (var refused :
        Map.of(
                "languages: cpp", "the published harness runs Python alone",
                "acceptance: interleaved", "protocol paper takes the smaller figure",
                "measuring: {min-runs: 4}", "protocol paper runs each program equally often")
            .entrySet()) {
      String told = fault(ARM + "protocol: paper\n" + refused.getKey() + "\n");
      assertTrue(told.contains(refused.getValue()), told);
    }
  }

  @Test
  @DisplayName("needs arms that are told apart and name models that there are")
  void arms() {
    assertTrue(fault("study: x\n").contains("a study needs arms"));
    assertTrue(
        fault("arms:\n  - name: a\n  - name: a\n").contains("line 3: two arms are called \"a\""));
    assertTrue(
        fault("arms:\n  - name: '=HYPERLINK(1)'\n")
            .contains("line 2: the name \"=HYPERLINK(1)\" has to begin with a letter or a digit"));
    assertTrue(fault("arms:\n  - model: nobody\n").startsWith("mine.yaml, line 2: "));
    assertTrue(
        fault("arms:\n  - temperature: 3\n")
            .contains("line 2: temperature must be a number from 0 to 2, not 3"));
    assertTrue(
        fault("arms:\n  - model: demo\n    tempature: 1\n").contains("line 3: an arm has no"));
  }

  @Test
  @DisplayName("gives way to --set, whose faults are told of by its key")
  void set() throws StudyException {
    Study study =
        read(
            ARM + "iterations: 1\n",
            "iterations=4",
            "arms.0.temperature=0.5",
            "problems.ids=[a, b]");
    assertEquals(4, study.iterations());
    assertEquals(0.5, study.arms().getFirst().temperature());
    assertEquals(List.of("a", "b"), study.problems().ids());
    assertTrue(fault(ARM, "iterations=x").startsWith("--set iterations: iterations must be"));
    assertTrue(fault(ARM, "arms.1.model=demo").contains("\"1\" is not an index into a list of 1"));
    assertTrue(fault(ARM, "iterations").contains("--set needs KEY=VALUE"));
    assertTrue(fault(ARM, "nothing=1").startsWith("--set nothing: a study has no key"));
  }

  @Test
  @DisplayName("of any hostile kind ends in a sentence")
  void hostile() {
    for (String text :
        List.of(
            "[".repeat(5_000),
            "a: &a [*a, *a]\n",
            "!!java.lang.Runtime {}\n",
            "? [a]\n: b\n",
            "- 1\n- 2\n",
            "just words",
            "arms: " + "{a: ".repeat(200) + "1" + "}".repeat(200),
            "\u0000")) {
      String fault = fault(text);
      assertTrue(fault.startsWith("mine.yaml"), fault);
      assertTrue(!fault.contains("Exception") && !fault.contains("org."), fault);
    }
  }

  @Test
  @DisplayName("of each preset can be read, and has what its name promises")
  void presets() throws StudyException {
    Presets presets = new Presets(STUDIES.resolve("presets"));
    Study litmus = StudyFile.read(presets.text("litmus"), "litmus", List.of());
    assertEquals(0, litmus.iterations());
    assertEquals(Study.Start.NONE, litmus.start());
    assertEquals(10, StudyFile.read(presets.text("curves"), "curves", List.of()).iterations());
    Study ablation = StudyFile.read(presets.text("ablation"), "ablation", List.of());
    assertEquals(
        List.of(Ablation.NONE, Ablation.NO_FEEDBACK, Ablation.NO_ORIGINAL),
        ablation.arms().stream().map(Arm::ablation).toList());
    StudyException unknown = assertThrows(StudyException.class, () -> presets.text("../litmus"));
    assertTrue(
        String.valueOf(unknown.getMessage()).contains("choose one of litmus, curves, ablation"),
        unknown::toString);
  }

  @Test
  @DisplayName("has in its schema the keys that are read, no more and no fewer")
  void schema() throws Exception {
    JsonNode schema =
        JsonMapper.builder().build().readTree(Files.readString(STUDIES.resolve("schema.json")));
    assertEquals(keys(fault(ARM + "?: 1")), names(schema.get("properties")));
    assertEquals(
        keys(fault("arms:\n  - {?: 1}\n")), names(schema.at("/properties/arms/items/properties")));
    for (String key : List.of("problems", "measuring", "budget")) {
      assertEquals(
          keys(fault(ARM + key + ": {\"?\": 1}\n")),
          names(schema.at("/properties/" + key + "/properties")),
          key);
    }
  }

  private static Set<String> names(JsonNode properties) {
    assertNotNull(properties);
    return new TreeSet<>(properties.propertyNames());
  }

  private static Set<String> keys(String fault) {
    String list = fault.substring(fault.indexOf("its keys are ") + "its keys are ".length());
    return Arrays.stream(list.split(", ")).collect(Collectors.toCollection(TreeSet::new));
  }
}
