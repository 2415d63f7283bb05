package dev.afterburner.workbench.optimize;

import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds versions that are the same program, so that it is not measured twice. */
final class Twins {

  private Twins() {}

  /** The first version that was tried and has the same code. */
  static Optional<Version> of(SessionState state, String code) {
    String wanted = normal(code);
    return state.versions().stream()
        .filter(Twins::tried)
        .filter(v -> normal(v.code()).equals(wanted))
        .findFirst();
  }

  private static boolean tried(Version version) {
    return version.judgement() != null && (!version.passed() || !version.runs().isEmpty());
  }

  /** Without white space at line ends, and without empty lines. */
  private static String normal(String code) {
    return code.lines()
        .map(String::stripTrailing)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }
}
