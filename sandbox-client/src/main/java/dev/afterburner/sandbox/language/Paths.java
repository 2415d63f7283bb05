// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.language;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Paths by patterns in which {@code *} stands for any part of a name. */
final class Paths {

  private static final int MOST_LINKS = 16;

  private Paths() {}

  /** The symbolic links that lead from a path to its file, in order, with what each points to. */
  static Map<String, String> links(Path path) {
    Map<String, String> links = new LinkedHashMap<>();
    Path at = path;
    try {
      while (links.size() < MOST_LINKS && Files.isSymbolicLink(at)) {
        Path target = Files.readSymbolicLink(at);
        links.put(at.toString(), target.toString());
        at = at.resolveSibling(target).normalize();
      }
    } catch (IOException e) {
      return links;
    }
    return links;
  }

  /** What is there below a folder, sorted. */
  static List<Path> glob(Path folder, String pattern) {
    return glob(folder, List.of(pattern.split("/")));
  }

  private static List<Path> glob(Path folder, List<String> parts) {
    if (parts.isEmpty()) {
      return Files.exists(folder) ? List.of(folder) : List.of();
    }
    List<String> rest = parts.subList(1, parts.size());
    String part = parts.get(0);
    if (!part.contains("*")) {
      return glob(folder.resolve(part), rest);
    }
    Pattern name =
        Pattern.compile(
            Stream.of(part.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(child -> name.matcher(child.getFileName().toString()).matches())
          .sorted()
          .flatMap(child -> glob(child, rest).stream())
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
