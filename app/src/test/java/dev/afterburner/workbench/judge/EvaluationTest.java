// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Toolchains;
import dev.afterburner.sandbox.local.LocalSandbox;
import dev.afterburner.workbench.problem.Comparator;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A data set's own evaluator")
class EvaluationTest {

  private static final String SAME_WORDS =
      "def evaluate(expected, actual):\n    return sorted(expected.split()) == sorted(actual.split())";

  @TempDir private Path cache;

  @Test
  @DisplayName("gets both texts whole, accepts what it calls right and refuses everything else")
  void decides() throws SandboxException {
    try (Sandbox sandbox = LocalSandbox.open(cache, Toolchains.ofThisMachine())) {
      Evaluation same = new Evaluation(sandbox, SAME_WORDS);
      assertTrue(same.accepts(Bytes.utf8("a ü\nc"), Bytes.utf8("c a ü\n")));
      assertFalse(same.accepts(Bytes.utf8("4"), Bytes.utf8("12345\n")));
      assertFalse(same.accepts(Bytes.utf8("4"), Bytes.utf8("")));
      assertFalse(same.accepts(Bytes.utf8(""), Bytes.utf8("accepted\n")));
      Evaluation exact =
          new Evaluation(sandbox, "def evaluate(e, a):\n    return (e, a) == ('1', '2\\n')");
      assertTrue(exact.accepts(Bytes.utf8("1"), Bytes.utf8("2\n")));
      SandboxException fault =
          assertThrows(
              SandboxException.class,
              () ->
                  new Evaluation(sandbox, "def evaluate(e, a):\n    return 1 / 0")
                      .accepts(Bytes.utf8("1"), Bytes.utf8("2")));
      assertEquals(SandboxException.Kind.FAILED, fault.kind());
      assertTrue(String.valueOf(fault.getMessage()).contains("ZeroDivisionError"));
    }
  }

  @Test
  @DisplayName("that can't read an output calls it wrong; one that falls by itself is a fault")
  void unreadable() throws SandboxException {
    try (Sandbox sandbox = LocalSandbox.open(cache, Toolchains.ofThisMachine())) {
      Evaluation floats =
          new Evaluation(
              sandbox, "def evaluate(e, a):\n    return abs(float(e) - float(a)) < 1e-6");
      assertTrue(floats.accepts(Bytes.utf8("1.0"), Bytes.utf8("1.0000000001")));
      assertFalse(floats.accepts(Bytes.utf8("1.0"), Bytes.utf8("abc")));
      Evaluation json =
          new Evaluation(sandbox, "def evaluate(e, a):\n    return json.loads(e) == json.loads(a)");
      assertFalse(json.accepts(Bytes.utf8("[]"), Bytes.utf8("[".repeat(200_000))));
      assertFalse(json.accepts(Bytes.utf8("1"), Bytes.utf8("accepted")));
    }
  }

  @Test
  @DisplayName("with eval reads literals, and runs nothing that a program printed")
  void evaluates() throws SandboxException {
    try (Sandbox sandbox = LocalSandbox.open(cache, Toolchains.ofThisMachine())) {
      Evaluation same =
          new Evaluation(sandbox, "def evaluate(e, a):\n    return eval(e) == eval(a)");
      assertTrue(same.accepts(Bytes.utf8("[1, {'a': inf}]"), Bytes.utf8("[1,{'a':inf}]\n")));
      for (String forged :
          new String[] {
            "__import__('os').write(1, b'accepted') and __import__('os')._exit(0)",
            "[__import__('os').write(n, b'accepted') for n in range(9)]",
            "print('accepted')"
          }) {
        assertFalse(same.accepts(Bytes.utf8("1"), Bytes.utf8(forged)), forged);
      }
      assertTrue(new Comparator.Evaluator("def evaluate(e, a):\n    exec(a)").runsOutputs());
      assertFalse(
          new Comparator.Evaluator("def evaluate(e, a):\n    return re.compile(e).match(a)")
              .runsOutputs());
    }
  }
}
