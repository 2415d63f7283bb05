// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.language;

import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.SandboxException.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the executable of a command, as the shell would, and what it needs to work: where it is a
 * link, the link; where it is a script, its interpreter; where a version manager stands in for it
 * (pyenv, rbenv, asdf), what that would start.
 */
public final class CommandTools {

  private static final int MOST_LINE = 512;
  private static final List<String> SYSTEM = List.of("/usr", "/bin", "/sbin");

  /**
   * A command's executable.
   *
   * @param path as it was named, made absolute, no link followed
   * @param files what it needs to see, beside the system's programs
   * @param links symbolic links on the way to it
   * @param folders where its like are found: they go onto its PATH
   */
  public record Tool(
      Path path, List<String> files, Map<String, String> links, List<String> folders) {}

  private final Languages languages;
  private final Map<String, String> environment;
  private final PrivateFiles privacy;

  /**
   * A finder.
   *
   * @param environment this process' variables: PATH is looked at
   */
  public CommandTools(Languages languages, Map<String, String> environment) {
    this.languages = languages;
    this.environment = Map.copyOf(environment);
    this.privacy = new PrivateFiles(environment);
  }

  /** What programs must not see. */
  public PrivateFiles privacy() {
    return privacy;
  }

  /** The system's programs. */
  public List<String> system() {
    return privacy.without(
        Stream.of("/usr", "/bin", "/sbin", "/etc/alternatives").map(Path::of).toList());
  }

  /**
   * What a command line's first word names.
   *
   * @param folder the working folder
   * @throws SandboxException FAILED where there is no such program
   */
  public Tool find(String name, Path folder) throws SandboxException {
    Path path = behindShim(locate(name, folder), folder);
    Found found = new Found();
    found.folders.add(String.valueOf(path.getParent()));
    add(found, path, folder, true);
    return new Tool(
        path,
        privacy.without(found.files.stream().toList()),
        found.links,
        List.copyOf(found.folders));
  }

  private static final class Found {
    private final Set<Path> files = new LinkedHashSet<>();
    private final Map<String, String> links = new LinkedHashMap<>();
    private final Set<String> folders = new LinkedHashSet<>();
  }

  private Path locate(String name, Path folder) throws SandboxException {
    Stream<Path> candidates =
        name.contains("/")
            ? Stream.of(folder.resolve(name))
            : Stream.of(environment.getOrDefault("PATH", "/usr/bin:/bin").split(":"))
                .map(entry -> folder.resolve(entry).resolve(name));
    return candidates
        .filter(path -> Files.isRegularFile(path) && Files.isExecutable(path))
        .findFirst()
        .map(Path::normalize)
        .orElseThrow(
            () ->
                new SandboxException(
                    Kind.FAILED,
                    "there is no program "
                        + name
                        + " that can be executed; give its path or a name on PATH"));
  }

  /** What lies in a folder of shims starts the version that its manager would choose. */
  private Path behindShim(Path path, Path folder) throws SandboxException {
    Path shims = path.getParent();
    if (shims == null || shims.getParent() == null || !shims.endsWith("shims")) {
      return path;
    }
    String manager = shims.getParent().getFileName().toString().replaceFirst("^\\.", "");
    Path own = shims.resolveSibling("bin").resolve(manager);
    String asked = Files.isExecutable(own) ? own.toString() : locate(manager, folder).toString();
    String name = path.getFileName().toString();
    return Question.ask(List.of(asked, "which", name))
        .map(Path::of)
        .filter(Files::isExecutable)
        .orElseThrow(
            () ->
                new SandboxException(
                    Kind.FAILED,
                    path
                        + " starts what "
                        + manager
                        + " chooses, and it chooses nothing here; name the program itself by its"
                        + " path"));
  }

  private void add(Found found, Path path, Path folder, boolean scripts) throws SandboxException {
    Path real = path;
    for (Map.Entry<String, String> link : Paths.links(path).entrySet()) {
      if (!isOfSystem(real)) {
        found.links.put(link.getKey(), link.getValue());
      }
      real = real.resolveSibling(link.getValue()).normalize();
    }
    if (!isOfSystem(real)) {
      found.files.add(real);
    }
    addOwn(found, path, real);
    String interpreter = scripts ? interpreter(real) : null;
    if (interpreter != null) {
      Path by = behindShim(locate(interpreter, folder), folder);
      found.folders.add(String.valueOf(by.getParent()));
      add(found, by, folder, false);
    }
  }

  /**
   * Folders of the tool's own: of known languages what their files list, else what has its name.
   */
  private void addOwn(Found found, Path named, Path real) {
    Path environmentFolder = named.resolve("../..").normalize();
    Path prefix = real.resolve("../..").normalize();
    String name = plain(real);
    List<String> patterns = new ArrayList<>(List.of("lib/*.so*", "lib64/*.so*"));
    for (Language language : languages.known()) {
      Recipe recipe = languages.recipe(language);
      Recipe.Packages packages = recipe.packages();
      for (Recipe.Tool tool : recipe.tools()) {
        if (tool.names().contains(name) || tool.names().contains(name + "3")) {
          patterns.addAll(tool.own());
          if (!packages.needs().isEmpty()
              && !packages.tools().isEmpty()
              && Files.exists(environmentFolder.resolve(packages.needs()))) {
            packages.show().forEach(part -> found.files.add(environmentFolder.resolve(part)));
          }
        }
      }
    }
    if (!isOfSystem(real)) {
      for (String parent : List.of("lib", "lib64", "libexec", "share")) {
        patterns.add(parent + "/" + name);
      }
      boolean shared = privacy.reason(prefix).isPresent();
      patterns.stream()
          .filter(pattern -> !shared || pattern.contains("/"))
          .forEach(pattern -> found.files.addAll(Paths.glob(prefix, pattern)));
      for (Path above = real.getParent(); above != null; above = above.getParent()) {
        if (above.endsWith("node_modules")) {
          found.files.add(above);
        }
      }
    }
    found.files.removeIf(file -> !Files.exists(file));
  }

  /** A name without the version behind it: python3.11 is python. */
  private static String plain(Path real) {
    return real.getFileName().toString().replaceFirst("[-.0-9]+$", "");
  }

  private static boolean isOfSystem(Path path) {
    return SYSTEM.stream().anyMatch(path::startsWith);
  }

  /** What a script names behind {@code #!}; null where it is none. */
  private static @Nullable String interpreter(Path file) {
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      char[] begin = new char[MOST_LINE];
      int length = Math.max(0, reader.read(begin));
      String text = new String(begin, 0, length);
      if (!text.startsWith("#!")) {
        return null;
      }
      String[] words = text.substring(2).lines().findFirst().orElse("").strip().split("\\s+");
      Optional<String> named =
          words[0].endsWith("/env")
              ? Stream.of(words)
                  .skip(1)
                  .filter(word -> !word.startsWith("-") && !word.contains("="))
                  .findFirst()
              : Optional.of(words[0]).filter(word -> !word.isEmpty());
      return named.orElse(null);
    } catch (IOException | UncheckedIOException e) {
      return null;
    }
  }
}
