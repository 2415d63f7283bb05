// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@DisplayName("A problem of one's own")
class OwnProblemTest {

  @TempDir private Path folder;
  private CommandFixture workbench = new CommandFixture(Path.of(""));

  @BeforeEach
  void files() throws IOException {
    workbench = new CommandFixture(folder.resolve("home"));
    Files.createDirectory(folder.resolve("cases"));
    write("cases/a.in", "1 2 3\n");
    write("cases/a.out", "6\n");
    write("sum.md", "Add the numbers.\n");
    write("sum.py", "print(sum(map(int, input().split())))\n");
    write(
        "slow.py",
        "v = list(map(int, input().split()))\nprint(sum(x for x in v for y in v) // len(v))\n");
    write("wrong.py", "print(7)\n");
    write(
        "gen.py",
        """
        \"""Numbers.\"""
        import random, sys
        r = random.Random(int(sys.argv[1]))
        print(*[r.randrange(1000) for _ in range(int(sys.argv[2]))])
        """);
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private CommandFixture.Result make(String... more) {
    List<String> words =
        new ArrayList<>(
            List.of("problems", "new", "--statement", at("sum.md"), "--cases", at("cases")));
    words.addAll(List.of(more));
    return workbench.run(words.toArray(String[]::new));
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  @DisplayName("is kept with its generator, can be measured at sizes, and goes out and comes back")
  void kept() throws IOException {
    CommandFixture.Result made =
        make(
            "--id",
            "my-sum",
            "--solution",
            at("sum.py"),
            "--generator",
            at("gen.py"),
            "--sizes",
            "100,1000");
    assertEquals(0, made.code(), made.err());
    assertTrue(made.out().contains("kept my-sum: 2 cases, all passed by sum"), made.out());

    CommandFixture.Result growth =
        workbench.run(
            "problems",
            "growth",
            "my-sum",
            "sum",
            at("slow.py"),
            "--sizes",
            "50,400,3000,6000",
            "--repeat",
            "3",
            "--png",
            at("growth.png"),
            "--json");
    assertEquals(0, growth.code(), growth.err());
    JsonNode programs = growth.json().path("programs");
    assertEquals(4, programs.get(0).path("sizes").size());
    double lean = programs.get(0).path("time").path("last_step").asDouble();
    double slow = programs.get(1).path("time").path("last_step").asDouble();
    assertTrue(slow > lean + 0.5, "n² grows faster: " + lean + " and " + slow);
    JsonNode fit = programs.get(1).path("time");
    assertEquals("power", fit.path("law").asString());
    assertTrue(fit.path("low").asDouble() <= 2 && fit.path("last_step_low").asDouble() < slow);
    assertTrue(ImageIO.read(folder.resolve("growth.png").toFile()).getWidth() > 1000);

    String set = at("own.parquet");
    assertEquals(0, workbench.run("problems", "export", "my-sum", "--out", set).code());
    CommandFixture other = new CommandFixture(folder.resolve("other"));
    assertEquals(0, other.run("problems", "import", set).code());
    assertTrue(other.run("problems", "show", "my-sum").out().contains("Add the numbers."));
    CommandFixture.Result again = other.run("problems", "growth", "my-sum", "sum", "--repeat", "1");
    assertTrue(again.out().contains("1 000") || again.out().contains("1\u2009000"), again.out());
  }

  @Test
  @DisplayName("is not kept where its solution fails its case; the case is shown")
  void refused() {
    CommandFixture.Result wrong = make("--id", "my-sum", "--solution", at("wrong.py"));
    assertEquals(1, wrong.code());
    assertTrue(wrong.err().contains("case a expects \"6\", and it prints \"7\""), wrong.err());
    assertFalse(workbench.run("problems", "search", "my-sum", "--json").out().contains("my-sum"));
    CommandFixture.Result named = make("--id", "My sum", "--solution", at("sum.py"));
    assertTrue(named.err().contains("its id is letters a to z"), named.err());
    CommandFixture.Result taken = make("--id", "pair-sums", "--solution", at("sum.py"));
    assertTrue(taken.err().contains("choose another id"), taken.err());
    CommandFixture.Result parts = workbench.run("problems", "new", "--id", "x");
    assertEquals(2, parts.code());
    assertTrue(parts.err().contains("--statement, --cases, --solution"), parts.err());
  }

  @Test
  @DisplayName("has a checker where many answers are right, in Python or in C++ with testlib.h")
  void checker() throws IOException {
    write("cases/a.in", "12\n");
    Files.delete(folder.resolve("cases/a.out"));
    Files.createDirectory(folder.resolve("cases/more"));
    write("cases/more/input1.txt", "15\n");
    write("cases/more/output1.txt", "3\n");
    write("cases/more/b.in", "49\n");
    write("cases/more/b.ans", "7\n");
    String least =
        write("least.py", "n = int(input())\nprint(next(d for d in range(2, n) if n % d == 0))\n");
    write(
        "most.py", "n = int(input())\nprint(next(d for d in range(n - 1, 1, -1) if n % d == 0))\n");
    String check =
        write(
            "check.py",
            """
            import sys
            n, d = (int(open(path).read()) for path in sys.argv[1:3])
            answer = open(sys.argv[3]).read()
            assert answer == "" or n % int(answer) == 0
            sys.exit(0 if 1 < d < n and n % d == 0 else 1)
            """);
    CommandFixture.Result tokens = make("--id", "divisor", "--solution", at("most.py"));
    assertEquals(2, tokens.code(), "there is no a.out, and no checker");
    CommandFixture.Result made =
        make(
            "--id",
            "divisor",
            "--solution",
            least,
            "--solution",
            at("most.py"),
            "--checker",
            check);
    assertEquals(0, made.code(), made.err());
    assertTrue(made.out().contains("kept divisor: 3 cases, all passed by least, most"), made.out());
    CommandFixture.Result one = workbench.run("run", at("wrong.py"), "--problem", "divisor");
    assertEquals(1, one.code(), one.out());
    for (String name : List.of("a", "more/1", "more/b")) {
      assertTrue(
          workbench.run("problems", "show", "divisor", "--json").out().contains(quoted(name)),
          name);
    }

    write(
        "testlib.h",
        "#include <fstream>\nstatic long readOne(const char* f) {"
            + " long x = 0; std::ifstream(f) >> x; return x; }\n");
    String library =
        write(
            "check.cpp",
            "#include \"testlib.h\"\nint main(int c, char** v) {"
                + " long n = readOne(v[1]), d = readOne(v[2]);"
                + " return 1 < d && d < n && n % d == 0 ? 0 : 1; }\n");
    CommandFixture.Result cpp =
        make(
            "--id",
            "divisor-two",
            "--solution",
            at("most.py"),
            "--compare",
            "checker",
            "--checker",
            library);
    assertEquals(0, cpp.code(), cpp.err());
    String set = at("checked.jsonl");
    assertEquals(0, workbench.run("problems", "export", "divisor-two", "--out", set).code());
    CommandFixture other = new CommandFixture(folder.resolve("other"));
    assertEquals(0, other.run("problems", "import", set).code());
    assertEquals(0, other.run("run", least, "--problem", "divisor-two").code());
  }

  private static String quoted(String word) {
    return "\"" + word + "\"";
  }

  @Test
  @DisplayName("is told which words go with a checker, and which files can be one")
  void checkerWords() throws IOException {
    String solution = at("sum.py");
    for (List<String> words :
        List.of(
            List.of("--compare checker wants a program", "--compare", "checker"),
            List.of("not with --compare exact", "--compare", "exact", "--checker", at("gen.py")),
            List.of("is missing", "--checker", at("none.py")),
            List.of("is neither C++ nor Python", "--checker", at("sum.md")),
            List.of("wants testlib.h", "--checker", write("lone.cpp", "#include <testlib.h>\n")))) {
      List<String> more = new ArrayList<>(List.of("--id", "x", "--solution", solution));
      more.addAll(words.subList(1, words.size()));
      CommandFixture.Result result = make(more.toArray(String[]::new));
      assertEquals(2, result.code(), result.out());
      assertTrue(result.err().contains(words.getFirst()), result.err());
    }
  }

  @Test
  @DisplayName("is calibrated once with the others of its subset, and a solution stands among them")
  void calibrated() {
    make("--id", "my-sum", "--solution", at("sum.py"), "--solution", at("slow.py"));
    make("--id", "your-sum", "--solution", at("sum.py"));
    CommandFixture.Result found =
        workbench.run("problems", "search", "--set", "own", "--save", "s");
    assertEquals(0, found.code(), found.err());
    CommandFixture.Result first = workbench.run("calibrate", "--subset", "s", "--json");
    assertEquals(0, first.code(), first.err());
    assertEquals(3, first.json().size());
    CommandFixture.Result again = workbench.run("calibrate", "--subset", "s", "--json");
    assertEquals(first.out(), again.out(), "nothing is measured twice");
    CommandFixture.Result one =
        workbench.run("calibrate", "--set", "own", "--sample", "1", "--seed", "3", "--json");
    assertTrue(one.json().size() < 3, one.out());
    CommandFixture.Result standing =
        workbench.run("standing", at("sum.py"), "--problem", "my-sum", "--repeat", "3", "--json");
    assertEquals(0, standing.code(), standing.err());
    assertEquals(
        2, standing.json().path("figures").get(0).path("standing").path("references").asInt());
    CommandFixture.Result unknown = workbench.run("calibrate", "--subset", "t");
    assertEquals(2, unknown.code());
    assertTrue(unknown.err().contains("there is no subset \"t\"; choose one of s"), unknown.err());
  }

  @Test
  @DisplayName("or a bundled one gets cases of one's own, which are judged with the others")
  void ownCases() throws IOException {
    String input = write("one.txt", "3 4\n1\n3\n2\n");
    CommandFixture.Result added =
        workbench.run("problems", "cases", "pair-sums", "--add", "mine", "--input", input);
    assertEquals(0, added.code(), added.err());
    assertTrue(added.out().contains("mine"), added.out());
    String slow = write("slow-pairs.py", start("pair-sums"));
    CommandFixture.Result right =
        workbench.run("run", slow, "--problem", "pair-sums", "--repeat", "1", "--json");
    assertEquals(0, right.code(), right.err());
    String wrong = write("wrong.txt", "no number\n");
    assertEquals(
        0,
        workbench
            .run(
                "problems",
                "cases",
                "pair-sums",
                "--add",
                "mine",
                "--input",
                input,
                "--expected",
                wrong)
            .code());
    CommandFixture.Result failed = workbench.run("run", slow, "--problem", "pair-sums");
    assertEquals(1, failed.code());
    assertTrue((failed.out() + failed.err()).contains("mine"), failed.out() + failed.err());
    CommandFixture.Result kept =
        workbench.run("problems", "cases", "pair-sums", "--remove", "01-example");
    assertEquals(2, kept.code(), kept.out());
    CommandFixture.Result gone =
        workbench.run("problems", "cases", "pair-sums", "--remove", "mine", "--json");
    assertEquals(0, gone.code(), gone.err());
    gone.json().forEach(c -> assertFalse(c.path("own").asBoolean(), gone.out()));
    assertEquals(2, workbench.run("problems", "cases", "pair-sums", "--add", "x").code());
  }

  private String start(String problem) {
    for (JsonNode one :
        workbench.run("problems", "show", problem, "--json").json().path("solutions")) {
      if (one.path("start").asBoolean() && one.path("language").asString().equals("python")) {
        return one.path("code").asString();
      }
    }
    throw new AssertionError(problem + " has no start in Python");
  }

  @Test
  @DisplayName("is chosen by words that are known, or the words that are known are named")
  void choices() {
    for (String command : List.of("search", "verify", "export")) {
      List<String> words = new ArrayList<>(List.of("problems", command, "--difficulty", "mild"));
      words.addAll(command.equals("export") ? List.of("--out", at("x.jsonl")) : List.of());
      CommandFixture.Result result = workbench.run(words.toArray(String[]::new));
      assertEquals(2, result.code(), command + result.err());
      assertTrue(
          result.err().contains("--difficulty is one of easy, medium, hard, unrated, not mild"),
          result.err());
    }
    CommandFixture.Result nothing = workbench.run("problems", "export", "--out", at("x.jsonl"));
    assertTrue(nothing.err().contains("name problems, or choose some"), nothing.err());
    CommandFixture.Result none = workbench.run("problems", "verify", "--set", "own");
    assertEquals(2, none.code());
    assertTrue(
        none.err()
            .contains(
                "there is no data set own; choose one of bundled, or `problems import` another"),
        none.err());
  }

  @Test
  @DisplayName("takes part in growth only as far as all programs agree")
  void disagreeing() throws IOException {
    make("--id", "my-sum", "--solution", at("sum.py"));
    CommandFixture.Result none = workbench.run("problems", "growth", "my-sum", "sum");
    assertEquals(1, none.code());
    assertTrue(none.err().contains("no generator that takes a size"), none.err());
    make(
        "--id",
        "my-sum",
        "--replace",
        "--solution",
        at("sum.py"),
        "--generator",
        at("gen.py"),
        "--sizes",
        "100");
    write("odd.py", "v = input().split()\nprint(sum(map(int, v)) + (len(v) > 300))\n");
    CommandFixture.Result growth =
        workbench.run(
            "problems",
            "growth",
            "my-sum",
            "sum",
            at("odd.py"),
            "--sizes",
            "200,400,800",
            "--repeat",
            "1");
    assertEquals(1, growth.code());
    assertTrue(growth.err().contains("odd.py is left out from size 400 on"), growth.err());
  }
}
