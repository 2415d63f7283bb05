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
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.workbench.problem.Comparator.Calling;
import dev.afterburner.workbench.problem.Comparator.Checker;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Asks a problem's own checker whether an output is right, in a sandbox of its own, after the
 * judged program has ended. The sandbox gives a program standard input alone, so that what stands
 * in front of the checker makes the three files that it wants of it.
 *
 * @param sandbox runs the checker
 */
record CheckerProgram(Sandbox sandbox, Checker checker) {

  private static final Duration WALL = Duration.ofSeconds(30);
  private static final int RATE_HZ = 100;
  private static final int ACCEPTED_BY_ICPC = 42;
  private static final int WRONG_BY_ICPC = 43;

  /** testlib's code for a checker, or an answer, that is itself at fault. */
  private static final int FAIL = 3;

  private static final int SHOWN = 300;

  private static final Pattern VERDICT =
      Pattern.compile(
          "[Tt]rue|[Ff]alse|FALSE|TRUE|None|nan"
              + "|[-+]?(?:\\d++\\.?+\\d*+|\\.\\d++)(?:[eE][-+]?\\d++)?[,:;]?");

  private static final Pattern RIGHT =
      Pattern.compile("[Tt]rue|TRUE|\\+?(?:1|100)(?:\\.0*)?[,:;]?");

  private static final String PYTHON =
      """
      def _begin():
          import os, sys
          data = sys.stdin.buffer
          sizes = [int(data.readline()) for _ in range(3)]
          folder = "/tmp/checker"
          os.makedirs(folder + "/feedback", exist_ok=True)
          for name, size in zip(("input.txt", "output.txt", "answer.txt"), sizes):
              with open(folder + "/" + name, "wb") as file:
                  file.write(data.read(size))
          sys.argv = ["checker.py", @ARGUMENTS@]
          os.dup2(os.open(@STDIN@, os.O_RDONLY), 0)
          sys.stdin = open(0, closefd=False)

      _begin()
      del _begin
      exec(compile(@CODE@, "checker.py", "exec"))
      """;

  /** A constructor sees the arguments, and begins the program anew with others. */
  private static final String CPP =
      """
      #include <stdio.h>
      #include <stdlib.h>
      #include <unistd.h>
      #include <fcntl.h>
      #include <sys/stat.h>

      static void checker_file(const char *name, long size) {
        FILE *file = fopen(name, "wb");
        if (!file) _exit(3);
        while (size-- > 0) {
          int c = getchar();
          if (c < 0) _exit(3);
          putc(c, file);
        }
        fclose(file);
      }

      __attribute__((constructor)) static void checker_begin(int argc, char **argv, char **envp) {
        (void)argv;
        if (argc != 1) return;
        long sizes[3];
        for (int i = 0; i < 3; i++)
          if (scanf("%ld", &sizes[i]) != 1 || getchar() != '\\n') _exit(3);
        mkdir("/tmp/checker", 0700);
        mkdir("/tmp/checker/feedback", 0700);
        checker_file("/tmp/checker/input.txt", sizes[0]);
        checker_file("/tmp/checker/output.txt", sizes[1]);
        checker_file("/tmp/checker/answer.txt", sizes[2]);
        int standard = open(@STDIN@, O_RDONLY);
        if (standard < 0 || dup2(standard, 0) < 0) _exit(3);
        static char *arguments[] = {(char *)"checker", @ARGUMENTS@, NULL};
        execve("/proc/self/exe", arguments, envp);
        _exit(3);
      }
      #line 1 "checker.cpp"
      """;

  /**
   * Whether the checker accepts an output. One that only this output brings to fall calls it wrong.
   *
   * @throws SandboxException where its language is missing, or the checker fails on the answer too
   */
  boolean accepts(Bytes input, Bytes output, Bytes answer) throws SandboxException {
    Run run = run(input, output, answer);
    return !(fell(run) && decides(run(input, answer, answer), input, answer))
        && decides(run, input, answer);
  }

  private Run run(Bytes input, Bytes output, Bytes answer) throws SandboxException {
    Program.Source program =
        new Program.Source(
            new Languages()
                .byId(checker.language())
                .orElseThrow(() -> failed("is written in " + checker.language())),
            program());
    return sandbox.check(
        new Execution(
            program, files(input, output, answer), Limits.DEFAULT.withWall(WALL), RATE_HZ),
        new Cancellation());
  }

  /** Whether it crashed or crossed a limit: testlib's word for a fault is none of the output's. */
  private boolean fell(Run run) {
    return switch (run.outcome()) {
      case Outcome.Killed _ -> true;
      case Outcome.RuntimeError(int _, int signal) ->
          signal != 0 || (checker.language().equals("python") && trace(run));
      default -> false;
    };
  }

