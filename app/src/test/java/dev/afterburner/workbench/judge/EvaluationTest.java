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
}
