// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.measure;

import dev.afterburner.sandbox.Program;
import dev.afterburner.workbench.cli.console.BadUse;
import dev.afterburner.workbench.cli.console.SourceFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells source files from commands. */
public final class Subjects {

  private final SourceFiles sources;

  public Subjects(SourceFiles sources) {
    this.sources = sources;
  }

  /** A command that is there, with its arguments. */
  Subject command(List<String> argv) {
    return new Subject(String.join(" ", argv), new Program.Command(argv));
  }

  /**
   * What one word means: a source file, an executable file, or a command line in quotes.
   *
   * @param language the language of source files; null to tell it from their endings
   */
  Subject word(String word, @Nullable String language) throws BadUse {
    Path file = Path.of(word);
    if (Files.isRegularFile(file)) {
      boolean source = language != null || sources.byEnding(file).isPresent();
      return !source && Files.isExecutable(file)
          ? command(List.of(word.contains("/") ? word : "./" + word))
          : new Subject(word, sources.read(file, language));
    }
    if (Files.isDirectory(file)) {
      throw new BadUse(word + " is a folder; name a source file, or a command in quotes");
    }
    List<String> argv = split(word);
    if (argv.size() > 1) {
      return command(argv);
    }
    throw new BadUse(
        "there is no file "
            + word
            + "; a command with arguments is given in quotes, or after -- where only one is named");
  }

  /** Words between blanks; single or double quotes keep blanks within a word. */
  static List<String> split(String line) throws BadUse {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    char quote = 0;
    boolean any = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '"' || c == '\'') {
        quote = c;
        any = true;
      } else if (Character.isWhitespace(c)) {
        if (any) {
          words.add(word.toString());
          word.setLength(0);
          any = false;
        }
      } else {
        word.append(c);
        any = true;
      }
    }
    if (quote != 0) {
      throw new BadUse("a quotation mark is not closed in: " + line);
    }
    if (any) {
      words.add(word.toString());
    }
    return words;
  }
}
