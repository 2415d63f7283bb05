// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.curve.MemoryCurve;
import dev.afterburner.workbench.model.PromptTemplate;
import dev.afterburner.workbench.problem.CaseResult;
import dev.afterburner.workbench.problem.Judgement;
import dev.afterburner.workbench.problem.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A prompt, on request,")
class FindingsTest {

  private static final long MB = 1_000_000;

  @Test
  @DisplayName("tells memory over time at its quarters, its peak and its end")
  void curve() {
    MemoryCurve curve =
        MemoryCurve.of(
            new long[] {0, 20, 45, 60, 80, 99},
            new long[] {1 * MB, 2 * MB, 3 * MB, 9 * MB, 4 * MB, 5 * MB},
            100);
    assertEquals(
        "Its memory is 1.00 MB at the begin, 2.00 MB after a quarter of the run, 3.00 MB after half"
            + " of it, 9.00 MB after three quarters and 5.00 MB at the end. The peak of 9.00 MB"
            + " comes after 60 % of the run.",
        Findings.words(curve).replace('\u2009', ' '));
    assertEquals("Its memory has not been measured yet.", Findings.words(MemoryCurve.EMPTY));
  }

  @Test
  @DisplayName("tells the slowest case")
  void slowest() {
    Verdict passed = new Verdict.Passed(false);
    Judgement judgement =
        new Judgement(
            passed,
            List.of(
                new CaseResult("small", passed, 2_000_000, 8 * MB, ""),
                new CaseResult("large", passed, 812_000_000, 45 * MB, ""),
                new CaseResult("middle", passed, 90_000_000, 99 * MB, "")));
    assertEquals(
        "The slowest of 3 cases is large: it takes 812 ms, and 45.0 MB of memory at its peak.",
        Findings.slowest(judgement).replace('\u2009', ' '));
    assertEquals("No case of it has been run yet.", Findings.slowest(null));
  }

  @Test
  @DisplayName("has places for these, and for the hottest lines, where a template asks for them")
  void places() throws Exception {
    String text = "{{problem}} {{code}} {{performance}}\n{{profile}}\n{{slowest}}\n{{ curve }}";
    PromptTemplate template = PromptTemplate.of("mine.md", text);
    assertTrue(template.uses(PromptTemplate.PROFILE));
    assertEquals(
        "P C fast\n- line 3\nthe last\nflat",
        template.fill(
            new PromptTemplate.Content(
                "Go",
                "go",
                "P",
                "C",
                "fast",
                "",
                "",
                "",
                new PromptTemplate.Found("- line 3", "the last", "flat"))));
  }

  @Test
  @DisplayName("of a shipped template asks for no profile: that is off until a template has it")
  void off() throws Exception {
    try (Stream<Path> files = Files.list(Path.of("../resources/prompts"))) {
      List<Path> shipped = files.filter(file -> file.toString().endsWith(".md")).toList();
      assertTrue(shipped.size() >= 3);
      for (Path file : shipped) {
        PromptTemplate template = PromptTemplate.of(file.toString(), Files.readString(file));
        assertFalse(template.uses(PromptTemplate.PROFILE), file.toString());
      }
    }
  }
}
