// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.judge;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Toolchains;
import dev.afterburner.sandbox.local.LocalSandbox;
import dev.afterburner.workbench.problem.Comparator.Calling;
import dev.afterburner.workbench.problem.Comparator.Checker;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A checker program")
class CheckerProgramTest {

  /** Right is any divisor of the input but 1; the answer names the least. */
  private static final String PYTHON =
      """
      import sys
      n = int(open(sys.argv[1]).read())
      got = open(sys.argv[%d]).read().split()
      assert int(open(sys.argv[%d]).read()) > 1
      %s
      """;

  private static final String CPP =
      """
      #include <cstdio>
      #include <fstream>
      #include <iostream>
      int main(int argc, char **argv) {
        long n, got, answer;
        std::ifstream(argv[1]) >> n;
        std::ifstream(argv[%d]) >> answer;
        if (argc != 4 || answer < 2) return 3;
        if (!(%s >> got)) return %d;
        return n %% got == 0 && got > 1 ? %d : %d;
      }
      """;

  @TempDir private Path cache;

  private static boolean accepts(Sandbox sandbox, Checker checker, String output)
      throws SandboxException {
    return new CheckerProgram(sandbox, checker)
        .accepts(Bytes.utf8("12"), Bytes.utf8(output), Bytes.utf8("2"));
  }

  @Test
  @DisplayName("says which of many answers is right, by exit codes, by words, and as a validator")
  void decides() throws SandboxException {
    String codes = PYTHON.formatted(2, 3, "sys.exit(0 if got and n % int(got[0]) == 0 else 1)");
    String words = PYTHON.formatted(3, 2, "print(1 if got and n % int(got[0]) == 0 else 0)");
    Checker[] all = {
      new Checker("python", codes, Calling.TESTLIB),
      new Checker("python", words, Calling.ANSWER_FIRST),
      new Checker("cpp", CPP.formatted(3, "std::ifstream(argv[2])", 2, 0, 1), Calling.TESTLIB),
      new Checker("cpp", CPP.formatted(2, "std::cin", 43, 42, 43), Calling.ICPC)
    };
    try (Sandbox sandbox = LocalSandbox.open(cache, Toolchains.ofThisMachine())) {
      for (Checker checker : all) {
        assertTrue(accepts(sandbox, checker, "6\n"), checker.toString());
        assertFalse(accepts(sandbox, checker, "5\n"), checker.toString());
        assertFalse(accepts(sandbox, checker, ""), checker.toString());
      }
    }
  }

  @Test
  @DisplayName("is taken at its word, and not at the output's")
  void says() throws SandboxException {
    try (Sandbox sandbox = LocalSandbox.open(cache, Toolchains.ofThisMachine())) {
      for (String word :
          new String[] {
            "0",
            "0.5",
            "1 / 3",
            "1e-05",
            "-1",
            "'0.00000000000'",
            "False",
            "None",
            "0, 'expected 2, got', got[0]",
            "'0\\nwrong:', got[0]",
            "'debug 1\\n0'"
          }) {
        assertFalse(accepts(sandbox, saying(word), "1\n"), word);
      }
      for (String word :
          new String[] {"1", "1.0", "100", "True", "1, 'as good as', 0", "'debug 0\\n1'"}) {
        assertTrue(accepts(sandbox, saying(word), "0\n"), word);
      }
      assertThrows(SandboxException.class, () -> accepts(sandbox, saying("'well'"), "1\n"));
    }
  }

  @Test
  @DisplayName("may print the output before its own word, or nothing where it is wrong")
  void echoes() throws SandboxException {
    String right = "bool(got) and got[0] != '5'";
    String echo = "print(*got, 'for', n)\nprint(1 if " + right + " else 0)";
    String silent = "print(1) if " + right + " else sys.exit()";
    String differs = "print(1 if " + right + " else ' '.join(got) + ' is wrong')";
    try (Sandbox sandbox = LocalSandbox.open(cache, Toolchains.ofThisMachine())) {
      for (String words : new String[] {echo, silent, differs}) {
        Checker checker =
            new Checker("python", PYTHON.formatted(3, 2, words), Calling.ANSWER_FIRST);
        assertTrue(accepts(sandbox, checker, "6\n"), words);
        for (String wrong : new String[] {"5", "5 1", "5 True", "5\n1"}) {
          assertFalse(accepts(sandbox, checker, wrong), words + " of " + wrong);
        }
      }
      Checker codes =
          new Checker(
              "python",
              PYTHON.formatted(3, 2, "sys.exit(0 if " + right + " else 1)"),
              Calling.ANSWER_FIRST);
      assertTrue(accepts(sandbox, codes, "6"));
      assertFalse(accepts(sandbox, codes, "5"));
    }
  }

  private static Checker saying(String word) {
    String code = PYTHON.formatted(3, 2, "print(" + word + ")");
    return new Checker("python", code, Calling.ANSWER_FIRST);
  }

  @Test
  @DisplayName("that an output brings to fall calls it wrong")
  void falls() throws SandboxException {
    String python = "import sys\nassert int(open(sys.argv[2]).read()) > 1";
    String cpp =
        """
        #include <cstdlib>
        #include <fstream>
        int main(int, char **argv) {
          int got = 0;
          std::ifstream(argv[2]) >> got;
          if (got < 2) std::abort();
        }
        """;
    try (Sandbox sandbox = LocalSandbox.open(cache, Toolchains.ofThisMachine())) {
      for (Checker checker :
          new Checker[] {
            new Checker("python", python, Calling.TESTLIB), new Checker("cpp", cpp, Calling.TESTLIB)
          }) {
        assertFalse(accepts(sandbox, checker, "no number"), checker.toString());
        assertTrue(accepts(sandbox, checker, "2"), checker.toString());
      }
    }
  }

  @Test
  @DisplayName("that fails itself gives no verdict")
  void fails() throws SandboxException {
    try (Sandbox sandbox = LocalSandbox.open(cache, Toolchains.ofThisMachine())) {
      Checker broken = new Checker("python", "print(1 / 0)", Calling.TESTLIB);
      SandboxException e =
          assertThrows(SandboxException.class, () -> accepts(sandbox, broken, "6"));
      assertTrue(String.valueOf(e.getMessage()).contains("ZeroDivisionError"));
      Checker three = new Checker("python", "import sys\nsys.exit(3)", Calling.TESTLIB);
      assertThrows(SandboxException.class, () -> accepts(sandbox, three, "6"));
    }
  }
}
