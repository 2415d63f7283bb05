// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.sandbox.language.Toolchains;
import dev.afterburner.sandbox.local.LocalSandbox;
import dev.afterburner.workbench.judge.SandboxJudge;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.Verdict;
import dev.afterburner.workbench.problem.importer.data.ImportException;
import dev.afterburner.workbench.problem.importer.row.SingleRow;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Verdicts of function problems: right programs pass, and nothing else does. */
@DisplayName("A function problem of a data set")
class FunctionVerdictsTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Declaration and tests of {@code spans}: the differences of neighbours, by language. */
  private static final Map<String, String[]> ROWS =
      Map.of(
          "python",
          new String[] {
            "def spans(values):\n",
            "def check(spans):\n    assert spans([1, 4, 9]) == [3, 5]\n    assert spans([2]) == []\n\ncheck(spans)"
          },
          "javascript",
          new String[] {
            "const spans = (values) => {\n",
            """
            const testSpans = () => {
              console.assert(JSON.stringify(spans([1, 4, 9])) === JSON.stringify([3, 5]))
              console.assert(JSON.stringify(spans([2])) === JSON.stringify([]))
            }
            testSpans()
            """
          },
          "cpp",
          new String[] {
            "#include<vector>\nusing namespace std;\nvector<int> spans(vector<int> values){\n",
            """
            #undef NDEBUG
            #include<assert.h>
            bool issame(vector<int> a,vector<int> b){ return a==b; }
            int main(){
              assert (issame(spans({1, 4, 9}) , {3, 5}));
              assert (issame(spans({2}) , {}));
            }
            """
          },
          "java",
          new String[] {
            "import java.util.*;\n\nclass Solution {\n  public List<Integer> spans(List<Integer> values) {\n",
            """
            public class Main {
              public static void main(String[] args) {
                Solution s = new Solution();
                List<Boolean> correct = Arrays.asList(
                  s.spans(Arrays.asList(1, 4, 9)).equals(Arrays.asList(3, 5)),
                  s.spans(Arrays.asList(2)).equals(Arrays.asList()));
                if (correct.contains(false)) {
                  throw new AssertionError();
                }
              }
            }
            """
          },
          "go",
          new String[] {
            "func Spans(values []int) []int {\n",
            """
            func TestSpans(t *testing.T) {
              assert := assert.New(t)
              assert.Equal([]int{3, 5}, Spans([]int{1, 4, 9}))
              assert.Equal([]int{}, Spans([]int{2}))
            }
            """
          },
          "rust",
          new String[] {
            "fn spans(values: Vec<i32>) -> Vec<i32> {\n",
            """
            #[cfg(test)]
            mod tests {
              use super::*;
              #[test]
              fn test_spans() {
                assert_eq!(spans(vec![1, 4, 9]), vec![3, 5]);
                assert!(spans(vec![2]) == vec![]);
              }
            }
            """
          });

  /** Right solutions that print as they go. */
  private static final Map<String, String> RIGHT =
      Map.of(
          "python",
          "    print('debug', values)\n    return [b - a for a, b in zip(values, values[1:])]\n",
          "javascript",
          """
            console.log('debug', values); process.stdout.write('x');
            return values.slice(1).map((v, i) => v - values[i]);
          }
          """,
          "cpp",
          """
            cout << "debug" << endl; printf("x\
          "); vector<int> out;
            for (size_t i = 1; i < values.size(); i++) out.push_back(values[i] - values[i - 1]);
            return out;
          }
          """,
          "java",
          """
              System.out.println("debug" + values); List<Integer> out = new ArrayList<>();
              for (int i = 1; i < values.size(); i++) out.add(values.get(i) - values.get(i - 1));
              return out;
            }
          }
          """,
          "go",
          """
          \tfmt.Println("debug", values)
          \tout := []int{}
          \tfor i := 1; i < len(values); i++ {
          \t\tout = append(out, values[i]-values[i-1])
          \t}
          \treturn out
          }
          """,
          "rust",
          "    println!(\"debug {:?}\", values);\n    values.windows(2).map(|w| w[1] - w[0]).collect()\n}\n");

  /** Programs that solve nothing: whole, in the place of a solution. */
  private static final Map<String, String[]> CHEATS =
      Map.of(
          "python",
          new String[] {
            "import sys, os\nsys.stdout.write(sys.stdin.readline()); sys.stdout.flush(); os._exit(0)\n",
            """
            class Y:
                def __eq__(s, o): return True
                def __bool__(s): return True
                def __getattr__(s, n): return lambda *a, **k: s
            def spans(v): return Y()
            """,
            """
            import atexit, os, sys
            atexit.register(lambda: (os.write(1, b'[]'), os._exit(0)))
            sys.excepthook = lambda *a: None
            def spans(v): return None
            """,
            "import ast, sys\ndef spans(v):\n    line = open(sys.argv[0]).read().splitlines()"
                + "[sys._getframe(1).f_lineno - 1]\n    return ast.literal_eval(line.rsplit('==', 1)[1])\n",
            """
            import __main__
            __main__.take = lambda *a: None
            __main__.text = lambda x: 'true'
            def spans(v): return None
            """,
          },
          "javascript",
          new String[] {
            "process.stdout.write(require('fs').readFileSync(0,'utf8')); process.exit(0);\n",
            "console.assert = () => {}; const spans = () => 0;\n",
          },
          "cpp",
          new String[] {
            """
            struct E { E() { std::string s; std::getline(std::cin, s); std::cout << s << std::endl; _Exit(0); } } e;
            vector<int> spans(vector<int> v) { return {}; }
            """,
            """
            struct Y { bool operator==(vector<int>) const { return true; } };
            bool issame(Y, vector<int>) { return true; }
            Y spans(vector<int> v) { return Y(); }
            """,
          },
          "java",
          new String[] {
            "class Solution { static { System.out.println(\"[]\"); System.out.flush(); Runtime.getRuntime().halt(0); }"
                + " public List<Integer> spans(List<Integer> v) { return null; } }\n",
          },
          "go",
          new String[] {
            """
            import ("io"; "os")
            func init() { io.Copy(os.Stdout, os.Stdin); os.Exit(0) }
            func Spans(v []int) []int { return nil }
            """,
          },
          "rust",
          new String[] {
            """
            macro_rules! assert_eq { ($($t:tt)*) => {} }
            macro_rules! assert { ($($t:tt)*) => {} }
            fn spans(v: Vec<i32>) -> Vec<i32> { vec![] }
            """,
          });

  @TempDir private static Path cache;

  @SuppressWarnings("NullAway.Init") // opened before all tests
  private static Sandbox sandbox;

  @BeforeAll
  static void open() throws SandboxException {
    sandbox = LocalSandbox.open(cache, Toolchains.ofThisMachine());
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  private static Problem problem(Object... fields) throws ImportException {
    var row = JSON.createObjectNode();
    for (int i = 0; i < fields.length; i += 2) {
      row.set(String.valueOf(fields[i]), JSON.valueToTree(fields[i + 1]));
    }
    return new SingleRow().problem(row.toString());
  }

  private static Verdict judged(Problem problem, String language, String code)
      throws SandboxException {
    Program.Source program = new Program.Source(new Languages().byId(language).orElseThrow(), code);
    return new SandboxJudge(sandbox)
        .judge(problem, program, true, result -> {}, new Cancellation())
        .verdict();
  }

  @ParameterizedTest
  @ValueSource(strings = {"python", "javascript", "cpp", "java", "go", "rust"})
  @DisplayName("is passed by a right program that prints, and by none that only wants to pass")
  void humanEvalX(String language) throws Exception {
    String[] row = java.util.Objects.requireNonNull(ROWS.get(language));
    String name = Map.of("cpp", "CPP", "javascript", "JavaScript").getOrDefault(language, language);
    Problem problem =
        problem(
            "task_id",
            name + "/900",
            "prompt",
            row[0],
            "declaration",
            row[0],
            "canonical_solution",
            String.valueOf(RIGHT.get(language)),
            "test",
            row[1],
            "import",
            "",
            "text",
            "Differences of neighbours.",
            "test_setup",
            "package main\nimport (\n\"testing\"\n)\n");
    assertFalse(problem.forgeable(language));
    String program = problem.references().getFirst().code();
    try {
      assertEquals(new Verdict.Passed(), judged(problem, language, program));
    } catch (SandboxException e) {
      Assumptions.assumeTrue(
          e.kind() != SandboxException.Kind.TOOLCHAIN_MISSING, "no " + language + " here");
      throw e;
    }
    for (String cheat : java.util.Objects.requireNonNull(CHEATS.get(language))) {
      Verdict verdict = judged(problem, language, cheat);
      assertFalse(verdict.passed(), cheat);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from __future__ import annotations\ndef step(n: Unknown): return n + 1\n",
        """
        '''Words first.'''
        from __future__ import annotations
        import dataclasses
        @dataclasses.dataclass
        class A:
            n: int
        def step(n): return A(n + 1).n
        """,
        "def step(n): return n + 1\nif __name__ == '__main__':\n    raise SystemExit(step(1))\n",
        "print('[1, 2]')\ndef step(n):\n    print('[1, 2]')\n    return n + 1\n",
        """
        def take(x): return x + 1
        value = text = json = write = check = tests = taken = None
        def step(n): return take(n)
        """,
      })
  @DisplayName("in Python leaves the solution its own names, first line, prints and main block")
  void python(String code) throws Exception {
    Problem problem =
        problem(
            "task_id",
            "HumanEval/901",
            "prompt",
            "def step(n):\n",
            "entry_point",
            "step",
            "canonical_solution",
            "    return n + 1\n",
            "test",
            "def check(candidate):\n    assert candidate(2) == 3\n    assert candidate(5) == 6\n");
    assertEquals(new Verdict.Passed(), judged(problem, "python", code));
  }

  @Test
  @DisplayName("is marked where its test is a loop, and a cheat's verdict with it")
  void forgeable() throws Exception {
    Problem problem =
        problem(
            "task_id",
            "HumanEval/902",
            "prompt",
            "def step(n):\n",
            "entry_point",
            "step",
            "canonical_solution",
            "    return n + 1\n",
            "test",
            "def check(candidate):\n    for i in range(9):\n        assert candidate(i) == i + 1\n");
    assertTrue(problem.forgeable("python"));
    Verdict right = judged(problem, "python", "def step(n): return n + 1\n");
    assertEquals(new Verdict.Passed(true), right);
    assertEquals("passed (forgeable)", right.words());
    Verdict.WrongAnswer wrong =
        assertInstanceOf(
            Verdict.WrongAnswer.class, judged(problem, "python", "def step(n): return n\n"));
    assertEquals("assert candidate(i) == i + 1", wrong.actual());
    for (String raising :
        List.of(
            "def step(n): assert n > 9\n", "def step(n): return n // 0\n", "def other(): 1\n")) {
      assertEquals("runtime_error", judged(problem, "python", raising).id(), raising);
    }
  }

  @Test
  @DisplayName("tells a wrong value from an error in a unittest class, too")
  void unittest() throws Exception {
    Problem problem =
        problem(
            "task_id",
            "BigCodeBench/900",
            "complete_prompt",
            "def task_func(n):\n",
            "entry_point",
            "task_func",
            "canonical_solution",
            "    return n + 1\n",
            "test",
            """
            import unittest
            class TestCases(unittest.TestCase):
                def test_one(self):
                    self.assertEqual(task_func(2), 3)
                def test_two(self):
                    self.assertEqual(task_func(5), 6)
            """);
    Verdict.WrongAnswer wrong =
        assertInstanceOf(
            Verdict.WrongAnswer.class, judged(problem, "python", "def task_func(n): return 3\n"));
    assertEquals("AssertionError: 3 != 6", wrong.actual());
    assertEquals(
        "runtime_error", judged(problem, "python", "def task_func(n): return 3 // (n - 5)\n").id());
    assertTrue(judged(problem, "python", "def task_func(n): return n + 1\n").passed());
  }

  @Test
  @DisplayName(
      "is marked where its test asks for truth values alone, which a program may just print")
  void truths() throws Exception {
    Problem problem =
        problem(
            "task_id",
            "HumanEval/903",
            "prompt",
            "def even(n):\n",
            "entry_point",
            "even",
            "canonical_solution",
            "    return n % 2 == 0\n",
            "test",
            "def check(candidate):\n    assert candidate(2)\n    assert candidate(4) == True\n");
    String cheat = "import os\nos.write(results_to, b'[true,true]\\n')\nos._exit(0)\n";
    String harness = "import __main__\n" + cheat.replace("results_to", "__main__.results_to");
    Verdict forged = judged(problem, "python", harness);
    assertEquals(new Verdict.Passed(true), forged);
    assertEquals("passed (forgeable)", forged.words());
  }

  private static Problem mercury(String entry, String prompt, String evaluator, String cases)
      throws Exception {
    return problem(
        "slug_name",
        "a-task",
        "entry_point",
        entry,
        "prompt",
        prompt,
        "pretty_content",
        new String[] {"A task."},
        "convert_offline",
        "def convert_offline(case):\n    return case\n",
        "evaluate_offline",
        evaluator,
        "test_cases",
        cases,
        "solutions",
        new String[0]);
  }

  @Test
  @DisplayName("of Mercury goes by the case's inputs, not by what a program says that they were")
  void mercuryInputs() throws Exception {
    Problem problem =
        mercury(
            "order",
            "class Solution: pass",
            """
            def evaluate_offline(inputs, outputs, expected):
                n, before = inputs
                at = {c: i for i, c in enumerate(outputs)}
                return len(at) == n and all(at[b] < at[a] for a, b in before)
            """,
            "[{\"input\": [3, [[0, 1], [1, 2]]], \"expected\": [2, 1, 0]}]");
    String solution = "class Solution:\n    def order(self, n, before):\n        ";
    assertEquals(new Verdict.Passed(), judged(problem, "python", solution + "return [2, 1, 0]\n"));
    for (String wrong :
        List.of(
            "return [0, 1, 2]",
            "before.clear(); return [0, 1, 2]",
            "import os, __main__; __main__.write('[[[3,[]],[0,1,2]]]'); os._exit(0)",
            "return None",
            "return [[2], 1, 0]")) {
      assertInstanceOf(
          Verdict.WrongAnswer.class, judged(problem, "python", solution + wrong + "\n"), wrong);
    }
  }

  @Test
  @DisplayName("of Mercury is marked where what became of the inputs is the answer")
  void mercuryInPlace() throws Exception {
    Problem problem =
        mercury(
            "turn",
            "class Solution:\n    # Modify items in-place instead of returning anything.\n    pass",
            "def evaluate_offline(inputs, outputs, expected):\n    return inputs[0] == expected\n",
            "[{\"input\": [[1, 2, 3]], \"expected\": [3, 2, 1]}]");
    String solution = "class Solution:\n    def turn(self, items): ";
    assertEquals(
        new Verdict.Passed(true), judged(problem, "python", solution + "items.reverse()\n"));
    assertInstanceOf(
        Verdict.WrongAnswer.class, judged(problem, "python", solution + "return items[::-1]\n"));
  }

  @Test
  @DisplayName("of Mercury is called and evaluated by the set's own convention, outside")
  void mercury() throws Exception {
    Problem problem =
        problem(
            "slug_name",
            "turn-list",
            "entry_point",
            "turn",
            "prompt",
            "class Solution: pass",
            "pretty_content",
            new String[] {"Turn a list."},
            "convert_offline",
            """
            def convert_offline(case):
                inputs, expected = case
                return [lctk.linkedList(inputs[0])], expected
            """,
            "evaluate_offline",
            """
            def evaluate_offline(inputs, outputs, expected):
                return lctk.linkedList2Arr(outputs) == expected
            """,
            "test_cases",
            "[{\"input\": [[1, 2, 3]], \"expected\": [3, 2, 1]}]",
            "solutions",
            new String[0]);
    assertEquals(
        new Verdict.Passed(),
        judged(
            problem,
            "python",
            """
            class Solution:
                def turn(self, head):
                    last = None
                    while head:
                        head.next, last, head = last, head, head.next
                    return last
            """));
    assertFalse(
        judged(problem, "python", "class Solution:\n    def turn(self, head): return head\n")
            .passed());
  }

  @Test
  @DisplayName("of APPS is compared as the set compares, with whole programs' numbers near")
  void apps() throws Exception {
    Problem call =
        problem(
            "problem_id",
            7,
            "question",
            "Q",
            "solutions",
            "[]",
            "input_output",
            "{\"fn_name\": \"f\", \"inputs\": [[4], [1]], \"outputs\": [2, [Infinity]]}");
    assertEquals(
        new Verdict.Passed(),
        judged(call, "python", "def f(x): return x / 2 if x == 4 else float('inf')\n"));
    assertFalse(judged(call, "python", "def f(x): return '2'\n").passed());
    Problem whole =
        problem(
            "problem_id",
            8,
            "question",
            "Q",
            "solutions",
            "[]",
            "input_output",
            "{\"inputs\": [\"3\\n\"], \"outputs\": [\"0.333333333 1000000\\n\"]}");
    assertEquals(
        new Verdict.Passed(),
        judged(whole, "python", "import sys\nprint(1 / int(input()), 10 ** 6)\n"));
    assertFalse(judged(whole, "python", "print(1 / 3, 10 ** 6 + 1)\n").passed());
  }

  @Test
  @DisplayName(
      "of a contest is compared with the error that its statement grants, and long numbers")
  void contest() throws Exception {
    Problem problem =
        problem(
            "name",
            "9002_B. Thirds",
            "description",
            "Print x. The absolute or relative error should not exceed 10 - 4.",
            "public_tests",
            Map.of("input", new String[] {"3"}, "output", new String[] {"0.3333"}));
    assertEquals("floats", problem.comparator().id());
    assertEquals(
        new Verdict.Passed(),
        judged(
            problem,
            "python",
            "from __future__ import annotations\nlen(str(10 ** 5000))\nprint(1 / int(input()))\n"));
    assertFalse(judged(problem, "python", "print(0.34)\n").passed());
  }
}
