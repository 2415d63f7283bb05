// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.measure;

import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.language.Languages;
import java.util.Optional;

/** What to do where a program looks for a package that it is not shown. */
final class PackageAdvice {

  private static final Languages LANGUAGES = new Languages();

  private PackageAdvice() {}

  /**
   * One line; empty where its language has no packages to be shown, where some are, or where it
   * complained of something else.
   *
   * @param said by the program or its compiler
   */
  static Optional<String> of(Program.Source program, String said) {
    if (!program.build().libraries().isEmpty()) {
      return Optional.empty();
    }
    return LANGUAGES
        .missingPackage(program.language(), said)
        .map(
            name ->
                "workbench: "
                    + name
                    + " is not part of "
                    + program.language().name()
                    + "'s own library, and packages of this machine are hidden from programs on"
                    + " purpose, so that figures can be repeated elsewhere; "
                    + LANGUAGES.packagesOption(program.language())
                    + " shows some");
  }
}
