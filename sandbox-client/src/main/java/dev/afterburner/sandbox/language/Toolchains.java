package dev.afterburner.sandbox.language;

import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.SandboxException.Kind;
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
import java.util.stream.Stream;

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
  private final Map<Language, Toolchain> found = new ConcurrentHashMap<>();

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
    Toolchain known = found.get(language);
    if (known == null) {
      known = resolve(language);
      found.put(language, known);
    }
    return known;
  }

  private Toolchain resolve(Language language) throws SandboxException {
    Recipe recipe = languages.recipe(language);
    Map<String, Path> tools = new LinkedHashMap<>();
    Set<String> own = new LinkedHashSet<>();
    for (Recipe.Tool tool : recipe.tools()) {
      Path real = locate(tool).orElseThrow(() -> missing(language, tool));
      tools.put(tool.id(), real);
      own.addAll(ownFolders(real));
    }
    List<String> question = Toolchain.withTools(language.version(), tools);
    String version = Question.ask(question).orElseThrow(() -> broken(language, question));
    Set<String> compileView = new LinkedHashSet<>(own);
    compileView.addAll(expand(recipe.compileView(), tools));
    boolean interpreted = language.run().stream().anyMatch(part -> part.startsWith("{tool:"));
    Set<String> runView = new LinkedHashSet<>(interpreted ? own : Set.of());
    runView.addAll(expand(recipe.runView(), tools));
    return new Toolchain(
        language,
        "",
        version,
        tools,
        List.copyOf(compileView),
        List.copyOf(runView),
        expand(recipe.hidden(), tools),
        recipe.compileEnvironment(),
        recipe.warmUp());
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
        new LinkedHashSet<>(List.of(environment.getOrDefault("PATH", "").split(":")));
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

  /** A tool of the system is shown alone; one with a folder of its own brings that folder. */
  private static List<String> ownFolders(Path tool) {
    Path prefix = prefix(tool);
    if (!SYSTEM_PREFIXES.contains(prefix.toString())) {
      List<String> folders = new ArrayList<>(List.of(prefix.toString()));
      folders.addAll(Jdks.configurationOutside(prefix));
      return folders;
    }
    return prefix.toString().equals("/usr/local")
        ? List.of(tool.toString(), "/usr/local/lib", "/usr/local/lib64")
        : List.of(tool.toString());
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
      paths.addAll(glob(Path.of("/"), List.of(text.substring(1).split("/"))));
    }
    return paths.stream().filter(path -> !SYSTEM_PREFIXES.contains(path)).toList();
  }

  private static List<String> glob(Path folder, List<String> parts) {
    if (parts.isEmpty()) {
      return Files.exists(folder) ? List.of(folder.toString()) : List.of();
    }
    List<String> rest = parts.subList(1, parts.size());
    if (!parts.get(0).contains("*")) {
      return glob(folder.resolve(parts.get(0)), rest);
    }
    try (Stream<Path> children = Files.list(folder)) {
      String pattern = parts.get(0).replace(".", "\\.").replace("*", ".*");
      return children
          .filter(child -> child.getFileName().toString().matches(pattern))
          .sorted()
          .flatMap(child -> glob(child, rest).stream())
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
