// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.language;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Java development kits on this machine. */
final class Jdks {

  private static final int OLDEST = 11;
  private static final int LINK_DEPTH = 4;

  private Jdks() {}

  /** The home of the newest one from Java 11 on. */
  static Optional<Path> newest(Map<String, String> environment) {
    return homes(environment).stream()
        .filter(home -> release(home) >= OLDEST)
        .max(Comparator.comparingInt(Jdks::release));
  }

  private static Set<Path> homes(Map<String, String> environment) {
    List<Path> candidates = new ArrayList<>();
    candidates.add(Path.of(System.getProperty("java.home", "/")));
    String configured = environment.get("JAVA_HOME");
    if (configured != null) {
      candidates.add(Path.of(configured));
    }
    for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
      Path javac = Path.of(folder, "javac");
      if (Files.isSymbolicLink(javac) || Files.isExecutable(javac)) {
        candidates.add(javac.resolve("../..").normalize());
      }
    }
    for (String parent :
        List.of(
            "/usr/lib/jvm",
            "/opt",
            environment.getOrDefault("HOME", "/") + "/.sdkman/candidates/java")) {
      candidates.addAll(children(Path.of(parent)));
    }
    Set<Path> homes = new LinkedHashSet<>();
    candidates.forEach(candidate -> home(candidate).ifPresent(homes::add));
    return homes;
  }

  private static Optional<Path> home(Path candidate) {
    try {
      Path javac = candidate.resolve("bin/javac").toRealPath();
      return Files.isExecutable(javac)
          ? Optional.of(javac.resolve("../..").normalize())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static List<Path> children(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** The feature number, such as 25; 0 where there is none. */
  private static int release(Path home) {
    try {
      return Files.readAllLines(home.resolve("release")).stream()
          .filter(line -> line.startsWith("JAVA_VERSION="))
          .map(line -> line.replaceAll("[^0-9.]", "").split("\\.")[0])
          .mapToInt(Integer::parseInt)
          .findFirst()
          .orElse(0);
    } catch (IOException | NumberFormatException e) {
      return 0;
    }
  }

  /** Files outside a folder that links within it lead to (Debian's JDKs keep theirs in /etc). */
  static List<String> configurationOutside(Path folder) {
    try (Stream<Path> all =
        Files.find(folder, LINK_DEPTH, (path, attributes) -> attributes.isSymbolicLink())) {
      return all.flatMap(link -> target(link).stream())
          .filter(target -> !target.startsWith(folder) && target.startsWith("/etc"))
          .map(Path::toString)
          .distinct()
          .toList();
    } catch (IOException | java.io.UncheckedIOException e) {
      return List.of();
    }
  }

  private static Optional<Path> target(Path link) {
    try {
      return Optional.of(link.toRealPath());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
