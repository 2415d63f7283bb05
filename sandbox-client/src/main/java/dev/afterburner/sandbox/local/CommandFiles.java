// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.local;

import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.CommandTools;
import dev.afterburner.sandbox.language.Languages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of this machine that a command line names, and those that it would have needed. */
public final class CommandFiles {

  private static final Pattern BETWEEN = Pattern.compile("[\\s'\"`;|&<>(),:=\u2018\u2019]+");
  private static final Pattern ONLY_DOTS = Pattern.compile("[./]+");
  private static final List<String> OF_SYSTEM =
      List.of("/usr", "/bin", "/sbin", "/lib", "/lib64", "/proc", "/dev");
  private static final int LONGEST = 4_000;

  private CommandFiles() {}

  /**
   * Files and folders that whole arguments name, or what stands behind a {@code =} in one; and
   * files that a script in an argument names.
   *
   * @param argv the command; its first word is passed over
   * @param folder the working folder
   */
  public static Set<Path> named(List<String> argv, Path folder) {
    Set<Path> named = new LinkedHashSet<>();
    for (String argument : argv.subList(1, argv.size())) {
      (argument.equals(".") ? Optional.of(folder) : path(folder, argument))
          .filter(CommandFiles::isFileOrFolder)
          .ifPresent(named::add);
      path(folder, argument.substring(argument.indexOf('=') + 1))
          .filter(CommandFiles::isFileOrFolder)
          .ifPresent(named::add);
      for (String word : BETWEEN.split(argument)) {
        path(folder, word).filter(Files::isRegularFile).ifPresent(named::add);
      }
    }
    return named;
  }

  /**
   * What a command that failed seems to have looked for in vain: something that its messages name,
   * and that is on this machine but was not shown.
   *
   * @param shown folders that it saw beside what its arguments name
   * @param said its messages
   */
  public static Optional<Path> missed(
      List<String> argv, List<Path> shown, Path folder, String said) {
    Set<Path> seen = named(argv, folder);
    shown.forEach(path -> seen.add(folder.resolve(path).normalize()));
    Set<Path> itself = itself(argv.get(0), folder);
    Set<Path> folders = new LinkedHashSet<>(List.of(folder));
    seen.forEach(path -> folders.add(path.getParent() == null ? path : path.getParent()));
    String end = said.substring(Math.max(0, said.length() - LONGEST));
    for (String word : BETWEEN.split(end + " " + String.join(" ", argv.subList(1, argv.size())))) {
      for (Path place : folders) {
        Optional<Path> found =
            path(place, word)
                .flatMap(path -> there(path))
                .filter(path -> !isSeen(path, seen) && !isSeen(path, itself));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** An interpreter names itself and its library in its messages; these it saw. */
  private static Set<Path> itself(String name, Path folder) {
    Set<Path> files = new LinkedHashSet<>();
    try {
      new CommandTools(new Languages(), System.getenv())
          .find(name, folder)
          .files()
          .forEach(file -> files.add(Path.of(file)));
    } catch (SandboxException e) {
      System.getLogger(CommandFiles.class.getName()).log(System.Logger.Level.DEBUG, name, e);
    }
    return files;
  }

  private static boolean isSeen(Path path, Set<Path> seen) {
    return seen.stream().anyMatch(path::startsWith)
        || OF_SYSTEM.stream().map(Path::of).anyMatch(path::startsWith)
        || path.getNameCount() < 2;
  }

  /** A path, or the source file of a module that a message names without its ending. */
  private static Optional<Path> there(Path path) {
    if (isFileOrFolder(path)) {
      return Optional.of(path);
    }
    Path above = path.getParent();
    if (above == null || !Files.isDirectory(above)) {
      return Optional.empty();
    }
    String begin = path.getFileName() + ".";
    try (Stream<Path> siblings = Files.list(above)) {
      return siblings.filter(p -> p.getFileName().toString().startsWith(begin)).findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean isFileOrFolder(Path path) {
    return Files.isRegularFile(path) || Files.isDirectory(path);
  }

  private static Optional<Path> path(Path folder, String word) {
    if (word.isBlank() || word.length() > LONGEST || ONLY_DOTS.matcher(word).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(folder.resolve(word).normalize());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
