// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.measure;

import dev.afterburner.sandbox.Program;
import java.util.Optional;

/** How a program was built, beside its figures. */
final class BuiltText {

  private BuiltText() {}

  /** Empty for a command, and where nothing can be chosen or was. */
  static Optional<String> line(Subject subject) {
    return subject.program() instanceof Program.Source source ? line(source) : Optional.empty();
  }

  static Optional<String> line(Program.Source program) {
    String words = program.language().words(program.build());
    return words.isEmpty() ? Optional.empty() : Optional.of("built with " + words);
  }
}
