package dev.afterburner.sandbox.language;

import dev.afterburner.sandbox.SandboxException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds toolchains on this machine, each once. A name on the path may be a shim (pyenv, rustup):
 * the real executable is asked for, or the shim is what gets measured.
 */
public final class Toolchains {

  private static final Pattern TOOL = Pattern.compile("\\{tool:([^}]+)}");

  private final Map<String, Toolchain> found = new ConcurrentHashMap<>();
  private final List<Path> path;

  /**
   * Looks in the given folders.
   *
   * @param path folders with executables, the first wins
   */
  public Toolchains(List<Path> path) {
    this.path = List.copyOf(path);
  }

  /** Looks where this process's PATH says, then in the usual places. */
  public static Toolchains ofThisMachine() {
    List<Path> folders = new ArrayList<>();
    String variable = System.getenv("PATH");
    for (String folder : (variable == null ? "" : variable).split(File.pathSeparator, -1)) {
      if (!folder.isBlank()) {
        folders.add(Path.of(folder));
      }
    }
    String home = System.getProperty("user.home");
    for (String usual :
        List.of("/usr/local/bin", "/usr/bin", "/bin", "/usr/local/go/bin", home + "/.cargo/bin")) {
      folders.add(Path.of(usual));
    }
    return new Toolchains(folders);
  }

  /**
   * The toolchain of a language.
   *
   * @throws SandboxException of kind TOOLCHAIN_MISSING, saying how to get it
   */
  public Toolchain find(Language language) throws SandboxException {
    Toolchain known = found.get(language.id());
    if (known != null) {
      return known;
    }
    Map<String, Path> tools = new LinkedHashMap<>();
    for (String name : names(language)) {
      tools.put(name, real(language, name));
    }
    String version = run(expand(language.version(), tools)).lines().findFirst().orElse("");
    Toolchain toolchain = new Toolchain(language, tools, version, folders(tools));
    found.put(language.id(), toolchain);
    return toolchain;
  }

  private static List<String> names(Language language) {
    List<String> names = new ArrayList<>();
    for (List<String> argv : List.of(language.compile(), language.run(), language.version())) {
      for (String word : argv) {
        Matcher matcher = TOOL.matcher(word);
        if (matcher.find() && !names.contains(matcher.group(1))) {
          names.add(matcher.group(1));
        }
      }
    }
    return names;
  }

  /** An argument vector with the tools' real paths in it. */
  public static List<String> expand(List<String> argv, Map<String, Path> tools) {
    return argv.stream()
        .map(
            word -> {
              Matcher matcher = TOOL.matcher(word);
              return matcher.matches()
                  ? Optional.ofNullable(tools.get(matcher.group(1))).orElseThrow().toString()
                  : word;
            })
        .toList();
  }

  private Path real(Language language, String name) throws SandboxException {
    for (Path folder : path) {
      Path candidate = folder.resolve(name);
      if (!Files.isExecutable(candidate) || Files.isDirectory(candidate)) {
        continue;
      }
      Optional<Path> resolved = resolve(name, candidate);
      if (resolved.isPresent()) {
        return resolved.get();
      }
    }
    throw new SandboxException(
        SandboxException.Kind.TOOLCHAIN_MISSING,
        name
            + " was not found, so "
            + language.name()
            + " programs can't run: "
            + language.install()
            + ", or choose another sandbox");
  }

  private static Optional<Path> resolve(String name, Path candidate) {
    try {
      List<String> question =
          switch (name) {
            case "python3" ->
                List.of(candidate.toString(), "-c", "import sys; print(sys.executable)");
            case "rustc" -> List.of(candidate.toString(), "--print", "sysroot");
            case "node" -> List.of(candidate.toString(), "-p", "process.execPath");
            case "ruby" -> List.of(candidate.toString(), "-e", "puts RbConfig.ruby");
            case "go" -> List.of(candidate.toString(), "env", "GOROOT");
            default -> List.of();
          };
      if (question.isEmpty()) {
        return Optional.of(candidate.toRealPath());
      }
      String answer = run(question).strip();
      if (answer.isEmpty()) {
        return Optional.empty();
      }
      Path answered = Path.of(answer.lines().reduce((a, b) -> b).orElse(answer));
      Path executable =
          switch (name) {
            case "rustc", "go" -> answered.resolve("bin").resolve(name);
            default -> answered;
          };
      return Files.isExecutable(executable)
          ? Optional.of(executable.toRealPath())
          : Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static List<Path> folders(Map<String, Path> tools) {
    return tools.values().stream()
        .filter(tool -> !tool.startsWith("/usr/bin") && !tool.startsWith("/bin"))
        .map(tool -> Optional.ofNullable(tool.getParent()).map(Path::getParent).orElse(tool))
        .filter(folder -> folder.getNameCount() > 1)
        .distinct()
        .toList();
  }

  private static String run(List<String> argv) {
    try {
      Process process = new ProcessBuilder(argv).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return "";
      }
      return process.exitValue() == 0 ? text : "";
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
