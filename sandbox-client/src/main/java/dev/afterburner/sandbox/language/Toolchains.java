// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.language;

import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.SandboxException.Kind;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds toolchains, once each. What lies on PATH may be a script that chooses among versions
 * (pyenv, rustup, asdf, nvm): then the tool is asked where it really is, or the script would be
 * what is measured.
 */
public final class Toolchains {

  private static final List<String> USUAL =
      List.of("/usr/local/bin", "/usr/bin", "/bin", "/opt/homebrew/bin", "/snap/bin");
  private static final List<String> SYSTEM_PREFIXES = List.of("/usr", "/usr/local", "/");

  private final Languages languages;
  private final Map<String, String> environment;
  private final List<String> usual;
  private final PrivateFiles privacy;
  private final Map<Wanted, Toolchain> found = new ConcurrentHashMap<>();

  /** Packages are part of a toolchain, flags are not. */
  private record Wanted(String language, List<Path> libraries) {}

  /**
   * A finder.
   *
   * @param languages the known languages
   * @param environment this process' variables: PATH, HOME and JAVA_HOME are looked at
   */
  public Toolchains(Languages languages, Map<String, String> environment) {
    this(languages, environment, USUAL);
  }

  /** The same with other folders to look in when PATH has no answer. */
  Toolchains(Languages languages, Map<String, String> environment, List<String> usual) {
    this.usual = List.copyOf(usual);
    this.languages = languages;
    this.environment = Map.copyOf(environment);
    this.privacy = new PrivateFiles(environment);
  }

  /** Looks where this process' PATH says, then in the usual places. */
  public static Toolchains ofThisMachine() {
    return new Toolchains(new Languages(), System.getenv());
  }

  /**
   * The toolchain of a language.
   *
   * @throws SandboxException TOOLCHAIN_MISSING, with what to install
   */
  public Toolchain find(Language language) throws SandboxException {
    return find(language, Build.DEFAULT);
  }

  /**
   * The toolchain of a language with the packages that a build wants.
   *
   * @throws SandboxException TOOLCHAIN_MISSING, with what to install; FAILED where the packages are
   *     not what they should be
   */
  public Toolchain find(Language language, Build build) throws SandboxException {
    Wanted wanted = new Wanted(language.id(), build.libraries());
    Toolchain known = found.get(wanted);
    if (known == null) {
      known = resolve(language, build.libraries());
      found.put(wanted, known);
    }
    return known;
  }

  private Toolchain resolve(Language language, List<Path> libraries) throws SandboxException {
    Recipe recipe = languages.recipe(language);
    Packages packages = Packages.of(language, recipe, libraries, privacy);
    Map<String, Path> tools = new LinkedHashMap<>();
    Map<String, Path> installed = new LinkedHashMap<>();
    Set<String> own = new LinkedHashSet<>();
    for (Recipe.Tool tool : recipe.tools()) {
      String substitute = recipe.packages().tools().get(tool.id());
      Path executable;
      if (substitute == null || libraries.isEmpty()) {
        executable = locate(tool).orElseThrow(() -> missing(language, tool));
        tools.put(tool.id(), executable);
      } else {
        // Run by its own name: from there it finds its packages.
        Path named = libraries.getFirst().resolve(substitute);
        packages = packages.withLinks(Paths.links(named));
        executable = real(tool, named).orElseThrow(() -> unusable(language, named));
        tools.put(tool.id(), named);
      }
      installed.put(tool.id(), executable);
      own.addAll(ownFiles(tool, executable));
    }
    List<String> shown = privacy.without(packages.files());
    List<String> question = Toolchain.withTools(language.version(), tools);
    String version = Question.ask(question).orElseThrow(() -> broken(language, question));
    own.addAll(shown);
    Set<String> compileView = new LinkedHashSet<>(own);
    compileView.addAll(expand(recipe.compileView(), installed));
    boolean interpreted = language.run().stream().anyMatch(part -> part.startsWith("{tool:"));
    Set<String> runView = new LinkedHashSet<>(interpreted ? own : Set.of());
    runView.addAll(expand(recipe.runView(), installed));
    return new Toolchain(
        language,
        "",
        version,
        tools,
        List.copyOf(compileView),
        List.copyOf(runView),
        expand(recipe.hidden(), installed),
        environment(recipe, packages),
        recipe.warmUp(),
        packages);
  }

  private static Map<String, String> environment(Recipe recipe, Packages packages) {
    Map<String, String> all = new LinkedHashMap<>(recipe.compileEnvironment());
    if (!packages.files().isEmpty()) {
      all.putAll(recipe.packages().compileEnvironment());
    }
    return all;
  }

