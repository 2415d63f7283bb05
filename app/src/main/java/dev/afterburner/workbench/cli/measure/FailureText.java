// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.measure;

import dev.afterburner.sandbox.Limits;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.local.CommandFiles;
import dev.afterburner.workbench.figures.OutcomeWords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A run that did not complete, in words. */
final class FailureText {

  private FailureText() {}

  /**
   * What happened, what the program said, and what to do.
   *
   * @param limits those that it had
   * @param shown what a command saw beside what its arguments name
   */
  static List<String> lines(Subject subject, Run run, Limits limits, List<Path> shown) {
    List<String> lines = new ArrayList<>();
    lines.add("workbench: " + subject.name() + ": " + OutcomeWords.of(run.outcome(), limits));
    if (run.outcome() instanceof Outcome.Killed(Outcome.Limit limit, long _)) {
      lines.add("It may have more: " + OutcomeWords.option(limit) + " raises the limit.");
    }
    String said = run.stderr().text();
    switch (run.outcome()) {
      case Outcome.CompileFailed(String diagnostics) ->
          lines.addAll(VerdictText.indented(named(subject, diagnostics)));
      default -> {
        if (!said.isBlank()) {
          lines.addAll(VerdictText.failure(named(subject, said)));
        }
      }
    }
    advice(subject, run, shown, said).ifPresent(lines::add);
    return lines;
  }

  /** The file as the user named it, not as the sandbox calls it. */
  private static String named(Subject subject, String words) {
    return subject.program() instanceof Program.Source source
        ? VerdictText.named(words, source, subject.file())
        : words;
  }

  private static Optional<String> advice(Subject subject, Run run, List<Path> shown, String said) {
    if (!(run.outcome() instanceof Outcome.RuntimeError)) {
      return Optional.empty();
    }
    return switch (subject.program()) {
      case Program.Source source -> PackageAdvice.of(source, said);
      // One that complains of nothing may not have failed at all.
      case Program.Command _ when said.isBlank() ->
          Optional.of(
              "workbench: it said nothing on standard error; if this exit code is right, as that of"
                  + " grep or diff, --ignore-failure measures it all the same");
      case Program.Command command -> Optional.of(hidden(command, shown, said));
    };
  }

  private static String hidden(Program.Command command, List<Path> shown, String said) {
    Path folder = Path.of("").toAbsolutePath().normalize();
    String rule =
        "workbench: the sandbox shows a command only the system's programs, itself, and what its"
            + " arguments name";
    return CommandFiles.missed(command.argv(), shown, folder, said)
        .map(path -> rule + "; " + path + " is hidden from it: --show " + path + " shows it")
        .orElse(
            rule + "; --show DIR shows it more. It can write to /tmp alone, and has no network");
  }
}
