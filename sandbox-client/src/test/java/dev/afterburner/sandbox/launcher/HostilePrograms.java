// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.launcher;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Limits;
import dev.afterburner.sandbox.LiveCurve;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.sandbox.language.Toolchains;
import dev.afterburner.sandbox.local.LocalSandbox;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Programs that try to harm, each in Python and in C (src/test/resources/hostile), and what must
 * become of them, whichever sandbox runs them. A plain class, so that another user's process can
 * run them too, see {@link #main}.
 */
public final class HostilePrograms {

  private static final Limits LIMITS =
      new Limits(
          Duration.ofSeconds(30), Duration.ofSeconds(30), 200_000_000, 32, 4_000_000, 16_000_000);

  /** A process counts what it shares with its parent: many reach a limit on memory first. */
  private static final Limits MUCH_MEMORY = LIMITS.withMemoryBytes(2_000_000_000);

  private static final Limits SHORT = LIMITS.withWall(Duration.ofMillis(600));
  private static final Limits LITTLE_CPU =
      new Limits(
          Duration.ofSeconds(30), Duration.ofMillis(500), 200_000_000, 32, 4_000_000, 16_000_000);

  /**
   * One of them.
   *
   * @param name file name without ending
   * @param outcome the outcome's word
   * @param stdout what it prints, or null where that does not matter
   * @param orphans whether it must leave a process behind
   * @param least what its figures must show at least
   */
  public record Attack(
      String name,
      String outcome,
      @Nullable String stdout,
      boolean orphans,
      Limits limits,
      Least least) {

    Attack(String name, String outcome, @Nullable String stdout, boolean orphans, Limits limits) {
      this(name, outcome, stdout, orphans, limits, Least.NOTHING);
    }

    Attack(String name, Least least) {
      this(name, "completed", "done\n", false, LIMITS, least);
    }

    Attack(String name, String outcome, @Nullable String stdout) {
      this(name, outcome, stdout, false, LIMITS);
    }

    @Override
    public String toString() {
      return name + " gives " + outcome;
    }
  }

  /**
   * Figures that a program tried to hide.
   *
   * @param peakBytes peak memory
   * @param outsideBytes memory outside the resident set, where it is measured: in the peak, too
   * @param cpuNanos CPU time
   * @param byteSeconds the integral of memory over time
   */
  public record Least(long peakBytes, long outsideBytes, long cpuNanos, double byteSeconds) {

    public static final Least NOTHING = new Least(0, 0, 0, 0);

    static Least outside(long bytes) {
      return new Least(0, bytes, 0, 0);
    }

    boolean isShown(Run run) {
      return run.peakBytes() >= peakBytes
          && run.cpuNanos() >= cpuNanos
          && run.integralByteSeconds() >= byteSeconds
          && (run.outsideBytes() == Run.UNKNOWN
              || (run.outsideBytes() >= outsideBytes && run.peakBytes() >= outsideBytes));
    }
  }

  public static final List<Attack> ALL =
      List.of(
          new Attack("fork-bomb", "process_limit", null, false, MUCH_MEMORY),
          new Attack("thread-bomb", "process_limit", null, false, MUCH_MEMORY),
          new Attack("memory-fast", "memory_limit", null),
          new Attack("memory-slow", "memory_limit", null),
          new Attack("memory-children", "memory_limit", null),
          new Attack("memory-mapped", "completed", "untouched\n"),
          new Attack("endless", "time_limit", null, false, SHORT),
          new Attack("sleep", "time_limit", null, false, SHORT),
          new Attack("ignore-signals", "time_limit", null, false, SHORT),
          new Attack("cpu-two-processes", "time_limit", null, false, LITTLE_CPU),
          new Attack("output-flood", "output_limit", null),
          new Attack("error-flood", "output_limit", null),
          new Attack("file-flood", "file_limit", null),
          new Attack("inode-flood", "file_limit", null),
          new Attack("sparse-file", "completed", "refused\n"),
          new Attack("kill-all", "completed", "alive\n"),
          new Attack("daemon", "completed", "left a child behind\n", true, LIMITS),
          new Attack("orphan-work", "completed", "done\n", true, LIMITS),
          new Attack("read-secrets", "completed", "done\n"),
          new Attack("other-processes", "completed", "alone\n"),
          new Attack("other-runs", "completed", "empty\n"),
          new Attack("write-outside", "completed", "done\n"),
          new Attack("network", "completed", "done\n"),
          new Attack("privileges", "completed", "done\n"),
          new Attack("ignore-input", "completed", "done\n"),
          new Attack("close-streams", "completed", ""),
          new Attack("exit-code", "runtime_error", ""),
          new Attack("own-signal", "runtime_error", null),
          new Attack("core-dump", "runtime_error", null),
          new Attack("forged-verdict", "runtime_error", null),
          new Attack("first-thread-ends", new Least(60_000_000, 0, 0, 0)),
          new Attack("hidden-child", new Least(0, 0, 150_000_000, 0)),
          new Attack("short-children", new Least(0, 0, 250_000_000, 0)),
          new Attack("hidden-memory-flood", "memory_limit", null),
          new Attack("shared-memory", Least.outside(55_000_000)),
          new Attack("shared-memory-flood", "memory_limit", null),
          new Attack("memory-file", Least.outside(11_000_000)),
          new Attack("output-store", Least.outside(2_500_000)),
          new Attack("output-read", "completed", null, false, LIMITS, Least.outside(2_500_000)),
          new Attack("output-hole", "completed", null, false, LIMITS, Least.outside(2_500_000)),
          new Attack("tables-gone", Least.outside(11_000_000)),
          new Attack(
              "nothing-mapped", "completed", "done\n", true, LIMITS, Least.outside(11_000_000)),
          new Attack("mapped-in-turns", new Least(12_000_000, 0, 0, 8_500_000)),
          new Attack("shared-tables", new Least(13_000_000, 0, 0, 0)),
          new Attack("fresh-dead", Least.outside(11_000_000)),
          new Attack("threads-in-turns", new Least(60_000_000, 0, 0, 11_000_000)),
          new Attack("socket-buffers", Least.outside(15_000_000)),
          new Attack("socket-flood", "memory_limit", null),
          new Attack("pipe-buffers", Least.outside(3_000_000)),
          new Attack("socket-names", "completed", "empty\n"),
          new Attack("page-cache", "completed", "done\n"),
          new Attack("slow-death", "time_limit", null, false, SHORT),
          new Attack("lower-priority", "completed", "done\n"),
          new Attack("own-cpu-signal", "runtime_error", null),
          new Attack("own-file-signal", "runtime_error", null),
          new Attack("deep-stack", "completed", "done\n"),
          new Attack("endless-recursion", "memory_limit", null),
          new Attack("core-limit", "completed", "done\n"),
          new Attack("other-sockets", "completed", "done\n"),
          new Attack("machine-calls", "completed", "done\n"),
          new Attack("machine-files", "completed", "done\n"),
          new Attack("file-locks", "completed", "done\n"),
          new Attack("watch-files", "completed", "done\n"),
          new Attack("output-set-aside", "output_limit", null),
          new Attack("forged-order", "completed", "alive\n"));

  private static final String HARMLESS = "ignore-input.";
  private static final double MEMORY_NOISE = 0.1;
  private static final long SMALL_BYTES = 500_000;

  private final Sandbox sandbox;
  private final List<Path> empty;
  private final Supplier<List<String>> processes;
  private final List<String> known;
  private final Languages languages = new Languages();
  private final Bytes hugeInput = Bytes.of(new byte[1_000_000]);
  private final Map<String, Run> undisturbed = new HashMap<>();
  private long smallBytes = SMALL_BYTES;

  /**
   * Ready to run them.
   *
   * @param empty folders in which nothing may be left
   * @param processes processes of programs that still live
   * @param known what an attack may find, because whoever runs containers shows it on purpose
   */
  public HostilePrograms(
      Sandbox sandbox, List<Path> empty, Supplier<List<String>> processes, List<String> known) {
    this.sandbox = sandbox;
    this.known = List.copyOf(known);
    this.empty = List.copyOf(empty);
    this.processes = processes;
  }

  /**
   * The same where peaks are rougher: a copy of an interpreter has not touched what only a start
   * needs.
   */
  public void allowPeaksWithin(long bytes) {
    smallBytes = bytes;
  }

  /** Runs one, and says what is wrong with how it ended. */
  public Optional<String> fault(Attack attack, String languageId)
      throws IOException, SandboxException {
    Language language = languages.byId(languageId).orElseThrow();
    String ending = language.extensions().get(0);
    if (!undisturbed.containsKey(ending)) {
      undisturbed.put(ending, run(language, source(HARMLESS + ending), LIMITS));
    }
    List<String> mounts = mounts();
    Run run = run(language, source(attack.name() + "." + ending), attack.limits());
    String ended =
        languageId
            + " "
            + attack.name()
            + ": "
            + run.outcome()
            + ", printed "
            + head(run.stdout().text())
            + head(run.stderr().text());
    if (!run.outcome().id().equals(attack.outcome())) {
      return Optional.of(ended + ", but " + attack.outcome() + " was expected");
    }
    if (attack.stdout() != null && !attack.stdout().equals(printed(run))) {
      return Optional.of(ended + ", but " + attack.stdout() + " was expected");
    }
    if (attack.orphans() != run.orphans() > 0 && attack.stdout() != null) {
      return Optional.of(ended + " and left " + run.orphans() + " processes");
    }
    if (!attack.least().isShown(run)) {
      return Optional.of(
          String.format(
              "%s, and hid something: peak %d, outside %d bytes, CPU %d ns, integral %.0f; least is %s",
              ended,
              run.peakBytes(),
              run.outsideBytes(),
              run.cpuNanos(),
              run.integralByteSeconds(),
              attack.least()));
    }
    List<String> left = processes.get();
    if (!left.isEmpty()) {
      return Optional.of(ended + ", and these still run: " + left);
    }
    List<String> mountsNow = mounts();
    if (!mounts.equals(mountsNow)) {
      return Optional.of(ended + ", and changed what is mounted: " + mounts + " to " + mountsNow);
    }
    List<Path> files = filesLeft();
    if (!files.isEmpty()) {
      return Optional.of(ended + ", and left " + files);
    }
    Run next = run(language, source(HARMLESS + ending), LIMITS);
    Run before = undisturbed.getOrDefault(ending, next);
    long more = Math.abs(next.peakBytes() - before.peakBytes());
    return next.stdout().text().equals("done\n")
            && more < Math.max((double) smallBytes, MEMORY_NOISE * before.peakBytes())
        ? Optional.empty()
        : Optional.of(ended + ", and the next run gave " + next + " after " + before);
  }

  private String printed(Run run) {
    String printed = run.stdout().text();
    for (String line : known) {
      printed = printed.replace(line + "\n", "");
    }
    return printed;
  }

  /** What is mounted here, but for what a container engine mounts for itself. */
  private static List<String> mounts() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/mounts")).stream()
        .filter(line -> !line.contains("docker") && !line.contains("/containers/storage"))
        .toList();
  }

  /** What lies where nothing may. */
  private List<Path> filesLeft() throws IOException {
    List<Path> left = new ArrayList<>();
    for (Path folder : empty) {
      try (Stream<Path> files = Files.list(folder)) {
        files.forEach(left::add);
      }
    }
    return left;
  }

  private Run run(Language language, String code, Limits limits) throws SandboxException {
    return sandbox.run(
        new Execution(
            new Program.Source(language, code), hugeInput, limits, Execution.DEFAULT_RATE_HZ),
        RunObserver.NONE,
        new Cancellation());
  }

  private static String head(String text) {
    return text.substring(0, Math.min(300, text.length()));
  }

  private static String source(String name) throws IOException {
    try (InputStream in = HostilePrograms.class.getResourceAsStream("/hostile/" + name)) {
      if (in == null) {
        throw new IOException("no hostile/" + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /**
   * Processes that this one's launchers have started and that still live, but for those that a
   * launcher keeps for further runs: the first ones of namespaces, and interpreters that it traces.
   */
  public static List<String> programsLeft() {
    List<String> left = new ArrayList<>();
    ProcessHandle.current()
        .children()
        .flatMap(ProcessHandle::descendants)
        .filter(process -> !isKept(process))
        .forEach(process -> left.add(process.toString()));
    return left;
  }

  private static boolean isKept(ProcessHandle process) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines.anyMatch(
          line ->
              (line.startsWith("NSpid:") && line.endsWith("\t1"))
                  || (line.startsWith("TracerPid:") && !line.endsWith("\t0")));
    } catch (IOException | UncheckedIOException e) {
      return true; // it has ended
    }
  }

  /** A harmless program crosses no limit while another process fills files in memory. */
  private static Optional<String> neighbour(Sandbox sandbox) throws IOException, SandboxException {
    Limits few = LIMITS.withMemoryBytes(32_000_000).withProducts(32, 1_000_000, 1_000_000);
    Path file = Files.createTempFile(Path.of("/dev/shm"), "neighbour", "");
    AtomicReference<String> writing = new AtomicReference<>("");
    RunObserver writer =
        new RunObserver() {
          @Override
          public void started(LiveCurve curve) {
            Thread.startVirtualThread(
                () -> {
                  try (OutputStream out = Files.newOutputStream(file)) {
                    for (int i = 0; i < 256; i++) {
                      out.write(new byte[1_000_000]);
                    }
                  } catch (IOException e) {
                    writing.set("; and /dev/shm is too small for this: " + e.getMessage());
                  }
                });
          }
        };
    try {
      Language python = new Languages().byId("python").orElseThrow();
      String code = "import time\ntime.sleep(1.5)";
      Run run =
          sandbox.run(
              new Execution(
                  new Program.Source(python, code), Bytes.EMPTY, few, Execution.DEFAULT_RATE_HZ),
              writer,
              new Cancellation());
      return run.outcome().id().equals("completed")
          ? Optional.empty()
          : Optional.of("a neighbour's memory gives " + run.outcome() + writing.get());
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** Runs all of them as the user that starts it; prints what is wrong; exit code 1 if anything. */
  public static void main(String[] arguments) throws Exception {
    int faults = 0;
    Path folder = Files.createTempDirectory(Path.of(arguments[0]), "sandbox");
    try (LocalSandbox sandbox = LocalSandbox.open(folder, Toolchains.ofThisMachine())) {
      System.out.println(sandbox.isolation());
      HostilePrograms programs =
          new HostilePrograms(
              sandbox,
              List.of(folder.resolve("root"), folder.resolve("building")),
              HostilePrograms::programsLeft,
              List.of());
      for (Attack attack : ALL) {
        for (String language : List.of("c", "python")) {
          Optional<String> fault = programs.fault(attack, language);
          if (fault.isPresent()) {
            // Without a group the machine's memory is what bounds: what another test gives back
            // meanwhile hides as much of this one's. That does not happen twice.
            System.out.println("once: " + fault.get());
            fault = programs.fault(attack, language);
          }
          fault.ifPresent(System.out::println);
          faults += fault.isPresent() ? 1 : 0;
        }
      }
      Optional<String> fault = neighbour(sandbox);
      fault.ifPresent(System.out::println);
      faults += fault.isPresent() ? 1 : 0;
    }
    System.out.println(faults + " faults");
    System.exit(faults == 0 ? 0 : 1);
  }
}
