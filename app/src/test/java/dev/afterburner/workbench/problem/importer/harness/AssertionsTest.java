// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.problem.Checks;
import dev.afterburner.workbench.problem.Checks.Check;
import dev.afterburner.workbench.problem.importer.data.JsonText;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import dev.afterburner.workbench.problem.importer.row.HumanEvalXRows;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@DisplayName("A test program taken apart")
class AssertionsTest {

  private static final Path SHARED = Path.of("../../shared/data").toAbsolutePath().normalize();

  private static final Map<String, String> AROUND =
      Map.of(
          "python", "def check(candidate):\n    %s\n",
          "javascript", "const testF = () => {\n  %s\n}\ntestF()\n",
          "cpp", "#include <assert.h>\nint main(){\n  %s\n}\n",
          "java",
              "public class Main { public static void main(String[] a) { Solution s = new Solution();"
                  + " List<Boolean> correct = Arrays.asList(%s);"
                  + " if (correct.contains(false)) { throw new AssertionError(); } } }",
          "go", "func TestF(t *testing.T) {\n  assert := assert.New(t)\n  %s\n}\n",
          "rust",
              "#[cfg(test)]\nmod tests {\n  use super::*;\n  #[test]\n  fn test_f() { %s }\n}\n");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "python | def check(candidate): pass",
        "python | METADATA = {} # assert candidate(1) == 2",
        "javascript | const testAll = () => {};",
        "java | class Main { public static void main(String[] a) {} }",
        "cpp | int main() { return 0; }",
        "go | func TestAll(t *testing.T) {}",
        "rust | fn check() {}",
      })
  @DisplayName("are refused where they check nothing, since any program would pass")
  void nothing(String language, String tests) {
    RowRefused refused = assertThrows(RowRefused.class, () -> Assertions.take(language, tests));
    assertEquals("its tests check nothing, so any program would pass", refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "python | assert candidate(1) == 10; if candidate(2) != 20: raise ValueError",
        "python | assert candidate(1) == 10; if candidate(2) != 20: sys.exit(1)",
        "python | assert candidate(1) == 10; unittest.TestCase().assertEqual(candidate(2), 20)",
        "python | d = abs(candidate(2) - 20); assert d == 0",
        "python | d = candidate(2) - 20; assert d == 0",
        "python | d = abs(max(candidate(2), 20)); assert d == 20",
        "python | def failures(): return sum(candidate(n) != 10 * n for n in [1, 2]); assert failures() == 0",
        "python | failures = lambda: candidate(2) - 20; assert failures() == 0",
        "python | x = candidate(2); [20].index(x); assert candidate(1) == 10",
        "python | g = candidate; h = lambda x, e: 1 / (g(x) == e); h(2, 20); assert candidate(1) == 10",
        "python | [0][tuple(map(candidate, (1, 2))) != (10, 20)]; assert candidate(1) == 10",
        "python | p = partial(candidate, 2); [20].index(p()); assert candidate(1) == 10",
        "python | chk(candidate); assert candidate(1) == 10",
        "python | h = lambda f=candidate: [20].index(f(2)); h(); assert candidate(1) == 10",
        "python | class S: f = candidate; assert candidate(1) == 10",
        "javascript | const g = f; [20][g(2) - 20].x; console.assert(f(1) === 10)",
        "javascript | const x = f(2); [[20]][x - 20].x; console.assert(f(1) === 10)",
        "cpp | auto g = f; int a = 1 / (g(2) == 20); assert (f(1) == 10);",
        "cpp | int x = f(2); int a = 1 / (x == 20); assert (f(1) == 10);",
        "go | g := F; _ = []int{1}[g(2) - 20]; assert.Equal(10, F(1))",
        "rust | let g = f; let a = 1 / ((g(2) == 20) as i32); assert_eq!(f(1), 10);",
        "javascript | console.assert(f(1) === 10); if (f(2) !== 20) throw new Error()",
        "javascript | console.assert(f(1) === 10); assert.strictEqual(f(2), 20)",
        "javascript | const failures = () => f(2) === 20 ? 0 : 1; console.assert(failures() === 0)",
        "javascript | const d = Math.abs(f(2) - 20); console.assert(d === 0)",
        "cpp | assert (f(1) == 10); if (f(2) != 20) return 1;",
        "cpp | assert (f(1) == 10); if (f(2) != 20) abort();",
        "cpp | auto failures = [&]() { return f(2) == 20 ? 0 : 1; }; assert (failures() == 0);",
        "cpp | int d = abs(f(2) - 20); assert (d == 0);",
        "java | s.f(1) == 10)); if (s.f(2) != 20) System.exit(1); List<Integer> l = Arrays.asList((1",
        "go | assert.Equal(10, F(1)); if F(2) != 20 { panic(1) }",
        "go | failures := func() int { return F(2) - 20 }; assert.Equal(0, failures())",
        "rust | assert_eq!(f(1), 10); if f(2) != 20 { panic!() }",
        "rust | fn failures() -> i32 { f(2) - 20 } assert_eq!(failures(), 0);",
      })
  @DisplayName("counts what else would end it for a wrong result as running inside")
  void otherChecks(String language, String lines) throws RowRefused {
    String test = around(language, lines);
    assertTrue(Assertions.take(language, test).checks().inside() > 0, test);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "python | x = candidate(2); candidate(3); assert x == 20",
        "python | x = sorted(candidate([3, -1])); assert x == [-1, 3]",
        "python | x = candidate(2)[0]; assert x == 20",
        "python | def helper(candidate, n=2): return n; assert candidate(n=2) == 20",
        "javascript | const x = f([1, 2]); console.assert(x === 20)",
        "cpp | vector<int> x = f({1, -2}); assert (issame(x, {20}));",
        "go | x := F([]int{1, -2}); assert.Equal(20, x)",
        "rust | let x = f(vec![1, 2]); assert_eq!(x, 20);",
      })
  @DisplayName("takes results that have a name, and those that nobody looks at")
  void keptResults(String language, String lines) throws RowRefused {
    String test = around(language, lines);
    assertEquals(0, Assertions.take(language, test).checks().inside(), test);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "python | assert candidate([1], 2) == 3, 'no' | candidate([1], 2) | EQUAL | 3",
        "python | assert candidate(n=4) == {'a': (1, -2.5), 'b': None} | candidate(n=4) | EQUAL | {\"d\":[[\"a\",{\"t\":[1,-2.5]}],[\"b\",null]]}",
        "python | assert abs(candidate(1) - 0.25) < 1e-6 | candidate(1) | CLOSE | 0.25",
        "python | assert math.isclose(candidate(1), 2.5, rel_tol=1e-3) | candidate(1) | CLOSE | 2.5",
        "python | assert not candidate('x') | candidate('x') | FALSE |",
        "python | assert candidate('x') | candidate('x') | TRUE |",
        "python | assert candidate('x') is True | candidate('x') | SAME | true",
        "python | assert set(candidate(1)) == {1, 2} | set(candidate(1)) | EQUAL | {\"set\":[1,2]}",
        "python | assert 7 < candidate(1) | candidate(1) | GREATER | 7",
        "python | assert candidate(1) == 10**18 + 3 | candidate(1) | EQUAL | 1000000000000000003",
        "python | assert candidate(1) == float('inf') | candidate(1) | EQUAL | {\"f\":\"inf\"}",
        "python | assert is_same_list(candidate(1), list_node([1, 2])) | candidate(1) | EQUAL | {\"list\":[1,2]}",
        "python | assert is_same_tree(candidate(1), tree_node([1, None, 2, None])) | candidate(1) | EQUAL | {\"tree\":[1,null,2]}",
        "javascript | console.assert(f([1]) === 'a\\n') | f([1]) | SAME | \"a\\n\"",
        "javascript | console.assert(JSON.stringify(f(1)) === JSON.stringify([1, {a: 2}])) | f(1) | SAME | [1,{\"d\":[[\"a\",2]]}]",
        "javascript | console.assert(f(1) == 6.0) | f(1) | LOOSE | 6.0",
        "javascript | console.assert(Math.abs(f(1) - 0.5) < 1e-6) | f(1) | CLOSE | 0.5",
        "cpp | assert (f({1.0, 2.0}, 0.3) == true); | f({1.0, 2.0}, 0.3) | EQUAL | true",
        "cpp | assert (issame(f({1}) , {3 + 4, 2})); | f({1}) | EQUAL | [7,2]",
        "cpp | assert (not (f(\"<\"))); | f(\"<\") | FALSE |",
        "cpp | assert (abs(f(1) + 1) < 0.01); | f(1) | CLOSE | -1.0",
        "java | s.f(Arrays.asList(1, 2)).equals(Arrays.asList(3, 4)) | s.f(Arrays.asList(1, 2)) | EQUAL | [3,4]",
        "java | Objects.equals(s.f(1), \"x\") | s.f(1) | EQUAL | \"x\"",
        "java | !s.f(6) | s.f(6) | FALSE |",
        "java | Math.abs(s.f(1.5) - 0.5) < 1e-6 | s.f(1.5) | CLOSE | 0.5",
        "go | assert.Equal([]int{1, 2}, F(3)) | F(3) | EQUAL | [1,2]",
        "go | assert.Equal(map[string]int{\"a\": 1}, F(3)) | F(3) | EQUAL | {\"d\":[[\"a\",1]]}",
        "go | assert.Equal(true, math.Abs(F(1.5)-0.5) < 1e-6) | F(1.5) | CLOSE | 0.5",
        "rust | assert_eq!(f(vec![1, 2]), vec![3]); | &(f(vec![1, 2])) | EQUAL | [3]",
        "rust | assert!(f(\"a\") == (1, \"b\".to_string())); | &(f(\"a\")) | EQUAL | {\"t\":[1,\"b\"]}",
        "rust | assert!(!(f(\"a\"))); | &(f(\"a\")) | FALSE |",
      })
  @DisplayName("has a call where an assertion was, and the value outside")
  void forms(String language, String assertion, String call, Checks.Rule rule, String expected)
      throws RowRefused {
    Assertions.Taken taken = taken(language, assertion);
    assertEquals(0, taken.checks().inside(), taken.source());
    assertEquals(1, taken.checks().all().size(), taken.source());
    Check check = taken.checks().all().getFirst();
    assertEquals(rule, check.rule());
    assertEquals(expected, check.expected() == null ? null : check.expected().toString());
    assertTrue(taken.source().contains("take_(0, " + call + ")"), taken.source());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "python | assert candidate(1) - 5 == 0",
        "python | assert abs(candidate(1) - 5) == 0",
        "python | assert candidate(1) == candidate(2)",
        "python | for i in range(3): assert candidate(i) == 4",
        "python | expected = [1]; assert candidate(1) == expected",
        "javascript | for (const x of [1]) { console.assert(f(x) === 2) }",
        "cpp | for (int i = 0; i < 3; i++) assert (f(i) == 2);",
        "python | assert all([candidate(2) == 4, candidate(3) == 9])",
        "python | assert same(candidate(2), 4)",
        "python | assert operator.eq(candidate(2), 4)",
        "python | assert (lambda a: a == 4)(candidate(2))",
        "python | assert [candidate(2)].count(4) == 1",
        "python | assert [candidate(2)].index(4) == 0",
        "python | assert candidate(2).__contains__(4)",
        "python | assert bool([candidate(2)].count(4))",
        "python | assert sum(candidate(i) == 2 * i for i in range(9)) == 9",
        "python | result = 'pass' if candidate(2) == 4 else 'fail'; assert result == 'pass'",
        "python | bad = [c for c in [candidate(2)] if c != 4]; assert bad == []",
        "python | bad = [c for c in [candidate(2)] if c != 4]; assert len(bad) == 0",
        "javascript | console.assert([1].includes(f(2)))",
        "javascript | console.assert(Object.is(f(2), 4))",
        "rust | assert!(vec![4].contains(&f(2)));",
        "java | s.f(1).equals(map1)",
        "java | Objects.equals(s.f(1), map1)",
        "cpp | assert (issame(f(1), other));",
        "go | assert.Equal(want, F(1))",
        "rust | let want = 3; assert_eq!(f(1), want);",
      })
  @DisplayName("keeps and counts what is no call and value, or would show the value to the program")
  void inside(String language, String assertion) throws RowRefused {
    Assertions.Taken taken = taken(language, assertion);
    assertEquals(1, taken.checks().inside(), taken.source());
    assertEquals(0, taken.checks().all().size());
    assertTrue(taken.checks().forgeable());
  }

  @Test
  @DisplayName("holds no expected value and no comment any more")
  void hidden() throws RowRefused {
    Assertions.Taken taken =
        taken("python", "# gives 'secret1'\n    assert candidate(1) == 'secret2', 'secret3'");
    assertFalse(taken.source().contains("secret"), taken.source());
  }

  @Test
  @DisplayName("has the loops over inputs and results that EvalPlus writes")
  void loops() throws RowRefused {
    Assertions.Taken plus =
        Assertions.take(
            "python",
            """
            inputs = [[3], [4]]
            results = [False, [0.5]]
            for i, (inp, exp) in enumerate(zip(inputs, results)):
                assertion(candidate(*inp), exp, 1e-6)
            """);
    assertEquals(0, plus.checks().inside(), plus.source());
    assertEquals(2, plus.checks().all().size());
    assertEquals(Checks.Rule.EQUAL, plus.checks().all().get(0).rule());
    assertEquals(Checks.Rule.CLOSE, plus.checks().all().get(1).rule());
    assertFalse(plus.source().contains("results"), plus.source());
    // Fifteen hundred of them were read in the time of fifteen hundred times the whole.
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 1500; i++) {
      many.append("a%1$d = [1]\nb%1$d = [1]\nfor x, e in zip(a%1$d, b%1$d):\n".formatted(i));
      many.append("    assert candidate(x) == e\n");
    }
    Checks all = Assertions.take("python", many.toString()).checks();
    assertEquals(
        "1500 outside, 0 inside", all.all().size() + " outside, " + all.inside() + " inside");
    Assertions.Taken pairs =
        taken("python", "for n, e in [(12, 2), (-37, 7)]:\n        assert candidate(n) == e");
    assertEquals("7", String.valueOf(pairs.checks().all().get(1).expected()));
    assertTrue(pairs.source().contains("zip([12, -37])"), pairs.source());
    assertFalse(pairs.source().contains("2)"), pairs.source());
  }

  @Test
  @DisplayName("may give the function on by the name that it is tested by, and by no other")
  void givenOn() throws RowRefused {
    String same = "def check(f):\n    assert f(1) == 2\ncheck(f)\n";
    assertEquals(0, Assertions.take("python", same).checks().inside());
    String other = same + "def other(g):\n    [3].index(g(2))\nother(f)\n";
    assertEquals(1, Assertions.take("python", other).checks().inside());
    // The function is called g where the program ends, and candidate within.
    String within = "def check(candidate):\n    assert candidate(1) == 2\n";
    assertEquals(0, Assertions.take("python", within, "check(g)").checks().inside());
    String aside = within + "[3].index(g(2))\n";
    assertEquals(1, Assertions.take("python", aside, "check(g)").checks().inside());
  }

  @Test
  @DisplayName("may be as long and as deep as a hostile row makes it")
  void hostile() throws RowRefused {
    String comments = "// x\n".repeat(40_000);
    TestProgram rust =
        HumanEvalXHarness.of(
            "rust", "mod tests {\n#[test]\n" + comments + "fn t() { assert_eq!(f(1), 2); }\n}", "");
    assertEquals(1, rust.checks().all().size());
    String deep = "[".repeat(20_000) + "]".repeat(20_000);
    Assertions.Taken taken = taken("python", "assert candidate(1) == " + deep);
    assertEquals(1, taken.checks().inside());
    for (String number : List.of("9".repeat(3_000_000), "0x" + "f".repeat(3_000_000))) {
      assertEquals(
          1, taken("python", "assert candidate(1) == " + number).checks().inside(), "digits");
    }
  }

  @Test
  @DisplayName("of the published rows is nearly all calls and values")
  void published() throws Exception {
    Assumptions.assumeTrue(Files.isDirectory(SHARED), "no data sets at " + SHARED);
    assertEquals("1132 outside, 9 inside", counted("human-eval-x/humaneval_python.jsonl.gz"));
    assertEquals("1090 outside, 47 inside", counted("human-eval-x/humaneval_rust.jsonl.gz"));
    assertEquals("1123 outside, 17 inside", counted("human-eval-x/humaneval_cpp.jsonl.gz"));
    assertEquals("1086 outside, 47 inside", counted("human-eval-x/humaneval_java.jsonl.gz"));
    assertEquals("1116 outside, 22 inside", counted("human-eval-x/humaneval_go.jsonl.gz"));
    assertEquals("1130 outside, 11 inside", counted("human-eval-x/humaneval_js.jsonl.gz"));
  }

  private static String counted(String file) throws IOException, RowRefused {
    int outside = 0;
    int inside = 0;
    HumanEvalXRows rows = new HumanEvalXRows();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SHARED.resolve(file))),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode row = JsonText.read(line);
        try {
          for (Map.Entry<String, String> source : rows.read(row).sources().entrySet()) {
            if (source.getKey().startsWith(Checks.FIELD)) {
              Checks checks = Checks.parse(source.getValue());
              outside += checks.all().size();
              inside += checks.inside();
            }
          }
        } catch (RowRefused e) {
          assertEquals("Rust/32", row.path("task_id").asString());
        }
      }
    }
    return outside + " outside, " + inside + " inside";
  }

  /** Statements in a test program; in Python each on a line of its own. */
  private static String around(String language, String lines) {
    String body = language.equals("python") ? lines.replaceAll(";\\s*", "\n    ") : lines;
    return String.format(java.util.Objects.requireNonNull(AROUND.get(language)), body);
  }

  private static Assertions.Taken taken(String language, String assertion) throws RowRefused {
    String around = java.util.Objects.requireNonNull(AROUND.get(language));
    return Assertions.take(language, around.replace("%s", assertion));
  }
}
