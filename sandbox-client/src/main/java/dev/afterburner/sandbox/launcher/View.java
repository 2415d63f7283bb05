// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a program sees of this machine's files, all read-only and at the same paths.
 *
 * @param folders files and folders
 * @param links symbolic links and what they point to
 * @param hidden folders among them in whose place there is an empty one
 */
public record View(List<String> folders, Map<String, String> links, List<String> hidden) {

  /** What every program needs: the dynamic loader, the libraries, and the world's time zones. */
  private static final List<String> BASE =
      List.of(
          "/lib",
          "/lib32",
          "/lib64",
          "/usr/lib",
          "/usr/lib32",
          "/usr/lib64",
          "/nix/store",
          "/usr/share/zoneinfo",
          "/etc/ld.so.cache");

  /** Nothing of this machine. */
  public static final View NOTHING = new View(List.of(), Map.of(), List.of());

  public View {
    folders = List.copyOf(folders);
    links = Map.copyOf(links);
    hidden = List.copyOf(hidden);
  }

  /**
   * The base and more.
   *
   * @param wanted further files and folders; those that are not there are left out
   * @param hidden folders to hide; likewise
   */
  public static View of(Collection<String> wanted, Collection<String> hidden) {
    return of(wanted, hidden, Map.of());
  }

  /**
   * The base and more.
   *
   * @param wanted further files and folders; those that are not there are left out
   * @param hidden folders to hide; likewise
   * @param more symbolic links that are not on this machine
   */
  public static View of(
      Collection<String> wanted, Collection<String> hidden, Map<String, String> more) {
    Set<String> all = new LinkedHashSet<>(BASE);
    all.addAll(wanted);
    List<String> folders = new ArrayList<>();
    Map<String, String> links = new TreeMap<>(more);
    for (String text : all) {
      Path path = Path.of(text).normalize();
      if (!Files.exists(path)) {
        continue;
      }
      if (Files.isSymbolicLink(path) && path.getNameCount() == 1) {
        links.put(path.toString(), linkTarget(path));
      } else {
        folders.add(path.toString());
      }
    }
    folders.sort(null);
    List<String> seen = withoutNested(folders);
    return new View(
        seen,
        links,
        hidden.stream()
            .filter(path -> Files.isDirectory(Path.of(path)))
            .filter(path -> seen.stream().anyMatch(above -> path.startsWith(above + "/")))
            .toList());
  }

  private static String linkTarget(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return link.toString();
    }
  }

  /** A folder brings what lies in it. */
  private static List<String> withoutNested(List<String> sorted) {
    List<String> kept = new ArrayList<>();
    for (String path : sorted) {
      if (kept.stream().noneMatch(above -> path.equals(above) || path.startsWith(above + "/"))) {
        kept.add(path);
      }
    }
    return kept;
  }
}
