// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.console;

import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.language.Builds;
import dev.afterburner.sandbox.language.Language;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads source files that a command line names, and knows languages by their words. */
public final class SourceFiles {

  private static final long MAX_BYTES = 16L << 20;

  private final List<Language> languages;
  private final Builds builds;

  /**
   * A reader.
   *
   * @param languages all that the sandbox knows
   * @param builds how programs are built
   */
  public SourceFiles(List<Language> languages, Builds builds) {
    this.languages = List.copyOf(languages);
    this.builds = builds;
  }

  /**
   * The language of that id or name.
   *
   * @throws BadUse where there is none; the message lists the choices
   */
  public Language language(String word) throws BadUse {
    String wanted = word.toLowerCase(Locale.ROOT);
    return languages.stream()
        .filter(l -> l.id().equals(wanted) || l.name().toLowerCase(Locale.ROOT).equals(wanted))
        .findFirst()
        .orElseThrow(() -> new BadUse("unknown language " + word + "; choose one of " + ids()));
  }

  /** The language that a file's ending tells. */
  public Optional<Language> byEnding(Path file) {
    String name = String.valueOf(file.getFileName());
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return name.contains(".")
        ? languages.stream().filter(l -> l.extensions().contains(ending)).findFirst()
        : Optional.empty();
  }

  /**
   * Reads a program.
   *
   * @param language id of its language; null to tell it from the file's ending
   * @throws BadUse where the file can't be read, is empty, or can't be a source file
   */
  public Program.Source read(Path file, @Nullable String language) throws BadUse {
    String code = text(file);
    if (language != null) {
      return source(language(language), code);
    }
    return source(
        byEnding(file)
            .orElseThrow(
                () ->
                    new BadUse(
                        "can't tell the language of "
                            + file
                            + " from its name; add --language with one of "
                            + ids())),
        code);
  }

  private Program.Source source(Language language, String code) {
    return new Program.Source(language, code).withBuild(builds.of(language));
  }

  /** What a person should know of a file that is read as another language than its name says. */
  public Optional<String> mismatch(Path file, Language read) {
    return byEnding(file)
        .filter(named -> !named.equals(read))
        .map(
            named ->
                "%s is %s by its name; it is run as %s, as --language says"
                    .formatted(file, named.name(), read.name()));
  }

  private String ids() {
    return languages.stream().map(Language::id).collect(Collectors.joining(", "));
  }

  private static String text(Path file) throws BadUse {
    byte[] bytes = bytes(file);
    ByteBuffer left = ByteBuffer.wrap(bytes);
    CharBuffer text = CharBuffer.allocate(bytes.length);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(left, text, true);
    if (result.isError()) {
      throw new BadUse(
          file
              + " is not a source file: it is not UTF-8 text from byte "
              + left.position()
              + " on; save it as UTF-8, or name another file");
    }
    String code = text.flip().toString();
    int nul = code.indexOf('\0');
    if (nul >= 0) {
      throw new BadUse(
          file + " is not a source file: it holds a zero byte; name the program's source");
    }
    if (code.isBlank()) {
      throw new BadUse(file + " is empty; there is no program in it to run");
    }
    return code;
  }

  /** Reads a file that a command line names. */
  public static byte[] bytes(Path file) throws BadUse {
    if (!Files.exists(file)) {
      throw new BadUse("there is no file " + file);
    }
    if (Files.isDirectory(file)) {
      throw new BadUse(file + " is a folder; name a file in it");
    }
    if (!Files.isRegularFile(file)) {
      throw new BadUse(file + " is not a file that can be read whole; save it as one");
    }
    if (!Files.isReadable(file)) {
      throw new BadUse(
          file + " can't be read: permission denied; `chmod u+r` lets its owner read it");
    }
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new BadUse(file + " is larger than 16 MiB; that is too long for a program");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new BadUse(file + " can't be read: " + e.getMessage());
    }
  }
}
