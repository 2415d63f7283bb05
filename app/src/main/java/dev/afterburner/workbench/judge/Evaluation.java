package dev.afterburner.workbench.judge;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Limits;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
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
      import sys, json, re, math, ast, itertools, collections
      from typing import *
      from collections import *

      %s

      def _texts():
          data = sys.stdin.buffer.read()
          head, rest = data.split(b"\\n", 1)
          size = int(head)
          return rest[:size].decode(errors="replace"), rest[size:].decode(errors="replace")

      _expected, _actual = _texts()
      _answer = evaluate(_expected, _actual)
      print("accepted" if _answer else "refused")
      """;

  /**
   * Whether the evaluator accepts an output.
   *
   * @throws SandboxException where Python is missing, or the evaluator itself fails
   */
  boolean accepts(Bytes expected, Bytes actual) throws SandboxException {
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
    Run run =
        sandbox.run(
            new Execution(program, input, Limits.DEFAULT.withWall(WALL), RATE_HZ),
            RunObserver.NONE,
            new Cancellation());
    String said = run.stdout().text().strip();
    if (!(run.outcome() instanceof Outcome.Completed)) {
      throw new SandboxException(
          SandboxException.Kind.FAILED,
          "the problem's own evaluator failed ("
              + run.outcome().id()
              + "): "
              + run.stderr().text().strip().lines().reduce("", (a, b) -> b)
              + "; correct the evaluator, or choose another comparator");
    }
    return said.equals("accepted") || said.endsWith("\naccepted");
  }

  private static int utf8Size(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
  }
}
