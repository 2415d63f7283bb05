// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Limits;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.sandbox.language.Toolchains;
import dev.afterburner.sandbox.local.LocalSandbox;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("A profile of a hostile program")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileProfileTest {

  private Sandbox sandbox;

  @BeforeAll
  void open() throws Exception {
    sandbox = LocalSandbox.open(Path.of("target/sandbox-cache"), Toolchains.ofThisMachine());
  }

  @AfterAll
  void close() {
    sandbox.close();
  }

  private Profile profile(String language, String code, Limits limits) throws Exception {
    Program.Source program = new Program.Source(new Languages().byId(language).orElseThrow(), code);
    return new Profiler(sandbox, 1)
        .run(
            Execution.of(program, Bytes.EMPTY).withLimits(limits),
            code,
            "program",
            what -> {},
            new Cancellation());
  }

  private Outcome.Limit limit(Profile profile) {
    return assertInstanceOf(Outcome.Killed.class, profile.last().outcome()).limit();
  }

  @Test
  @DisplayName("that never ends has the time limit for its outcome, and the line it was on")
  void endless() throws Exception {
    Profile profile =
        profile(
            "python",
            "n = 0\nwhile True:\n  n += 1\n",
            Limits.DEFAULT.withWall(Duration.ofMillis(600)));
    assertEquals(Outcome.Limit.WALL_TIME, limit(profile));
    assertTrue(
        profile.lines().stream().anyMatch(l -> l.line() == 3 && l.selfSamples() > 20),
        profile.lines()::toString);
    assertEquals(null, profile.slowDown());
  }

  @Test
  @DisplayName("that forks, floods or takes memory meets the limits of any run")
  void limits() throws Exception {
    assertEquals(
        Outcome.Limit.PROCESSES,
        limit(
            profile(
                "python",
                """
                import os, time
                while True:
                  try:
                    if os.fork() == 0: time.sleep(60)
                  except OSError: pass
                """,
                Limits.DEFAULT)));
    assertEquals(
        Outcome.Limit.OUTPUT,
        limit(profile("python", "while True: print('x' * 100000)\n", Limits.DEFAULT)));
    assertEquals(
        Outcome.Limit.MEMORY,
        limit(
            profile(
                "cpp",
                "#include <cstring>\nint main() { for (;;) std::memset(new char[1 << 24], 1, 1 << 24); }",
                Limits.DEFAULT)));
  }

  @Test
  @DisplayName("that writes samples of its own is held to its file's bounds and its own lines")
  void forged() throws Exception {
    String forging =
        """
        Thread.new { } # the sampler's file is the program's to write
        File.open("/tmp/.profile", "w") do |f|
          f.write("not a sample\\n" * 1000)
          f.write("99999999999999999999999\\u001e1\\u001fa\\u001fb\\n")
          f.write("5\\u001e999999999999\\u001f/etc/passwd\\u001ff\\n")
          f.write("5\\u001e-7\\u001f/program/main.rb\\u001ff\\n")
        end
        """;
    Profile profile = profile("ruby", forging, Limits.DEFAULT);
    assertInstanceOf(Outcome.Completed.class, profile.last().outcome());
    assertTrue(
        profile.lines().stream().allMatch(line -> line.line() >= 1 && line.line() <= 7),
        profile.lines()::toString);
  }

  @Test
  @DisplayName("that takes the sampler's file away, or puts a link or a pipe there, is said so")
  void noFile() throws Exception {
    for (String deed :
        new String[] {
          "File.unlink('/tmp/.profile')",
          "File.unlink('/tmp/.profile'); File.symlink('/etc/shadow', '/tmp/.profile')",
          "File.unlink('/tmp/.profile'); File.mkfifo('/tmp/.profile')"
        }) {
      Profile profile = profile("ruby", deed + "\n", Limits.DEFAULT);
      assertInstanceOf(Outcome.Completed.class, profile.last().outcome(), deed);
      assertEquals(0, profile.samples(), deed);
      assertTrue(
          profile.notes().stream().anyMatch(note -> note.contains("left no profile")),
          profile.notes()::toString);
    }
  }

  @Test
  @DisplayName("that fills its interpreter's memory with nonsense gives a profile, or a sentence")
  void nonsense() throws Exception {
    String scribbling =
        """
        import ctypes, time
        def spin():
            end = time.monotonic() + 0.3
            while time.monotonic() < end: pass
        code = spin.__code__
        size = type(code).__basicsize__
        spin()
        state = ctypes.pythonapi.PyThreadState_Get
        state.restype = ctypes.c_void_p
        # code objects that claim to have lines of any number, and names of any length
        other = compile("\\n" * 100000 + "def f(n):\\n  while n: n -= 1", "/program/main.py", "exec")
        space = {}
        exec(other, space)
        name = "x" * 5_000_000
        space["f"].__code__ = space["f"].__code__.replace(co_name=name, co_qualname=name)
        space["f"](3_000_000)
        ctypes.memset(state() + 200, 255, 8)
        """;
    Profile profile = profile("python", scribbling, Limits.DEFAULT);
    assertTrue(profile.samples() > 50, profile.notes()::toString);
    assertTrue(profile.lines().stream().allMatch(line -> line.function().length() <= 200));
    assertFalse(profile.lines().isEmpty());
  }
}
