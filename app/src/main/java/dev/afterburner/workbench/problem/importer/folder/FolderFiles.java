// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.folder;

import dev.afterburner.workbench.problem.importer.data.JsonText;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import dev.afterburner.workbench.problem.importer.data.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The files of a problem's folder, read with bounds, and never outside of it.
 *
 * @param folder the problem's
 */
record FolderFiles(Path folder) {

  private static final int MOST_FILES = 10_000;

  private static final Map<String, String> LANGUAGES =
      Map.ofEntries(
          Map.entry("py", "python"),
          Map.entry("py3", "python"),
          Map.entry("cpp", "cpp"),
          Map.entry("cc", "cpp"),
          Map.entry("cxx", "cpp"),
          Map.entry("java", "java"),
          Map.entry("js", "javascript"),
          Map.entry("go", "go"),
          Map.entry("rs", "rust"),
          Map.entry("rb", "ruby"));

  boolean has(String name) {
    return Files.isRegularFile(folder.resolve(name));
  }

  boolean hasFolder(String name) {
    return Files.isDirectory(folder.resolve(name));
  }

  /** The folder's own name. */
  String name() {
    return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
  }

  /**
   * A file's text.
   *
   * @throws RowRefused where it is missing, too large, no UTF-8, or outside of the folder
   */
  String text(String name) throws RowRefused, IOException {
    Path file = folder.resolve(name).normalize();
    if (!file.startsWith(folder.normalize()) || !Files.isRegularFile(file)) {
      throw new RowRefused("its file " + name + " is missing");
    }
    if (!file.toRealPath().startsWith(folder.toRealPath())) {
      throw new RowRefused("its file " + name + " is a link to a place outside of the folder");
    }
    if (Files.size(file) > Rows.LARGEST_ROW) {
      throw new RowRefused("its file " + name + ": " + Rows.tooLarge(Files.size(file)));
    }
    try {
      return JsonText.utf8(Files.readAllBytes(file));
    } catch (RowRefused e) {
      throw new RowRefused("its file " + name + " " + e.getMessage());
    }
  }

  /** The first of these files that is there; empty where none is. */
  String firstText(String... names) throws RowRefused, IOException {
    for (String name : names) {
      if (has(name)) {
        return text(name);
      }
    }
    return "";
  }

  /** The files below one of its folders, as paths from here, in order; none where it is missing. */
  List<String> below(String place) throws IOException {
    Path start = folder.resolve(place).normalize();
    if (!start.startsWith(folder.normalize()) || !Files.isDirectory(start)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(start, 6)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .limit(MOST_FILES)
          .toList();
    }
  }

  /** The language of a file, by its ending; empty where none is known. */
  static String language(String name) {
    int dot = name.lastIndexOf('.');
    return LANGUAGES.getOrDefault(name.substring(dot + 1).toLowerCase(Locale.ROOT), "");
  }

  /** A file's name without folders. */
  static String last(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** The same without the ending, too. */
  static String stem(String name) {
    String last = last(name);
    int dot = last.lastIndexOf('.');
    return dot < 0 ? last : last.substring(0, dot);
  }
}
