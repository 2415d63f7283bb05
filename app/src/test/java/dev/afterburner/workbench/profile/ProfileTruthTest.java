// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.sandbox.language.Toolchains;
import dev.afterburner.sandbox.local.LocalSandbox;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.bundle.BundledText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Programs of which is known where their time and memory go, because the same work is done on lines
 * in turns, so many times on each. Their comments say what is true: SELF, the share of the lines
 * that say so together; TOTAL, that of what the line calls; ALLOC, where memory is taken.
 */
@DisplayName("A profile of a program whose truth is known")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProfileTruthTest {

  private static final double POINTS = 0.05;
  private static final long ENOUGH_NANOS = 500_000_000;
  private static final Pattern TRUTH = Pattern.compile("(SELF|TOTAL) (\\d+)");

  private Sandbox sandbox;

  @BeforeAll
  void open() throws Exception {
    sandbox = LocalSandbox.open(Path.of("target/sandbox-cache"), Toolchains.ofThisMachine());
  }

  @AfterAll
  void close() {
    sandbox.close();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "loops.py", "calls.py", "loops.cpp", "calls.cpp", "loops.go", "calls.go", "loops.rs",
        "calls.rs", "loops.js", "calls.js", "loops.rb", "calls.rb", "loops.java", "calls.java"
      })
  @DisplayName("shows each share within 5 points, and each allocation at its line")
  void truth(String file) throws Exception {
    String code = BundledText.of(Symbols.class, file);
    Profile profile = profile(file, code);
    assertEquals(new Outcome.Completed(), profile.last().outcome(), file);
    assertTrue(profile.samples() > 200, () -> profile.samples() + " samples");
    Map<String, Double> seen = new TreeMap<>();
    Map<String, Double> true_ = new TreeMap<>();
    List<Integer> allocating = new ArrayList<>();
    List<String> text = code.lines().toList();
    for (int i = 0; i < text.size(); i++) {
      int number = i + 1;
      Matcher said = TRUTH.matcher(text.get(i));
      if (said.find()) {
        boolean self = said.group(1).equals("SELF");
        double share =
            profile.lines().stream()
                .filter(line -> line.line() == number)
                .map(line -> self ? line.self() : line.total())
                .mapToDouble(Interval::value)
                .sum();
        seen.merge(said.group(), share, Double::sum);
        true_.put(said.group(), Integer.parseInt(said.group(2)) / 100.0);
      }
      if (text.get(i).contains("ALLOC")) {
        allocating.add(number);
      }
    }
    assertFalse(true_.isEmpty());
    // The truth is of what these lines take together: how long a start-up is, nobody knows.
    double together = seen.values().stream().mapToDouble(share -> share).sum();
    assertTrue(together > 0.4, () -> seen + " of " + profile.lines());
    seen.replaceAll((what, share) -> share / together);
    true_.forEach(
        (what, share) ->
            assertEquals(
                share,
                seen.getOrDefault(what, 0.0),
                POINTS,
                () -> what + " of " + seen + profile.lines()));
    if (!allocating.isEmpty()) {
      Profile.Line most =
          profile.lines().stream()
              .max(java.util.Comparator.comparingLong(Profile.Line::memoryBytes))
              .orElseThrow();
      assertTrue(allocating.contains(most.line()), () -> most + " of " + profile.lines());
      long there =
          profile.lines().stream()
              .filter(line -> allocating.contains(line.line()))
              .mapToLong(Profile.Line::memoryBytes)
              .sum();
      assertTrue(there > 10_000_000, () -> there + " of " + profile.lines());
    }
    double least = profile.lines().stream().mapToDouble(line -> line.self().low()).min().orElse(-1);
    assertTrue(least >= 0, () -> String.valueOf(profile.lines()));
  }

  private Profile profile(String file, String code) throws Exception {
    Program.Source program = new Program.Source(language(file), code);
    return new Profiler(sandbox, ENOUGH_NANOS)
        .run(Execution.of(program, Bytes.EMPTY), code, file, what -> {}, new Cancellation());
  }

  private static Language language(String file) {
    String ending = file.substring(file.indexOf('.') + 1);
    return new Languages()
        .known().stream()
            .filter(language -> language.extensions().contains(ending))
            .findFirst()
            .orElseThrow();
  }
}
