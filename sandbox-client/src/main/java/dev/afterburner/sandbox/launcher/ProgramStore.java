// SPDX-License-Identifier: Apache-2.0
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
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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
  private static final long MOST_BYTES = 64L << 20;
  private static final long MOST_FILES = 4_096;
  private static final Limits COMPILER =
      new Limits(
          Duration.ofSeconds(60), Duration.ofSeconds(120), 2L << 30, 256, 1L << 20, 256L << 20);
  private static final Limits WARM_UP =
      new Limits(Duration.ofMinutes(10), Duration.ofMinutes(20), 4L << 30, 512, 1L << 20, 1L << 30);

  private final KeptPrograms programs;
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
    this.programs = new KeptPrograms(folder.resolve("programs"));
    this.building = Files.createDirectories(folder.resolve("building"));
    this.caches = Files.createDirectories(folder.resolve("caches"));
    this.runner = runner;
    programs.removeOld();
    KeptPrograms.removeOld(building, KeptPrograms.ABANDONED);
  }

  /** What {@link #prepare} gives. */
  sealed interface Prepared {
    /** A program that can be run, until its use is closed. */
    record Ready(Path folder, String source, String output, KeptPrograms.Use use)
        implements Prepared {}

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
    String key = key(program, tools, command);
    Path folder = programs.folder(key);
    try {
      KeptPrograms.Use known = programs.use(key);
      if (known != null) {
        return new Prepared.Ready(folder, source, output, known);
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
          Optional<String> fault = fault(fresh, program, tools, source, output);
          if (fault.isPresent()) {
            return new Prepared.Refused(run, new Outcome.CompileFailed(fault.get()));
          }
        }
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new Prepared.Ready(folder, source, output, programs.keep(fresh, key));
      } finally {
        Trees.delete(fresh);
      }
    } catch (IOException e) {
      throw new SandboxException(
          Kind.FAILED, "can't keep the program in " + programs.folder("") + ": " + reason(e), e);
    }
  }

  private static String reason(IOException e) {
    return e instanceof FileSystemException f && f.getReason() != null
        ? f.getReason()
        : String.valueOf(e.getMessage());
  }

  /** What is wrong with what a compiler made, although it was content. */
  private static Optional<String> fault(
      Path made, Program.Source program, Toolchain tools, String source, String output) {
    Trees.Extent extent = Trees.extent(made);
    if (extent.bytes() > MOST_BYTES || extent.files() > MOST_FILES) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "The compiled program takes %,d bytes in %,d files: at most %,d bytes and %,d files"
                  + " are kept. Look for large initialised arrays, or for very many classes.",
              extent.bytes(),
              extent.files(),
              MOST_BYTES,
              MOST_FILES));
    }
    boolean runsOutput =
        tools.runCommand(program, source, output, COMPILER.memoryBytes()).getFirst().equals(output);
    Path executable = made.resolve(OUTPUT);
    if (runsOutput && !(Files.isRegularFile(executable) && Files.isExecutable(executable))) {
      return Optional.of(
          "The compiler made no program that can be started"
              + switch (tools.language().id()) {
                case "go" -> ": the package must be main, with a function main.";
                case "rust" -> ": the crate must be a binary with a function main, not a library.";
                default -> ": the source has no entry point.";
              });
    }
    return Optional.empty();
  }

  private static String key(Program.Source program, Toolchain tools, List<String> command) {
    String identity =
        String.join(
            "\0",
            tools.place(),
            tools.version(),
            tools.language().id(),
            command.toString(),
            tools.packages().digest(),
            program.fileName(),
            program.code());
    return LauncherBinary.sha256(identity.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
  }

  /** A folder that nobody but this user reaches, writable for the compiler whoever it runs as. */
  private Path fresh(String name, String code) throws IOException {
    Path fresh = Files.createTempDirectory(building, "");
    try {
      Files.writeString(fresh.resolve(name), code);
      Files.setPosixFilePermissions(
          fresh.resolve(name), PosixFilePermissions.fromString("rw-r--r--"));
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxrwxrwx"));
      return fresh;
    } catch (IOException e) {
      Trees.delete(fresh);
      throw e;
    }
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
            tools.place().isEmpty()
                ? View.of(tools.compileView(), List.of(), tools.packages().links())
                : View.NOTHING,
            List.of(
                new Job.Bind(folder, INSIDE, true),
                new Job.Bind(cache, CACHE_INSIDE, cacheWritable)),
            command,
            environment,
            INSIDE,
            Bytes.EMPTY,
            limits,
            COMPILER_RATE_HZ,
            Job.Kind.COMPILER,
            ""),
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
            ? "The compiler was stopped: it crossed its limit on " + words(limit) + ".\n"
            : "";
    return new Outcome.CompileFailed(why + said.replace(INSIDE + "/", ""));
  }

  private static String words(Outcome.Limit limit) {
    return switch (limit) {
      case WALL_TIME, CPU_TIME -> "time, " + COMPILER.wall().toSeconds() + " s";
      case MEMORY -> "memory, " + (COMPILER.memoryBytes() >> 30) + " GiB";
      case OUTPUT -> "what it may print, " + (COMPILER.outputBytes() >> 20) + " MiB";
      case PROCESSES -> "processes, " + COMPILER.processes();
      case FILES ->
          "what it may write, "
              + (COMPILER.filesBytes() >> 20)
              + " MiB in "
              + Request.MOST_FILES
              + " files";
    };
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
        Trees.delete(source);
        if (run.outcome() instanceof Outcome.Cancelled) {
          return filling;
        }
      }
      Files.setPosixFilePermissions(filling, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.move(filling, cache, StandardCopyOption.ATOMIC_MOVE);
      return cache;
    } finally {
      Trees.delete(filling);
    }
  }
}
