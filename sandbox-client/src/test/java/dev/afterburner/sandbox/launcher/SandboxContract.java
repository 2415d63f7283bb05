// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Limits;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Languages;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What any sandbox does with ordinary programs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class SandboxContract {

  private static final Map<String, String> DOUBLE =
      Map.of(
          "python", "print(2 * int(input()))",
          "cpp",
              "#include <iostream>\nint main(){int n; std::cin >> n; std::cout << 2*n << \"\\n\";}",
          "java",
              "public class Main { public static void main(String[] a) { System.out.println(2 * new"
                  + " java.util.Scanner(System.in).nextInt()); } }",
          "javascript", "console.log(2 * Number(require('fs').readFileSync(0, 'utf8')))",
          "go",
              "package main\nimport \"fmt\"\nfunc main(){ var n int; fmt.Scan(&n); fmt.Println(2*n) }",
          "ruby", "puts 2 * gets.to_i",
          "rust",
              "fn main(){ let mut s = String::new(); std::io::stdin().read_line(&mut s).unwrap();"
                  + " println!(\"{}\", 2 * s.trim().parse::<i64>().unwrap()); }");

  private final Languages languages = new Languages();
  private @Nullable Sandbox opened;

  /** Opens the sandbox that is tried. */
  protected abstract Sandbox open(Path folder) throws Exception;

  @BeforeAll
  void begin(@TempDir Path folder) throws Exception {
    opened = open(folder);
  }

  @AfterAll
  void close() {
    if (opened != null) {
      opened.close();
    }
  }

  /** The sandbox that is tried. */
  protected Sandbox sandbox() {
    return Objects.requireNonNull(opened);
  }

  @org.junit.jupiter.params.ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(
      strings = {"python", "cpp", "java", "javascript", "go", "ruby", "rust"})
  @DisplayName("a program in each language reads its input and prints")
  void everyLanguage(String id) throws Exception {
    Run run = run(id, DOUBLE.getOrDefault(id, ""), "21\n", Limits.DEFAULT);
    assertEquals(new Outcome.Completed(), run.outcome(), run.stderr().text());
    assertEquals("42\n", run.stdout().text());
    assertTrue(run.wallNanos() > 0 && run.cpuNanos() > 0 && run.peakBytes() > 0);
  }

  @Test
  @DisplayName("a command of more words than can be handed on is refused, saying so")
  void words() throws Exception {
    Program.Source program = source("python", "print(1)");
    for (List<String> words :
        List.of(Collections.nCopies(5_000, "a"), List.of("a".repeat(200_000)))) {
      Execution execution = Execution.of(program.withArguments(words), Bytes.EMPTY);
      SandboxException refused =
          assertThrows(
              SandboxException.class,
              () -> sandbox().run(execution, RunObserver.NONE, new Cancellation()));
      assertTrue(
          String.valueOf(refused.getMessage()).contains("can be handed to a program"),
          refused.getMessage());
    }
  }

  @Test
  @DisplayName("what a program allocates shows in its curve")
  void curve() throws Exception {
    Run run =
        run(
            "python",
            "import time\nx = bytearray(50_000_000)\ntime.sleep(0.2)\ndel x\ntime.sleep(0.2)",
            "",
            Limits.DEFAULT);
    assertEquals(new Outcome.Completed(), run.outcome(), run.stderr().text());
    assertTrue(run.curve().peakBytes() > 50_000_000);
    double area = run.integralByteSeconds();
    assertTrue(area > 0.2 * 50e6, area + "");
  }

  @Test
  @DisplayName("a program that ends before the first sample has memory and an integral")
  void shorterThanASample() throws Exception {
    int slow = 100; // the first sample comes after 10 ms
    Execution execution =
        new Execution(source("cpp", "int main() {}"), Bytes.EMPTY, Limits.DEFAULT, slow);
    Run run = sandbox().run(execution, RunObserver.NONE, new Cancellation());
    assertEquals(new Outcome.Completed(), run.outcome(), run.stderr().text());
    assertEquals(1, run.curve().size());
    assertEquals(run.highWaterBytes(), run.curve().peakBytes());
    assertTrue(run.highWaterBytes() > 500_000, run + "");
    assertEquals(run.highWaterBytes() * (run.wallNanos() / 1e9), run.integralByteSeconds(), 1e-6);
  }

  @Test
  @DisplayName("an endless loop ends at the time limit")
  void endless() throws Exception {
    Run run =
        run("python", "while True: pass", "", Limits.DEFAULT.withWall(Duration.ofMillis(300)));
    Outcome.Killed killed = assertInstanceOf(Outcome.Killed.class, run.outcome());
    assertEquals(Outcome.Limit.WALL_TIME, killed.limit());
  }

  @Test
  @DisplayName("an allocation of 2 GB ends at the memory limit")
  void memory() throws Exception {
    Run run = run("python", "x = b'x' * 2_000_000_000\nprint(len(x))", "", Limits.DEFAULT);
    assertEquals("memory_limit", run.outcome().id());
  }

  @Test
  @DisplayName("a flood of output ends at the output limit")
  void output() throws Exception {
    Run run = run("python", "while True: print('x' * 10000)", "", Limits.DEFAULT);
    assertEquals("output_limit", run.outcome().id());
  }

  @Test
  @DisplayName("what does not compile says why")
  void compileError() throws Exception {
    Run run = run("cpp", "int main() { return x; }", "", Limits.DEFAULT);
    Outcome.CompileFailed failed = assertInstanceOf(Outcome.CompileFailed.class, run.outcome());
    assertTrue(failed.diagnostics().contains("was not declared"), failed.diagnostics());
  }

  @Test
  @DisplayName("an exception is a runtime error with its exit code and message")
  void runtimeError() throws Exception {
    Run run = run("python", "raise ValueError('no')", "", Limits.DEFAULT);
    assertEquals(new Outcome.RuntimeError(1, 0), run.outcome());
    assertTrue(run.stderr().text().contains("ValueError: no"));
  }

  @Test
  @DisplayName("stopping ends the program")
  void cancel() throws Exception {
    Cancellation cancellation = new Cancellation();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                Thread.sleep(300);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              cancellation.cancel();
            });
    Run run =
        sandbox()
            .run(
                Execution.of(source("python", "while True: pass"), Bytes.EMPTY),
                RunObserver.NONE,
                cancellation);
    assertEquals(new Outcome.Cancelled(), run.outcome());
  }

  protected Run run(String language, String code, String stdin, Limits limits) throws Exception {
    return sandbox()
        .run(
            Execution.of(source(language, code), Bytes.utf8(stdin)).withLimits(limits),
            RunObserver.NONE,
            new Cancellation());
  }

  protected Program.Source source(String language, String code) {
    return new Program.Source(languages.byId(language).orElseThrow(), code);
  }
}
