// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox;

import dev.afterburner.sandbox.language.Build;
import dev.afterburner.sandbox.language.JavaSource;
import dev.afterburner.sandbox.language.Language;
import java.nio.file.Path;
import java.util.List;

/** What is to be run. */
public sealed interface Program {

  /**
   * Source text in one of the known languages; compiled outside the measured time, once per
   * content.
   *
   * @param language the language it is written in
   * @param code the whole program
   * @param build how it is compiled and started
   * @param arguments what its command line gives it
   */
  record Source(Language language, String code, Build build, List<String> arguments)
      implements Program {

    /** Stands in a language's file for the name that the program's text demands. */
    private static final String MAIN = "{main}";

    /** Half of a surrogate pair is no character: it becomes U+FFFD, as when bad UTF-8 is read. */
    public Source {
      code = wellFormed(code);
      arguments = List.copyOf(arguments);
    }

    private static String wellFormed(String text) {
      if (text.codePoints().noneMatch(Source::isHalf)) {
        return text;
      }
      return text.codePoints()
          .map(c -> isHalf(c) ? '\uFFFD' : c)
          .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
          .toString();
    }

    private static boolean isHalf(int c) {
      return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    /** A program in the language's own way, without arguments. */
    public Source(Language language, String code) {
      this(language, code, Build.DEFAULT, List.of());
    }

    public Source withBuild(Build newBuild) {
      return new Source(language, code, newBuild, arguments);
    }

    public Source withArguments(List<String> newArguments) {
      return new Source(language, code, build, newArguments);
    }

    /** What its file must be called. */
    public String fileName() {
      String name = language.sourceName();
      return name.contains(MAIN) ? name.replace(MAIN, JavaSource.of(code).fileName()) : name;
    }

    /** An argument with the name of the class to start in the place of {@code {main}}. */
    public String withMain(String argument) {
      return argument.contains(MAIN)
          ? argument.replace(MAIN, JavaSource.of(code).mainClass())
          : argument;
    }
  }

  /**
   * A command that is on this machine already.
   *
   * @param argv the program (its path, or a name on PATH) and its arguments as they were typed;
   *     length ≥ 1
   * @param shown folders and files that it sees beside what its arguments name
   */
  record Command(List<String> argv, List<Path> shown) implements Program {
    public Command {
      argv = List.copyOf(argv);
      shown = List.copyOf(shown);
      if (argv.isEmpty()) {
        throw new IllegalArgumentException("a command needs at least the program's name");
      }
    }

    /** A command that sees what its arguments name. */
    public Command(List<String> argv) {
      this(argv, List.of());
    }
  }
}
