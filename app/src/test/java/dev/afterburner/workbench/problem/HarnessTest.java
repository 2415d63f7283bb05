// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A harness")
class HarnessTest {

  @Test
  @DisplayName("indents a solution as deep as its mark")
  void indents() {
    Harness harness = new Harness("def run():\n    " + Harness.MARK + "\n    go()\n");
    assertEquals(
        "def run():\n    def go():\n        pass\n    go()\n",
        harness.around("python", "def go():\n    pass\n"));
  }

  @Test
  @DisplayName("gives Go one import block with what is used and nothing else")
  void go() {
    Harness harness =
        new Harness(
            "package main\nimport (\n\"math\"\n\"github.com/x/y\"\n\"os\"\n)\n"
                + Harness.MARK
                + "\nfunc main() { fmt.Println(f()) }\n");
    String program =
        harness.around(
            "go", "import \"sort\"\nfunc f() int { return strings.Count(\"\", math.Pi) }");
    assertTrue(
        program.startsWith("package main\n\nimport (\n\t\"fmt\"\n\t\"math\"\n\t\"strings\"\n)\n"),
        program);
    assertEquals(program.indexOf("import"), program.lastIndexOf("import"));
  }

  @Test
  @DisplayName("is soon put around a Go solution that is one line of commas")
  void goCommas() {
    Harness harness = new Harness("package main\n" + Harness.MARK + "\nfunc main() {}\n");
    String declared = "func f() { sort, list := 1, 2; sort.X(); list.X(); os.Exit(0) }\n";
    String program =
        assertTimeoutPreemptively(
            Duration.ofSeconds(10),
            () -> harness.around("go", "// " + "os,".repeat(200_000) + "\n" + declared));
    assertTrue(program.startsWith("package main\n\nimport (\n\t\"os\"\n)\n"), "imports");
  }

  @Test
  @DisplayName("moves Java's imports up, and lets only Main be public")
  void java() {
    Harness harness =
        new Harness("import java.io.*;\n" + Harness.MARK + "\npublic class Main {}\n");
    String program =
        harness.around("java", "import java.util.List;\npublic class Solution { List<String> l; }");
    assertTrue(program.startsWith("import java.io.*;\nimport java.util.List;\n"), program);
    assertFalse(program.contains("public class Solution"), program);
    assertTrue(program.contains("public class Main"), program);
  }

  @Test
  @DisplayName("needs its mark")
  void mark() {
    assertThrows(IllegalArgumentException.class, () -> new Harness("print(1)"));
  }

  @Test
  @DisplayName("in Java a package, public types of every kind and a second Main give way")
  void javaAsPeopleWriteIt() {
    Harness harness = new Harness(Harness.MARK + "\npublic class Main { Solution s; }\n");
    String program =
        harness.around(
            "java",
            """
            package com.example.solver;
            import java.util.List;
            public record Pair(int a, int b) { }
            public enum Kind { A }
            public interface Shape { }
            public abstract class Base { public int x; }
            class Solution { String s = "public class No { }"; }
            public class Main { public static void main(String[] a) { new Solution(); } }
            """);
    assertFalse(program.contains("package"), program);
    assertEquals(program.indexOf("class Main"), program.lastIndexOf("class Main"), program);
    for (String kept :
        List.of(
            "\nrecord Pair(",
            "\nenum Kind ",
            "\ninterface Shape ",
            "\nabstract class Base { public int x; }",
            "\"public class No { }\"",
            "public class Main { Solution s; }")) {
      assertTrue(program.contains(kept), program);
    }
  }

  @Test
  @DisplayName("in Go a comment behind the package and imports on one line are understood")
  void goAsPeopleWriteIt() {
    Harness harness =
        new Harness(
            "package main\n\nimport \"fmt\"\n"
                + Harness.MARK
                + "\nfunc main() { fmt.Println(F()) }\n");
    for (String head :
        List.of(
            "package main // the solution\nimport \"sort\"; import \"strings\"\n",
            "package main; import \"sort\"; import \"strings\";\n",
            "package main /* x */\nimport (\"sort\"; \"strings\")\n")) {
      String program =
          harness.around(
              "go", head + "func F() int { sort.Ints(nil); return strings.Count(\"\", \"\") }\n");
      assertTrue(
          program.startsWith("package main\n\nimport (\n\t\"fmt\"\n\t\"sort\"\n\t\"strings\"\n)\n"),
          program);
      assertEquals(program.indexOf("package main"), program.lastIndexOf("package main"), program);
      assertEquals(program.indexOf("import"), program.lastIndexOf("import"), program);
    }
  }
}
