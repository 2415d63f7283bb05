// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The prompt templates there are: those that come with the program, one an objective, and the
 * user's own in a folder. A template {@code NAME} is the file {@code NAME.md}; where there is a
 * {@code NAME.LANGUAGE.md} as well, that one is for its language. The user's own goes first.
 */
public final class PromptFolders {

  private static final String ENDING = ".md";

  /**
   * A template that can be named.
   *
   * @param name what names it
   * @param own whether it is the user's
   * @param languages ids of the languages that it has words of their own for
   */
  public record Entry(String name, boolean own, List<String> languages) {
    public Entry {
      languages = List.copyOf(languages);
    }
  }

  private final Path shipped;
  private final Path own;

  /**
   * Templates.
   *
   * @param shipped holds time.md, memory.md and integral.md
   * @param own the user's; need not exist
   */
  public PromptFolders(Path shipped, Path own) {
    this.shipped = shipped;
    this.own = own;
  }

  /** Where the user's own are. */
  public Path own() {
    return own;
  }

  /** Makes the user's folder where it is not there yet. */
  public void create() throws ModelException {
    try {
      Files.createDirectories(own);
    } catch (FileAlreadyExistsException e) {
      throw new ModelException(own + " is a file; the folder of prompt templates needs its place");
    } catch (IOException e) {
      throw new ModelException("Can't make the folder of prompt templates " + own + ": " + e, e);
    }
  }

  /** All there are, the user's own first. */
  public List<Entry> list() throws ModelException {
    List<Entry> all = new ArrayList<>(list(own, true));
    all.addAll(list(shipped, false));
    return all;
  }

  private static List<Entry> list(Path folder, boolean own) throws ModelException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    Map<String, List<String>> found = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
      for (Path file : files) {
        String stem = String.valueOf(file.getFileName());
        stem = stem.substring(0, stem.length() - ENDING.length());
        int dot = stem.indexOf('.');
        List<String> languages =
            found.computeIfAbsent(dot < 0 ? stem : stem.substring(0, dot), _ -> new ArrayList<>());
        if (dot >= 0) {
          languages.add(stem.substring(dot + 1));
        }
      }
    } catch (IOException e) {
      throw new ModelException("Can't look into the folder of prompts " + folder + ": " + e, e);
    }
    return found.entrySet().stream()
        .map(e -> new Entry(e.getKey(), own, e.getValue().stream().sorted().toList()))
        .toList();
  }

  /**
   * The text of a template, whether it is sound or not.
   *
   * @param name as listed, or a file
   * @param language id of the language that the prompt is for
   */
  public String text(String name, String language) throws ModelException {
    return read(file(name, language));
  }

  /** A template that can be filled in. */
  public PromptTemplate named(String name, String language) throws ModelException {
    Path file = file(name, language);
    return PromptTemplate.of(file.toString(), read(file));
  }

  /** A listed template goes before a file of the same name in the folder one happens to be in. */
  private Path file(String name, String language) throws ModelException {
    Optional<Path> file = file(own, name, language).or(() -> file(shipped, name, language));
    if (file.isPresent()) {
      return file.get();
    }
    if (name.contains("/") || Files.isRegularFile(Path.of(name))) {
      return Path.of(name);
    }
    throw new ModelException(
        "There is no prompt template "
            + name
            + "; there are "
            + String.join(", ", list().stream().map(Entry::name).distinct().toList())
            + ", and your own belong into "
            + own);
  }

  /** The file of a template within a folder; empty where there is none. */
  static Optional<Path> file(Path folder, String name, String language) {
    if (name.isBlank() || name.contains("/") || name.contains("\\")) {
      return Optional.empty();
    }
    Path special = folder.resolve(name + "." + language + ENDING);
    Path general = folder.resolve(name + ENDING);
    return Files.isRegularFile(special)
        ? Optional.of(special)
        : Files.isRegularFile(general) ? Optional.of(general) : Optional.empty();
  }

  /** The text of a template in any file. */
  public static String read(Path file) throws ModelException {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ModelException("Can't read the prompt template " + file + ": " + e, e);
    }
  }
}
