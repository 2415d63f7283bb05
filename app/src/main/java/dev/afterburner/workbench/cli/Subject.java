package dev.afterburner.workbench.cli;

import dev.afterburner.sandbox.Program;
import org.jspecify.annotations.Nullable;

/**
 * A program that a command line names.
 *
 * @param name as it was named
 * @param program what to run
 */
record Subject(String name, Program program) {

  /** Id of its language; null for a command. */
  @Nullable String language() {
    return program instanceof Program.Source source ? source.language().id() : null;
  }
}
