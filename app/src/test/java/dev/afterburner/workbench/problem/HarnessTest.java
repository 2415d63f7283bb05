package dev.afterburner.workbench.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
}
