// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs and commands as people have them, through the command line. */
@EnabledOnOs(OS.LINUX)
@Tag("alone")
@DisplayName("A program is measured as it is")
class ProgramsAsTheyAreTest {

  @TempDir private Path home;

  private CommandFixture.Result run(String... words) {
    return new CommandFixture(home.resolve("data")).run(words);
  }

  private CommandFixture.Result measure(String... words) {
    String[] all = new String[words.length + 2];
    all[0] = "measure";
    all[1] = "--runs=1";
    System.arraycopy(words, 0, all, 2, words.length);
    return run(all);
  }

  private Path file(String name, String content) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private static void completes(CommandFixture.Result result) {
    assertEquals(0, result.code(), result.err());
  }

  private Path script(String name, String content) throws IOException {
    Path file = file(name, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file;
  }

  @Test
  @DisplayName("a command that is a link keeps its name")
  void link() throws IOException {
    script("real", "#!/bin/sh\ncase $0 in */second) exit 0;; *) exit 9;; esac\n");
    Files.createSymbolicLink(home.resolve("second"), Path.of("real"));
    completes(measure("--", home.resolve("second").toString()));
    assertEquals(1, measure("--", home.resolve("real").toString()).code());
  }

  @Test
  @DisplayName("a virtual environment's Python has its packages, and no other has them")
  void virtualEnvironment() throws Exception {
    Path packages = environment("tinypack", "1.5");
    Path program = file("uses.py", "import tinypack; assert tinypack.x == 7");
    String python = home.resolve("venv/bin/python").toString();
    completes(measure("--", python, program.toString()));
    CommandFixture.Result hidden = measure(program.toString());
    assertEquals(1, hidden.code());
    assertTrue(hidden.err().contains("hidden from programs on purpose"), hidden.err());
    assertTrue(hidden.err().contains("--python-env"), hidden.err());
    CommandFixture.Result shown =
        measure("--json", "--python-env=" + home.resolve("venv"), program.toString());
    completes(shown);
    String built = shown.json().get("built").asString();
    assertTrue(built.contains("tinypack-1.5"), built);
    assertTrue(Files.exists(packages));
    CommandFixture.Result no = measure("--python-env=" + home, program.toString());
    assertEquals(2, no.code());
    assertTrue(no.err().contains("has no pyvenv.cfg"), no.err());
  }

  private Path environment(String name, String version) throws Exception {
    Process made =
        new ProcessBuilder(
                "python3", "-m", "venv", "--without-pip", home.resolve("venv").toString())
            .inheritIO()
            .start();
    assertEquals(0, made.waitFor());
    try (var lib = Files.list(home.resolve("venv/lib"))) {
      Path site = lib.findFirst().orElseThrow().resolve("site-packages");
      Files.createDirectories(site.resolve(name));
      Files.writeString(site.resolve(name).resolve("__init__.py"), "x = 7\n");
      Files.createDirectories(site.resolve(name + "-" + version + ".dist-info"));
      return site;
    }
  }

  @Test
  @DisplayName("a command sees what its arguments name, and is told what else it looked for")
  void named() throws IOException {
    Path main = file("part/main.sh", ". \"$(dirname \"$0\")/beside.sh\"\n");
    Path beside = file("part/beside.sh", "exit 0\n");
    Path conf = file("conf.json", "{}");
    completes(measure("--", "cat", conf.toString()));
    completes(measure("--", "dd", "if=" + conf, "of=/dev/null"));
    completes(measure("--", "ls", home.resolve("part").toString()));
    completes(measure("--", "sh", "-c", "cat " + conf));
    CommandFixture.Result hidden = measure("--", "sh", main.toString());
    assertEquals(1, hidden.code());
    assertTrue(hidden.err().contains(beside + " is hidden from it: --show"), hidden.err());
    completes(measure("--show=" + home.resolve("part"), "--", "sh", main.toString()));
    Path itself = script("itself", "#!/bin/sh\necho \"$0: no such thing\" >&2\nexit 3\n");
    CommandFixture.Result seen = measure("--", itself.toString());
    assertTrue(seen.err().contains(itself + ": no such thing"), seen.err());
    assertFalse(seen.err().contains("is hidden from it"), seen.err());
    CommandFixture.Result refused = measure("--show=/", "--", "true");
    assertEquals(1, refused.code());
    assertTrue(refused.err().contains("can't be shown to a command"), refused.err());
  }

  @Test
  @DisplayName("a command is in the folder that it was typed in")
  void workingFolder() {
    Path here = Path.of("").toAbsolutePath();
    completes(measure("--", "sh", "-c", "test \"$(pwd)\" = '" + here + "'"));
    completes(measure("--", "cat", "pom.xml"));
  }

  @Test
  @DisplayName("--ignore-failure measures grep, diff and the like, and says what it ignored")
  void ignoreFailure() throws IOException {
    Path text = file("text", "a\n");
    CommandFixture.Result failed = measure("--", "grep", "zzz", text.toString());
    assertEquals(1, failed.code());
    assertTrue(failed.err().contains("--ignore-failure measures it all the same"), failed.err());
    assertFalse(failed.err().contains("hidden") || failed.err().contains("--show"), failed.err());
    CommandFixture.Result ignored =
        run("measure", "--runs=2", "--ignore-failure", "--", "grep", "zzz", text.toString());
    completes(ignored);
    assertTrue(ignored.err().contains("exit code 1 (2 times)"), ignored.err());
    assertEquals(1, measure("-i", "--", "sh", "-c", "kill -SEGV $$").code());
  }

  @Test
  @DisplayName("a source file is given arguments after --")
  void arguments() throws IOException {
    Path program = file("args.py", "import sys; assert sys.argv[1:] == ['50000', '--x']");
    completes(measure(program.toString(), "--", "50000", "--x"));
    assertEquals(1, measure(program.toString()).code());
  }

  @Test
  @DisplayName("Java classes of any name, in a package, and records are found and named as typed")
  void java() throws IOException {
    completes(
        measure(
            file(
                    "Any.java",
                    """
                    package a.b;
                    public record Any(int x) {
                      public static void main(String[] a) { new Other(); }
                    }
                    class Other { }""")
                .toString()));
    CommandFixture.Result two =
        measure(file("Two.java", "public class A { }\npublic class B { }").toString());
    assertEquals(1, two.code());
    assertTrue(two.err().contains("Two.java:2: error: class B is public"), two.err());
  }

  @Test
  @DisplayName("jar files, node_modules and Go's vendor folder are seen where they are named")
  void libraries() throws Exception {
    Path lib = file("lib/Lib.java", "package lib; public class Lib { public static int x = 7; }");
    assertEquals(
        0,
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-d",
                home.resolve("classes").toString(),
                lib.toString())
            .start()
            .waitFor());
    Path java =
        file(
            "Uses.java",
            "class Uses { public static void main(String[] a) { if (lib.Lib.x != 7) throw new Error(); } }");
    assertEquals(1, measure(java.toString()).code());
    completes(measure("--classpath=" + home.resolve("classes"), java.toString()));
    file("node_modules/left/package.json", "{\"name\": \"left\", \"version\": \"2.0.1\"}");
    file("node_modules/left/index.js", "module.exports = 7;");
    Path js = file("uses.js", "if (require('left') !== 7) throw new Error();");
    CommandFixture.Result without = measure(js.toString());
    assertTrue(without.err().contains("--node-modules"), without.err());
    CommandFixture.Result with =
        measure("--json", "--node-modules=" + home.resolve("node_modules"), js.toString());
    completes(with);
    assertTrue(with.json().get("built").asString().contains("left@2.0.1"), with.out());
    file("vendor/modules.txt", "# example.com/tiny v0.3.0\nexample.com/tiny\n");
    file("vendor/example.com/tiny/tiny.go", "package tiny\n\nvar X = 7\n");
    Path go =
        file(
            "uses.go",
            "package main\n\nimport \"example.com/tiny\"\n\nfunc main() { if tiny.X != 7 { panic(1) } }\n");
    CommandFixture.Result vendored =
        measure("--json", "--go-vendor=" + home.resolve("vendor"), go.toString());
    completes(vendored);
    assertTrue(
        vendored.json().get("built").asString().contains("example.com/tiny v0.3.0"),
        vendored.out());
  }

