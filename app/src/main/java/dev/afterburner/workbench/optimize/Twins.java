// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize;

import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Finds versions that are the same program, so that it is not measured twice. */
final class Twins {

  private Twins() {}

  /**
   * The first version with the same code that was tried.
   *
   * @param fresh versions that will be tried before this one
   */
  static OptionalInt of(SessionState state, Version version, List<Version> fresh) {
    return Stream.concat(state.versions().stream().filter(Twins::tried), fresh.stream())
        .filter(v -> v.id() != version.id() && v.isSameProgram(version))
        .mapToInt(Version::id)
        .findFirst();
  }

  private static boolean tried(Version version) {
    return version.judgement() != null && (!version.passed() || !version.runs().isEmpty());
  }
}
