// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model;

import dev.afterburner.workbench.files.WholeFile;
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
import java.util.regex.Pattern;

/**
 * The prompt templates there are: those that come with the program, one an objective, and the
 * user's own in a folder. A template {@code NAME} is the file {@code NAME.md}; where there is a
 * {@code NAME.LANGUAGE.md} as well, that one is for its language. The user's own goes first.
 */
public final class PromptFolders {

  private static final String ENDING = ".md";

  /** A name is a file's: no dot, which begins a language, and nothing that leads elsewhere. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,59}");

  /**
   * A file that holds a template.
   *
   * @param name of the template
   * @param language id of the language that it is for; empty for all
   * @param own whether it is the user's
   */
  public record TemplateFile(String name, String language, boolean own) {

    /** "mine", or "mine.go" where it is for one language. */
    public String stem() {
      return language.isEmpty() ? name : name + "." + language;
    }
  }

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

  /** All files there are, the user's own first. */
  public List<TemplateFile> files() throws ModelException {
    List<TemplateFile> all = new ArrayList<>();
    for (Entry entry : list()) {
      Path folder = entry.own() ? own : shipped;
      if (Files.isRegularFile(folder.resolve(entry.name() + ENDING))) {
        all.add(new TemplateFile(entry.name(), "", entry.own()));
      }
      for (String language : entry.languages()) {
        all.add(new TemplateFile(entry.name(), language, entry.own()));
      }
    }
    return all;
  }

  /** What a file holds. */
  public String read(TemplateFile file) throws ModelException {
    return read((file.own() ? own : shipped).resolve(file.stem() + ENDING));
  }

  /** Where a file of the user's is. */
  public Path path(TemplateFile file) {
    return own.resolve(file.stem() + ENDING);
  }

  /**
   * Writes a file of the user's.
   *
   * @throws ModelException also where the name can't be one, or the file is one of those that come
   *     with the program
   */
  public void write(TemplateFile file, String text) throws ModelException {
    if (!file.own()) {
      throw new ModelException(
          "The built-in template " + file.stem() + " can't be changed; copy it");
    }
    if (!NAME.matcher(file.name()).matches()
        || !(file.language().isEmpty() || NAME.matcher(file.language()).matches())) {
      throw new ModelException(
          "A template's name has up to 60 letters, digits, - and _: " + file.name());
    }
    create();
    try {
      WholeFile.write(path(file), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new ModelException("Can't write the prompt template " + path(file) + ": " + e, e);
    }
  }

  /** Deletes a file of the user's. */
  public void delete(TemplateFile file) throws ModelException {
    try {
      if (file.own()) {
        Files.deleteIfExists(path(file));
      }
    } catch (IOException e) {
      throw new ModelException("Can't delete the prompt template " + path(file) + ": " + e, e);
    }
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
            + "; choose one of "
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
