package dev.afterburner.sandbox.local;

import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.SandboxException.Kind;
import dev.afterburner.sandbox.launcher.Job;
import dev.afterburner.sandbox.launcher.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes a job of a command. */
final class Jobs {

  private static final String FOLDER = "/tmp";

  private Jobs() {}

  /** A command sees the system's programs, itself, and the files that its arguments name. */
  static Job command(Execution execution, Program.Command command) throws SandboxException {
    List<String> argv = new ArrayList<>(command.argv());
    Path executable =
        find(argv.get(0))
            .orElseThrow(
                () ->
                    new SandboxException(
                        Kind.FAILED,
                        "there is no program "
                            + command.argv().get(0)
                            + " that can be executed; give its path or a name on PATH"));
    argv.set(0, executable.toString());
    List<String> wanted =
        new ArrayList<>(List.of("/usr", "/bin", "/sbin", "/etc/alternatives", "/opt"));
    wanted.add(executable.toString());
    for (int i = 1; i < argv.size(); i++) {
      Path named = Path.of(argv.get(i));
      if (Files.isRegularFile(named)) {
        String absolute = named.toAbsolutePath().normalize().toString();
        argv.set(i, absolute);
        wanted.add(absolute);
      }
    }
    return new Job(
        "",
        View.of(wanted, List.of()),
        List.of(),
        argv,
        Job.ENVIRONMENT,
        FOLDER,
        execution.stdin(),
        execution.limits(),
        execution.sampleRateHz(),
        true);
  }

  private static Optional<Path> find(String name) {
    Stream<Path> candidates =
        name.contains("/")
            ? Stream.of(Path.of(name))
            : Stream.of(System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(":"))
                .map(folder -> Path.of(folder, name));
    return candidates
        .filter(path -> Files.isRegularFile(path) && Files.isExecutable(path))
        .flatMap(
            path -> {
              try {
                return Stream.of(path.toRealPath());
              } catch (IOException e) {
                return Stream.empty();
              }
            })
        .findFirst();
  }
}