  @Test
  @DisplayName("flags and standard are shown with the figures and can be chosen")
  void flags() throws IOException {
    Path program =
        file(
            "opt.cpp",
            """
            #include <cstdlib>
            int main() {
            #ifdef __OPTIMIZE__
              return __cplusplus > 202002L;
            #else
              return 0;
            #endif
            }
            """);
    CommandFixture.Result usual = measure("--json", program.toString());
    completes(usual);
    assertEquals("-O2 -std=gnu++20", usual.json().get("built").asString());
    CommandFixture.Result text = measure(program.toString());
    assertTrue(text.out().contains("built with -O2 -std=gnu++20"), text.out());
    assertEquals(1, measure("--std=gnu++23", program.toString()).code());
    CommandFixture.Result plain =
        measure("--json", "--cflags=-O0 -g", "--std=c++23", program.toString());
    completes(plain);
    assertEquals("-O0 -g -std=c++23", plain.json().get("built").asString());
    Path rust = file("opt.rs", "fn main() { assert!(cfg!(debug_assertions)); }");
    assertEquals(1, measure(rust.toString()).code());
    completes(measure("--cflags=rust:-C opt-level=0 -C debug-assertions=on", rust.toString()));
    for (String wrong : new String[] {"--std=python:3", "--std=newest", "--std=c++20 x"}) {
      assertEquals(2, measure(wrong, program.toString()).code(), wrong);
    }
  }