  private static SandboxException unusable(Language language, Path tool) {
    return new SandboxException(
        Kind.FAILED,
        language.name() + " does not work in there: " + tool + " can't be run or tells no version");
  }

  private static SandboxException missing(Language language, Recipe.Tool tool) {
    return new SandboxException(
        Kind.TOOLCHAIN_MISSING,
        language.name()
            + " is not on this machine: no "
            + String.join(" or ", tool.names())
            + " on PATH or in the usual places. To install it: "
            + language.install());
  }

  private static SandboxException broken(Language language, List<String> command) {
    return new SandboxException(
        Kind.TOOLCHAIN_MISSING,
        language.name()
            + " does not work on this machine: "
            + String.join(" ", command)
            + " failed. To install it: "
            + language.install());
  }

  private Optional<Path> locate(Recipe.Tool tool) {
    if (tool.kind().equals("jdk")) {
      return Jdks.newest(environment).map(home -> home.resolve("bin").resolve(tool.names().get(0)));
    }
    return candidates(tool).stream().flatMap(path -> real(tool, path).stream()).findFirst();
  }

  private List<Path> candidates(Recipe.Tool tool) {
    Set<String> folders =
        new LinkedHashSet<>(
            List.of(environment.getOrDefault("PATH", "").split(File.pathSeparator)));
    String home = environment.get("HOME");
    if (home != null) {
      folders.add(home + "/.cargo/bin");
      folders.add(home + "/.local/bin");
    }
    folders.addAll(usual);
    folders.addAll(tool.usual());
    List<Path> candidates = new ArrayList<>();
    for (String name : tool.names()) {
      for (String folder : folders) {
        // ccache and the like stand in for a compiler: the compiler itself is further down PATH.
        if (folder.isEmpty() || folder.contains("ccache") || folder.contains("distcc")) {
          continue;
        }
        Path path = Path.of(folder, name);
        if (Files.isExecutable(path) && !Files.isDirectory(path)) {
          candidates.add(path);
        }
      }
    }
    return candidates;
  }

  private static Optional<Path> real(Recipe.Tool tool, Path path) {
    try {
      if (tool.ask().isEmpty()) {
        return Optional.of(path.toRealPath());
      }
      List<String> question =
          tool.ask().stream().map(part -> part.replace("{tool}", path.toString())).toList();
      Optional<Path> answer =
          Question.ask(question)
              .map(text -> Path.of(tool.real().replace("{answer}", text)))
              .filter(Files::isExecutable);
      return answer.isPresent() ? Optional.of(answer.get().toRealPath()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * The tool, and of the folder that holds its bin folder what the language's file lists: that
   * folder may be somebody's home, or hold other programs' data.
   */
  private List<String> ownFiles(Recipe.Tool tool, Path executable) {
    Path prefix = prefix(executable);
    List<Path> own = new ArrayList<>(List.of(executable));
    if (prefix.toString().equals("/usr/local")) {
      own.addAll(List.of(Path.of("/usr/local/lib"), Path.of("/usr/local/lib64")));
    } else if (!SYSTEM_PREFIXES.contains(prefix.toString())) {
      boolean shared = privacy.reason(prefix).isPresent();
      List<String> patterns = new ArrayList<>(tool.own());
      patterns.addAll(List.of("lib/*.so*", "lib64/*.so*"));
      for (String pattern : patterns) {
        // A folder such as lib, right in a home, may be anybody's.
        if (!shared || pattern.contains("/")) {
          own.addAll(Paths.glob(prefix, pattern));
        }
      }
    }
    List<String> files = new ArrayList<>(privacy.without(own));
    if (tool.kind().equals("jdk")) {
      files.addAll(Jdks.configurationOutside(prefix));
    }
    return files;
  }

  private static Path prefix(Path tool) {
    Path folder = tool.getParent();
    Path above = folder == null ? null : folder.getParent();
    return above == null ? Path.of("/") : above;
  }

  private static List<String> expand(List<String> patterns, Map<String, Path> tools) {
    List<String> paths = new ArrayList<>();
    for (String pattern : patterns) {
      String text = pattern;
      for (Map.Entry<String, Path> tool : tools.entrySet()) {
        text = text.replace("{prefix:" + tool.getKey() + "}", prefix(tool.getValue()).toString());
      }
      Paths.glob(Path.of("/"), text.substring(1)).forEach(path -> paths.add(path.toString()));
    }
    return paths;
  }
}
