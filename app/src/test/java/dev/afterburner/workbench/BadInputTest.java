// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.afterburner.workbench.CommandFixture.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * What is wrong is said in one line that names it and what to do, and the right exit code tells.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "programs are run by the local sandbox")
@DisplayName("Bad input:")
class BadInputTest {

  private static final String RIGHT = "n, t = map(int, input().split())\nprint('not looked at')\n";

  @TempDir private Path folder;

  private Result run(String... words) {
    Result result = new CommandFixture(folder.resolve("home")).run(words);
    assertFalse(result.err().contains("\tat "), result.err());
    assertFalse(result.err().contains("Exception"), result.err());
    assertFalse(result.err().contains("fault of the workbench"), result.err());
    return result;
  }

  private Result judge(Path file, String... more) {
    return run(
        Stream.concat(
                Stream.of("run", file.toString(), "--problem", "pair-sums", "--json"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static void assertSays(int code, Result result, String... words) {
    assertEquals(code, result.code(), result.err());
    assertTrue(result.err().lines().anyMatch(l -> l.startsWith("workbench: ")), result.err());
    String said = result.err().toLowerCase(Locale.ROOT);
    for (String word : words) {
      assertTrue(said.contains(word.toLowerCase(Locale.ROOT)), word + " in " + result.err());
    }
  }

  @Test
  @DisplayName("an unknown problem")
  void unknownProblem() throws Exception {
    Result result = run("run", file("x.py", RIGHT).toString(), "--problem", "pair-sum", "--json");
    assertSays(2, result, "no problem \"pair-sum\"", "did you mean pair-sums");
    assertTrue(result.json().get("error").asString().contains("pair-sum"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "x.cpp, int main( {",
    "x.java, public class Main { void x( }",
    "x.go, package main func main() { x := }",
    "x.rs, fn main( {"
  })
  @DisplayName("a file that does not compile")
  void doesNotCompile(String name, String code) throws Exception {
    Result result = judge(file(name, code));
    assertSays(1, result, "does not compile", "error");
    JsonNode document = result.json();
    assertEquals("compile_error", document.get("verdict").asString());
    assertFalse(document.get("failure").get("diagnostics").asString().isBlank());
  }

  @Test
  @DisplayName("a program that does not parse")
  void doesNotParse() throws Exception {
    Result result = judge(file("x.py", "def f(:\n"));
    assertSays(1, result, "runtime error", "SyntaxError");
    assertEquals("runtime_error", result.json().get("verdict").asString());
  }

  @Test
  @DisplayName("an endless loop")
  void endlessLoop() throws Exception {
    Result result = judge(file("x.py", "while True:\n    pass\n"));
    assertSays(1, result, "time limit", "endless loop");
    assertEquals("time_limit", result.json().get("verdict").asString());
  }

  @Test
  @DisplayName("an allocation of 2 GB")
  void memory() throws Exception {
    Result result = judge(file("x.py", "x = bytearray(2 << 30)\nprint(len(x))\n"));
    assertSays(1, result, "memory limit crossed: it needed more than 1 GiB");
    assertEquals("memory_limit", result.json().get("verdict").asString());
  }

  @Test
  @DisplayName("an empty file, a blank one")
  void empty() throws Exception {
    assertSays(2, judge(file("x.py", "")), "x.py is empty");
    assertSays(2, judge(file("x.cpp", " \n\t")), "x.cpp is empty");
  }

  @Test
  @DisplayName("a binary file")
  void binary() throws Exception {
    Path zero = Files.write(folder.resolve("zero.py"), new byte[] {'a', 0, 'b'});
    assertSays(2, judge(zero), "zero.py is not a source file", "zero byte");
    Path latin =
        Files.write(folder.resolve("l.py"), "x = 'é'".getBytes(StandardCharsets.ISO_8859_1));
    assertSays(2, judge(latin), "l.py is not a source file", "from byte 5", "UTF-8");
    assertSays(2, judge(Path.of("/bin/sh"), "--language", "python"), "not a source file");
  }

  @Test
  @DisplayName("a file for another language")
  void otherLanguage() throws Exception {
    Result result = judge(file("x.rs", "fn main() {}"), "--language", "python");
    assertSays(1, result, "x.rs is Rust by its name", "run as Python", "SyntaxError");
    assertSays(2, judge(file("x.txt", "print()")), "can't tell the language", "--language");
    assertSays(2, judge(file("x.py", "print()"), "--language", "cobol"), "cobol", "choose one of");
  }

  @Test
  @DisplayName("no file, a folder, a file without the right to read it")
  void unreadable() throws Exception {
    assertSays(2, judge(folder.resolve("none.py")), "there is no file");
    assertSays(2, judge(folder), "is a folder");
    Path secret = file("secret.py", RIGHT);
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(secret), "root may read everything");
    assertSays(2, judge(secret), "no right to");
  }

  @Test
  @DisplayName("an output folder that can't be written to, before any time is spent")
  void unwritableOutput() throws Exception {
    for (Path out : List.of(file("in-the-way", ""), Path.of("/proc/none"))) {
      Result result = run("optimize", "--problem", "pair-sums", "--out", out.toString(), "--json");
      assertSays(1, result, out.toString(), "--out");
      assertTrue(result.json().has("error"));
    }
    Result picture = judge(file("x.py", RIGHT), "--png", folder.resolve("none/x.png").toString());
    assertSays(1, picture, "there is no folder");
  }

  @Test
  @DisplayName("a data folder that can't be made")
  void unwritableHome() throws Exception {
    Path home = file("home-is-a-file", "");
    Result result = new CommandFixture(home).run("sessions");
    assertSays(1, result, home.toString(), "WORKBENCH_HOME");
    assertFalse(result.err().contains("java."), result.err());
    Result judged =
        new CommandFixture(home)
            .run("run", file("x.py", RIGHT).toString(), "--problem", "pair-sums");
    assertSays(1, judged, home.toString(), "WORKBENCH_HOME");
  }

  @Test
  @DisplayName("a corrupt database is kept aside, and the command goes on")
  void corruptDatabase() throws Exception {
    Path home = Files.createDirectories(folder.resolve("home"));
    Files.writeString(home.resolve("workbench.db"), "this is no database, and never was one");
    Result result = run("sessions", "--json");
    assertSays(0, result, "is damaged", "it is kept as");
    assertEquals(0, result.json().size());
    try (Stream<Path> files = Files.list(home)) {
      assertTrue(files.anyMatch(f -> f.getFileName().toString().contains(".corrupt-")));
    }
    assertEquals("", run("sessions").err());
  }

  @Test
  @DisplayName("broken settings of the window do not stand in a command's way")
  void brokenSettings() throws Exception {
    Path home = Files.createDirectories(folder.resolve("home"));
    Files.writeString(home.resolve("window.json"), "{ broken");
    assertEquals(0, run("sessions").code());
  }

  @Test
  @DisplayName("an unknown session, and the beginning of several")
  void unknownSession() {
    assertSays(
        2, run("resume", "none", "--out", folder.resolve("o").toString()), "no session none");
  }

  @Test
  @DisplayName("a model that does not exist, and a demo that has no replies")
  void models() {
    String out = folder.resolve("o").toString();
    assertSays(
        2,
        run("optimize", "--problem", "pair-sums", "--model", "foo", "--out", out),
        "foo",
        "demo");
    assertSays(
        2, run("optimize", "--problem", "word-ladder", "--out", out), "word-ladder", "problems");
  }
}
