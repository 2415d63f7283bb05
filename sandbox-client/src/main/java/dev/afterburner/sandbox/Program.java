package dev.afterburner.sandbox;

import dev.afterburner.sandbox.language.Language;
import java.util.List;

/** What is to be run. */
public sealed interface Program {

  /**
   * Source text in one of the known languages; compiled outside the measured time, once per
   * content.
   *
   * @param language the language it is written in
   * @param code the whole program
   */
  record Source(Language language, String code) implements Program {

    /** Half of a surrogate pair is no character: it becomes U+FFFD, as when bad UTF-8 is read. */
    public Source {
      code = wellFormed(code);
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
  }

  /**
   * A command that is on this machine already.
   *
   * @param argv the program (absolute path, or a name on PATH) and its arguments; length ≥ 1
   */
  record Command(List<String> argv) implements Program {
    public Command {
      argv = List.copyOf(argv);
      if (argv.isEmpty()) {
        throw new IllegalArgumentException("a command needs at least the program's name");
      }
    }
  }
}