  @Test
  @DisplayName("ONLINE_JUDGE is defined in C and C++ and in the environment, as judges do")
  void onlineJudge() throws IOException {
    String code =
        "int main(void) {\n#ifdef ONLINE_JUDGE\n  return 0;\n#else\n  return 1;\n#endif\n}";
    completes(measure(file("a.c", code).toString()));
    completes(measure(file("a.cpp", code).toString()));
    completes(
        measure(file("a.py", "import os; assert os.environ['ONLINE_JUDGE'] == '1'").toString()));
  }

  @Test
  @DisplayName("time zones are there, and Ruby recurses deep")
  void zones() throws IOException {
    completes(
        measure(file("zone.py", "import zoneinfo; zoneinfo.ZoneInfo('Europe/Berlin')").toString()));
    completes(
        measure(file("deep.rb", "def f(n) = n == 0 ? 0 : 1 + f(n - 1)\nf(100_000)").toString()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "import threading as t; e=t.Event(); x=[t.Thread(target=e.wait) for i in range(80)];"
            + " [y.start() for y in x]; e.set()|more than 64 processes and threads|--processes=100",
        "print('x' * 17_000_000)|it printed more than 16 MiB|--output=20",
        "open('/tmp/x', 'wb').write(b'x' * 70_000_000)|it wrote more than 64 MiB|--files=80"
      })
  @DisplayName("a limit that is crossed is named with its option, which raises it")
  void limits(String code, String words, String option) throws IOException {
    Path program = file("limit.py", code);
    CommandFixture.Result crossed = measure(program.toString());
    assertEquals(1, crossed.code());
    assertTrue(crossed.err().contains(words), crossed.err());
    assertTrue(crossed.err().contains(option.substring(0, option.indexOf('='))), crossed.err());
    completes(measure(option, program.toString()));
  }

  @Test
  @DisplayName("messages keep the error itself, the signal's name, tabs, and the user's file name")
  void messages() throws IOException {
    Path deep =
        file(
            "deep.py",
            """
            def f(n):
              if n == 0:
                raise ValueError('the point')
              g(n)
            def g(n):
              h(n)
            def h(n):
              f(n - 1)
            f(4)
            """);
    CommandFixture.Result trace = measure(deep.toString());
    assertTrue(trace.err().contains("ValueError: the point"), trace.err());
    assertTrue(trace.err().contains("deep.py\", line 3"), trace.err());
    assertFalse(trace.err().contains("/program/main.py"), trace.err());
    CommandFixture.Result signal =
        measure(file("s.c", "int main(void) { *(volatile int *)8 = 1; }").toString());
    assertTrue(signal.err().contains("SIGSEGV (segmentation fault"), signal.err());
    CommandFixture.Result go =
        measure(
            file("p.go", "package main\n\nfunc main() {\n\tvar m map[int]int\n\tm[1] = 2\n}\n")
                .toString());
    assertTrue(go.err().contains("  \t"), go.err());
    assertTrue(go.err().contains("p.go:5"), go.err());
    assertFalse(go.err().contains("\ufffd"), go.err());
  }
}
