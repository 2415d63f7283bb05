// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Limits;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.sandbox.language.Toolchains;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("a Python program in a copy of a warm interpreter")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WarmInterpretersTest {

  private static final Limits LIMITS =
      new Limits(
          Duration.ofSeconds(30), Duration.ofSeconds(30), 400_000_000, 32, 4_000_000, 16_000_000);

  /** As many copies as it takes for each interpreter of a launcher to have had its turn. */
  private static final int TURNS = 5;

  private @Nullable LocalSandbox sandbox;

  /** What a program says of a fresh process that is checked. */
  private @Nullable Run report;

  @BeforeAll
  void begin(@TempDir Path folder) throws Exception {
    sandbox = LocalSandbox.open(folder, Toolchains.ofThisMachine());
    // The first run of a kept namespace starts afresh.
    report = check(source("report"));
    assertEquals("completed", report.outcome().id(), report.stderr().text());
    Assumptions.assumeTrue(
        System.getProperty("os.arch", "").equals("amd64"),
        "interpreters are kept warm on x86-64 alone");
  }

  @AfterAll
  void close() {
    if (sandbox != null) {
      sandbox.close();
    }
  }

  private Run check(String code) throws Exception {
    return Objects.requireNonNull(sandbox).check(execution(code), new Cancellation());
  }

  private Run fresh(String code) throws Exception {
    return Objects.requireNonNull(sandbox)
        .run(execution(code), RunObserver.NONE, new Cancellation());
  }

  private static Execution execution(String code) {
    return new Execution(
        new Program.Source(new Languages().byId("python").orElseThrow(), code),
        Bytes.utf8("first\nsecond\n"),
        LIMITS,
        1000);
  }

  private static String source(String name) throws Exception {
    try (InputStream in = WarmInterpretersTest.class.getResourceAsStream("/warm/" + name + ".py")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** All of a start that a program can see and that is not another one each time. */
  private static void assertSame(Run fresh, Run copied, String what) {
    assertEquals(fresh.outcome(), copied.outcome(), what + copied.stderr().text());
    assertEquals(fresh.stdout().text(), copied.stdout().text(), what);
    assertEquals(fresh.stderr().text(), copied.stderr().text(), what);
    assertEquals(fresh.orphans(), copied.orphans(), what);
  }

  @Test
  @DisplayName("is a copy, which has only init beside it")
  void isACopy() throws Exception {
    String code =
        "import os\nprint(os.getpid(), os.getppid(), sorted(p for p in os.listdir('/proc') if p.isdigit()))";
    assertEquals("2 1 ['1', '2']\n", fresh(code).stdout().text());
    // The second process was the helper that made it.
    assertEquals("3 1 ['1', '3']\n", check(code).stdout().text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ends-uncaught",
        "ends-by-exit",
        "ends-at-once",
        "ends-by-signal",
        "does-not-parse",
        "streams",
        "threads-and-children",
      })
  @DisplayName("sees what a program in a fresh process sees, and ends as it does")
  void asFresh(String name) throws Exception {
    Run fresh = fresh(source(name));
    for (int i = 0; i < TURNS; i++) {
      assertSame(fresh, check(source(name)), name);
    }
  }

  @Test
  @DisplayName("draws random numbers of its own, and cases that follow have other hash seeds")
  void seeds() throws Exception {
    Set<String> drawn = new HashSet<>();
    Set<String> hashes = new HashSet<>();
    for (int i = 0; i < TURNS; i++) {
      String[] said =
          check("import random\nprint(random.random(), hash('a'))").stdout().text().split(" ", -1);
      drawn.add(said[0]);
      hashes.add(said[1]);
    }
    assertEquals(TURNS, drawn.size());
    assertTrue(hashes.size() >= TURNS - 1, "hash seeds: " + hashes.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "signals-everyone",
        "signals-its-group-and-parent",
        "traces-by-number",
        "writes-memory-files",
        "writes-to-descriptors",
        "talks-on-sockets",
        "changes-the-library",
        "changes-constants-in-memory",
        "writes-to-shared-pages",
        "leaves-timers-and-handlers",
        "leaves-children",
        "lowers-its-limits",
        "changes-its-folder-and-files",
        "leaves-semaphores",
        "takes-all-processes",
        "takes-all-memory",
        "sets-the-clock",
        "changes-seeds-and-environment",
        "becomes-another-program",
      })
  @DisplayName("changes nothing for the one that follows")
  void attack(String name) throws Exception {
    for (int i = 0; i < TURNS; i++) {
      Run attack = check(source("attacks/" + name));
      assertNotEquals("fault", attack.outcome().id());
      assertTrue(attack.stdout().text().startsWith("began"), name + ": " + attack.stderr().text());
      assertTrue(!attack.stdout().text().contains("REACHED"), attack.stdout().text());
    }
    for (int i = 0; i < TURNS; i++) {
      assertSame(Objects.requireNonNull(report), check(source("report")), name);
      assertEquals("3\n", check("import os\nprint(os.getpid())").stdout().text(), name);
    }
  }
}
