// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.afterburner.workbench.study.Plan;
import dev.afterburner.workbench.study.Study;
import dev.afterburner.workbench.study.StudyException;
import dev.afterburner.workbench.study.StudyFile;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A study's manifest")
class ManifestTest {

  private static final String FILE =
      """
      study: one
      languages: python
      objectives: time
      iterations: 2
      replicates: 2
      seed: 7
      arms:
        - {name: full, model: demo, temperature: 0.5}
        - {name: bare, model: demo}
      """;

  private static Plan plan(String file, List<String> problems) throws StudyException {
    Study study = StudyFile.read(file, "study.yaml", List.of());
    return Plan.of(study, Map.of("python", problems), List.of(), id -> "digest of " + id);
  }

  private static Manifest manifest(String file, String... problems) throws StudyException {
    Plan plan = plan(file, List.of(problems));
    return new Manifest(
        Manifest.FORMAT,
        "1",
        Instant.EPOCH,
        "here",
        plan.study(),
        plan.problems(),
        plan.digests(),
        plan.study().arms().stream()
            .collect(Collectors.toMap(a -> a.name() + ", time, python", a -> "t")),
        List.of());
  }

  private static List<String> differences(String changed, String... problems)
      throws StudyException {
    return manifest(FILE, "a", "b").differences(manifest(changed, problems));
  }

  @Test
  @DisplayName("lets a study be asked more: problems, iterations, replicates and arms")
  void extended() throws StudyException {
    assertEquals(List.of(), differences(FILE, "a", "b"));
    assertEquals(List.of(), differences(FILE, "c", "a", "b", "d"));
    assertEquals(List.of(), differences(FILE.replace("iterations: 2", "iterations: 9"), "a", "b"));
    assertEquals(List.of(), differences(FILE.replace("replicates: 2", "replicates: 3"), "a", "b"));
    String third = "  - {name: first, model: demo, max-tokens: 99}\n";
    assertEquals(List.of(), differences(FILE.replace("arms:\n", "arms:\n" + third), "a", "b"));
    assertEquals(List.of(), differences(FILE + "budget: {tokens: 5}\nrequests: 3\n", "a", "b"));
  }

  @Test
  @DisplayName("refuses by its name what would change the cells that are there, or take some away")
  void refused() throws StudyException {
    assertEquals(
        List.of("study.seed was 7 and is 8 now"),
        differences(FILE.replace("seed: 7", "seed: 8"), "a", "b"));
    assertEquals(
        List.of("study.iterations was 2 and is 1 now"),
        differences(FILE.replace("iterations: 2", "iterations: 1"), "a", "b"));
    assertEquals(
        List.of("study.arms.full.temperature was 0.5 and is 0.7 now"),
        differences(FILE.replace("0.5", "0.7"), "a", "b"));
    assertEquals(
        List.of("study.arms.bare.temperature was not there and is 0.1 now"),
        differences(
            FILE.replace(
                "{name: bare, model: demo}", "{name: bare, model: demo, temperature: 0.1}"),
            "a",
            "b"));
    assertEquals(
        List.of(
            "digests.b was digest of b and is not there now",
            "problems.python.b was b and is not there now"),
        differences(FILE, "a"));
  }

  @Test
  @DisplayName("has the cells of before among those of a study that is asked more")
  void cells() throws StudyException {
    Set<String> before = keys(plan(FILE, List.of("a", "b")));
    Set<String> after =
        keys(
            plan(
                FILE.replace("iterations: 2", "iterations: 3")
                    .replace("replicates: 2", "replicates: 3"),
                List.of("a", "b", "c")));
    assertEquals(2 * 2 * 2 * 3, before.size());
    assertEquals(3 * 2 * 3 * 4, after.size());
    Set<String> both = new HashSet<>(after);
    both.retainAll(before);
    assertEquals(before, both);
  }

  private static Set<String> keys(Plan plan) {
    Set<String> keys = new HashSet<>();
    plan.lines()
        .forEach(
            line -> {
              for (int i = 0; i <= plan.study().iterations(); i++) {
                keys.add(line.cell(i));
              }
            });
    return keys;
  }
}
