// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.measure;

import dev.afterburner.sandbox.Program;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program that a command line names.
 *
 * @param name as it was named
 * @param program what to run
 * @param file its source file as it was named; the name again for a command
 */
public record Subject(String name, Program program, String file) {

  /** A program that is named by its file alone. */
  Subject(String name, Program program) {
    this(name, program, name);
  }

  /** The same with arguments. */
  Subject with(List<String> arguments) {
    if (arguments.isEmpty()) {
      return this;
    }
    String whole = name + " " + String.join(" ", arguments);
    return switch (program) {
      case Program.Source source -> new Subject(whole, source.withArguments(arguments), file);
      case Program.Command command -> {
        List<String> argv = new ArrayList<>(command.argv());
        argv.addAll(arguments);
        yield new Subject(whole, new Program.Command(argv, command.shown()), file);
      }
    };
  }

  /** How it is built, in words; null for a command, empty where there is nothing to say. */
  @Nullable String built() {
    return program instanceof Program.Source source
        ? source.language().words(source.build())
        : null;
  }

  /** Id of its language; null for a command. */
  @Nullable String language() {
    return program instanceof Program.Source source ? source.language().id() : null;
  }
}
