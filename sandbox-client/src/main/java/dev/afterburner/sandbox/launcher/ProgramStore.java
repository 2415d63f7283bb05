package dev.afterburner.sandbox.launcher;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Limits;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.SandboxException.Kind;
import dev.afterburner.sandbox.language.Toolchain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Programs made ready to run: source files, and what compilers made of them, in a private folder by
 * a hash of source, compiler and flags. Compilers work in the sandbox too.
 */
public final class ProgramStore {

  /** Where a program finds itself. */
  public static final String INSIDE = "/program";

  private static final String OUTPUT = "compiled";
  private static final String CACHE_INSIDE = "/cache";
  private static final int COMPILER_RATE_HZ = 1000;
  private static final Duration KEPT = Duration.ofDays(30);
  private static final Limits COMPILER =
      new Limits(
          Duration.ofSeconds(60), Duration.ofSeconds(120), 2L << 30, 256, 1L << 20, 256L << 20);
  private static final Limits WARM_UP =
      new Limits(Duration.ofMinutes(10), Duration.ofMinutes(20), 4L << 30, 512, 1L << 20, 1L << 30);

  private final Path programs;
  private final Path building;
  private final Path caches;
  private final Runner runner;

  /**
   * A store.
   *
   * @param folder made where it is not there
   * @param runner runs the compilers
   */
  public ProgramStore(Path folder, Runner runner) throws IOException {
    this.programs = Files.createDirectories(folder.resolve("programs"));
    this.building = Files.createDirectories(folder.resolve("building"));
    this.caches = Files.createDirectories(folder.resolve("caches"));
    this.runner = runner;
    removeOld();
  }

  /** What {@link #prepare} gives. */
  sealed interface Prepared {
    /** A program that can be run. */
    record Ready(Path folder, String source, String output) implements Prepared {}

    /** The compiler said no, or was stopped. */
    record Refused(Run compilation, Outcome outcome) implements Prepared {}
  }

  /** Writes the source down and compiles it, unless that was done before. */
  Prepared prepare(
      Program.Source program, Toolchain tools, RunObserver observer, Cancellation cancellation)
      throws SandboxException {
    String name = program.fileName();
    String source = INSIDE + "/" + name;
    String output = INSIDE + "/" + OUTPUT;
    List<String> command = tools.compileCommand(program, source, output);
    Path folder = programs.resolve(key(program, tools, command));
    Prepared ready = new Prepared.Ready(folder, source, output);
    try {
      if (Files.isDirectory(folder)) {
        Files.setLastModifiedTime(folder, FileTime.from(Instant.now()));
        return ready;
      }
      Path fresh = fresh(name, program.code());
      try {
        if (!command.isEmpty()) {
          observer.compiling();
          Path cache = warm(tools, command, cancellation);
          Run run = compile(tools, command, fresh, cache, false, COMPILER, cancellation);
          if (!(run.outcome() instanceof Outcome.Completed)) {
            return new Prepared.Refused(run, refusal(run));
          }
        }
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        return ready;
      } catch (IOException e) {
        if (Files.isDirectory(folder)) {
          return ready; // another thread was faster
        }
        throw e;
      } finally {
        delete(fresh);
      }
    } catch (IOException e) {
      throw new SandboxException(
          Kind.FAILED, "can't keep the program in " + programs + ": " + e.getMessage(), e);
    }
  }

  private static String key(Program.Source program, Toolchain tools, List<String> command) {
    String identity =
        String.join(
            "\0", tools.place(), tools.version(), tools.language().id(), command.toString(),
            tools.packages().digest(), program.fileName(), program.code());
    return LauncherBinary.sha256(identity.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
  }

  /** A folder that nobody but this user reaches, writable for the compiler whoever it runs as. */
  private Path fresh(String name, String code) throws IOException {
    Path fresh = Files.createTempDirectory(building, "");
    Files.writeString(fresh.resolve(name), code);
    Files.setPosixFilePermissions(
        fresh.resolve(name), PosixFilePermissions.fromString("rw-r--r--"));
    Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxrwxrwx"));
    return fresh;
  }

  private Run compile(
      Toolchain tools,
      List<String> command,
      Path folder,
      Path cache,
      boolean cacheWritable,
      Limits limits,
      Cancellation cancellation)
      throws SandboxException {
    Map<String, String> environment = new HashMap<>(Job.ENVIRONMENT);
    tools
        .compileEnvironment()
        .forEach((name, value) -> environment.put(name, value.replace("{cache}", CACHE_INSIDE)));
    return runner.run(
        new Job(
            tools.place(),
            tools.place().isEmpty() ? View.of(tools.compileView(), List.of(), tools.packages().links()) : View.NOTHING,
            List.of(
                new Job.Bind(folder, INSIDE, true),
                new Job.Bind(cache, CACHE_INSIDE, cacheWritable)),
            command,
            environment,
            INSIDE,
            Bytes.EMPTY,
            limits,
            COMPILER_RATE_HZ,
            false),
        -1,
        RunObserver.NONE,
        cancellation);
  }

  private static Outcome refusal(Run run) {
    if (run.outcome() instanceof Outcome.Cancelled) {
      return run.outcome();
    }
    String said = run.stderr().text() + run.stdout().text();
    String why =
        run.outcome() instanceof Outcome.Killed(Outcome.Limit limit, long at)
            ? "The compiler was stopped: it crossed its limit (" + limit + ").\n"
            : "";
    return new Outcome.CompileFailed(why + said.replace(INSIDE + "/", ""));
  }

  /** The compiler's own cache, filled once; an empty folder where the language has none. */
  private synchronized Path warm(Toolchain tools, List<String> command, Cancellation cancellation)
      throws IOException, SandboxException {
    String identity =
        tools.place() + tools.language().id() + "\0" + tools.version() + "\0" + tools.warmUp();
    String key = LauncherBinary.sha256(identity.getBytes(StandardCharsets.UTF_8));
    Path cache = caches.resolve(tools.language().id() + "-" + key.substring(0, 16));
    if (Files.isDirectory(cache)) {
      return cache;
    }
    Path filling = Files.createTempDirectory(building, "cache");
    try {
      if (!tools.warmUp().isEmpty()) {
        Files.setPosixFilePermissions(filling, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path source =
            fresh(new Program.Source(tools.language(), tools.warmUp()).fileName(), tools.warmUp());
        Run run = compile(tools, command, source, filling, true, WARM_UP, cancellation);
        delete(source);
        if (run.outcome() instanceof Outcome.Cancelled) {
          return filling;
        }
      }
      Files.setPosixFilePermissions(filling, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.move(filling, cache, StandardCopyOption.ATOMIC_MOVE);
      return cache;
    } finally {
      delete(filling);
    }
  }

  private void removeOld() throws IOException {
    Instant oldest = Instant.now().minus(KEPT);
    for (Path parent : List.of(programs, building)) {
      try (Stream<Path> children = Files.list(parent)) {
        for (Path child : children.toList()) {
          if (Files.getLastModifiedTime(child).toInstant().isBefore(oldest)) {
            delete(child);
          }
        }
      }
    }
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      return; // removed with the old ones later
    }
  }
}