  private boolean decides(Run run, Bytes input, Bytes answer) throws SandboxException {
    return switch (run.outcome()) {
      case Outcome.Completed _ ->
          switch (checker.calling()) {
            case TESTLIB -> true;
            case ICPC -> throwing("ends with 0", run);
            case ANSWER_FIRST -> says(run, input, answer);
          };
      case Outcome.RuntimeError(int code, int signal) -> refused(code, signal, run);
      case Outcome.CompileFailed(String diagnostics) ->
          throw failed("does not compile: " + diagnostics.strip());
      default -> throwing(run.outcome().id(), run);
    };
  }

  private boolean refused(int code, int signal, Run run) throws SandboxException {
    if (signal != 0) {
      return throwing("ended by signal " + signal, run);
    }
    if (checker.calling() == Calling.ICPC) {
      return code == ACCEPTED_BY_ICPC
          || (code != WRONG_BY_ICPC && throwing("exit code " + code, run));
    }
    boolean crashed = checker.language().equals("python") && trace(run);
    return (code == FAIL || crashed) && throwing("exit code " + code, run);
  }

  /** Python ends with 1 for a fault of its own, too. */
  private static boolean trace(Run run) {
    return run.stderr().text().contains("Traceback (most recent call last)");
  }

  /**
   * A checker may print its verdict: 1, or 0, or points between them. Where it prints more, or
   * nothing, some of it may be the output's own words: then what it says of the answer itself tells
   * where its verdict stands, as the first word or as the last line, and whether silence is one.
   */
  private boolean says(Run run, Bytes input, Bytes answer) throws SandboxException {
    String said = run.stdout().text().strip();
    if (!said.isEmpty() && firstWord(said).equals(said)) {
      return isRight(said) || (!isVerdict(said) && throwing("prints neither 1 nor 0", run));
    }
    Run fair = run(input, answer, answer);
    String told = fair.stdout().text().strip();
    if (said.isEmpty()) {
      return told.isEmpty() && fair.outcome() instanceof Outcome.Completed;
    }
    boolean first = isRight(firstWord(told));
    boolean last = isRight(lastLine(told));
    if (first || last) {
      return !isRight(told)
          && (!first || isRight(firstWord(said)))
          && (!last || isRight(lastLine(said)));
    }
    first = isVerdict(firstWord(said));
    last = isVerdict(lastLine(said));
    return (first || last || throwing("prints neither 1 nor 0", run))
        && (!first || isRight(firstWord(said)))
        && (!last || isRight(lastLine(said)));
  }

  private static String firstWord(String said) {
    return said.split("\\s", 2)[0];
  }

  private static String lastLine(String said) {
    return said.substring(said.lastIndexOf('\n') + 1);
  }

  private static boolean isRight(String word) {
    return RIGHT.matcher(word).matches();
  }

  private static boolean isVerdict(String word) {
    return VERDICT.matcher(word).matches();
  }

  private boolean throwing(String how, Run run) throws SandboxException {
    String said = (run.stdout().text() + "\n" + run.stderr().text()).strip();
    throw failed(
        "failed ("
            + how
            + "): "
            + (said.length() > SHOWN ? "…" + said.substring(said.length() - SHOWN) : said));
  }

  private static SandboxException failed(String why) {
    return new SandboxException(
        SandboxException.Kind.FAILED,
        "the problem's own checker " + why + "; correct the checker, or choose another comparator");
  }

  private String program() {
    String place = "\"/tmp/checker/";
    String in = place + "input.txt\"";
    String out = place + "output.txt\"";
    String answer = place + "answer.txt\"";
    boolean cpp = checker.language().equals("cpp");
    String cast = cpp ? "(char *)" : "";
    String arguments =
        switch (checker.calling()) {
          case TESTLIB -> cast + in + ", " + cast + out + ", " + cast + answer;
          case ANSWER_FIRST -> cast + in + ", " + cast + answer + ", " + cast + out;
          case ICPC -> cast + in + ", " + cast + answer + ", " + cast + place + "feedback\"";
        };
    String standard = checker.calling() == Calling.ICPC ? out : "\"/dev/null\"";
    String frame =
        (cpp ? CPP : PYTHON).replace("@ARGUMENTS@", arguments).replace("@STDIN@", standard);
    return cpp ? frame + checker.code() : frame.replace("@CODE@", literal(checker.code()));
  }

  /** A text of Python. */
  private static String literal(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        literal.append('\\').append(c);
      } else if (c >= ' ' && c < 127) {
        literal.append(c);
      } else {
        literal.append(String.format("\\u%04x", (int) c));
      }
    }
    return literal.append('"').toString();
  }

  private static Bytes files(Bytes input, Bytes output, Bytes answer) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    String sizes = input.size() + "\n" + output.size() + "\n" + answer.size() + "\n";
    all.writeBytes(sizes.getBytes(StandardCharsets.US_ASCII));
    for (Bytes one : new Bytes[] {input, output, answer}) {
      all.writeBytes(bytes(one));
    }
    return Bytes.of(all.toByteArray());
  }

  private static byte[] bytes(Bytes one) {
    byte[] copy = new byte[Math.toIntExact(one.size())];
    one.buffer().get(copy);
    return copy;
  }
}
