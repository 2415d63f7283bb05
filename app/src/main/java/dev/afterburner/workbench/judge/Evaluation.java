// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.judge;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Limits;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.sandbox.language.Languages;
import java.time.Duration;

/**
 * Asks a data set's own {@code evaluate(expected, actual)} whether an output is right, in a process
 * of its own: the judged program is gone by then and can't speak for itself.
 *
 * @param sandbox runs the evaluator
 * @param python its source
 */
record Evaluation(Sandbox sandbox, String python) {

  private static final Duration WALL = Duration.ofSeconds(10);
  private static final int RATE_HZ = 100;
  private static final String PROGRAM =
      """
      import sys, os, json, re, math, ast, copy, itertools, collections
      from typing import *
      from collections import *

      if hasattr(sys, "set_int_max_str_digits"):
          sys.set_int_max_str_digits(0)
      _to = os.dup(1)
      os.dup2(2, 1)

      class _Names(ast.NodeTransformer):
          known = {"inf": math.inf, "nan": math.nan, "true": True, "false": False, "null": None}

          def visit_Name(self, node):
              return ast.Constant(self.known[node.id]) if node.id in self.known else node

      def eval(text, *names):
          "What is to be judged is read, and never run."
          return ast.literal_eval(_Names().visit(ast.parse(str(text).strip(), mode="eval")).body)

      %s

      def _texts():
          data = sys.stdin.buffer.read()
          head, rest = data.split(b"\\n", 1)
          size = int(head)
          return rest[:size].decode(errors="replace"), rest[size:].decode(errors="replace")

      _expected, _actual = _texts()
      _answer = evaluate(_expected, _actual)
      os.write(_to, b"accepted" if _answer else b"refused")
      """;

  /**
   * Whether the evaluator accepts an output.
   *
   * @throws SandboxException where Python is missing, or the evaluator fails even on the expected
   *     output: one that only this output brings to fall calls it wrong, as the published harnesses
   *     do
   */
  boolean accepts(Bytes expected, Bytes actual) throws SandboxException {
    Run run = run(expected, actual);
    if (run.outcome() instanceof Outcome.Completed) {
      return run.stdout().text().equals("accepted");
    }
    Run fair = run(expected, expected);
    if (!(fair.outcome() instanceof Outcome.Completed)) {
      throw new SandboxException(
          SandboxException.Kind.FAILED,
          "the problem's own evaluator failed ("
              + fair.outcome().id()
              + "): "
              + fair.stderr().text().strip().lines().reduce("", (a, b) -> b)
              + "; correct the evaluator, or choose another comparator: ./workbench problems"
              + " comparator");
    }
    return false;
  }

  private Run run(Bytes expected, Bytes actual) throws SandboxException {
    Language language =
        new Languages()
            .byId("python")
            .orElseThrow(
                () ->
                    new SandboxException(
                        SandboxException.Kind.FAILED, "the evaluator needs Python, unknown here"));
    Program.Source program =
        new Program.Source(language, PROGRAM.replace("%s", python.stripTrailing()));
    Bytes input = Bytes.utf8(utf8Size(expected.text()) + "\n" + expected.text() + actual.text());
    return sandbox.check(
        new Execution(program, input, Limits.DEFAULT.withWall(WALL), RATE_HZ), new Cancellation());
  }

  private static int utf8Size(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
  }
}
