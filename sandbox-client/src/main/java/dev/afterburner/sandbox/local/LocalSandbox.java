package dev.afterburner.sandbox.local;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Isolation;
import dev.afterburner.sandbox.Limits;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.SandboxException.Kind;
import dev.afterburner.sandbox.curve.MemoryCurve;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.sandbox.language.Toolchain;
import dev.afterburner.sandbox.language.Toolchains;
import dev.afterburner.sandbox.linux.Libc;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Runs programs on this machine in namespaces of their own. Linux only. */
public final class LocalSandbox implements Sandbox {

  private static final Limits COMPILE =
      new Limits(Duration.ofMinutes(2), Duration.ofMinutes(4), 4L << 30, 1000, 16L << 20, 1L << 30);

  private final Libc libc;
  private final Toolchains toolchains;
  private final Path cache;
  private final Path launcher;
  private final Path root;
  private final Sampler sampler;
  private final int measuringCore;
  private final Map<String, Object> compiling = new ConcurrentHashMap<>();

  /**
   * Opens the sandbox.
   *
   * @param cache a folder for compiled programs; made with mode 700 where it is missing
   * @param toolchains where compilers and interpreters are
   * @throws SandboxException where this system has no such sandbox, or the folder can't be used
   */
  public static LocalSandbox open(Path cache, Toolchains toolchains) throws SandboxException {
    String arch =
        switch (System.getProperty("os.arch")) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64" -> "aarch64";
          default -> "";
        };
    if (!System.getProperty("os.name").equals("Linux") || arch.isEmpty()) {
      throw new SandboxException(
          Kind.ISOLATION_UNAVAILABLE,
          "the local sandbox needs Linux on x86-64 or Arm64, and this is "
              + System.getProperty("os.name")
              + " on "
              + System.getProperty("os.arch"));
    }
    try {
      return new LocalSandbox(cache, toolchains, arch);
    } catch (IOException e) {
      throw new SandboxException(
          Kind.FAILED, "the sandbox can't use its folder " + cache + ": " + e.getMessage(), e);
    }
  }

  private LocalSandbox(Path cache, Toolchains toolchains, String arch) throws IOException {
    this.cache = cache;
    this.toolchains = toolchains;
    libc = new Libc();
    Files.createDirectories(cache);
    Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwx------"));
    root = Files.createDirectories(cache.resolve("root"));
    launcher = cache.resolve("launcher-" + ProcessHandle.current().pid());
    try (InputStream in = LocalSandbox.class.getResourceAsStream("launcher-" + arch)) {
      Files.copy(
          java.util.Objects.requireNonNull(in, "launcher"),
          launcher,
          StandardCopyOption.REPLACE_EXISTING);
    }
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("r-x------"));
    List<Integer> cores = libc.cores();
    measuringCore = cores.size() > 1 ? cores.getLast() : -1;
    sampler = new Sampler(libc, cores.size() > 1 ? cores.getFirst() : -1);
  }

  @Override
  public Isolation isolation() {
    return new Isolation(
        Isolation.Level.NAMESPACES,
        List.of(
            "user, mount, pid, net, ipc and uts namespaces",
            "system call filter, no capabilities, no new privileges"));
  }

  @Override
  public Run run(Execution execution, RunObserver observer, Cancellation cancellation)
      throws SandboxException {
    LaunchSpec spec = new LaunchSpec(root, measuringCore, execution.limits());
    switch (execution.program()) {
      case Program.Command command -> spec.arguments(command.argv());
      case Program.Source source -> {
        Toolchain toolchain = toolchains.find(source.language());
        Prepared prepared = prepare(source, toolchain, observer, cancellation);
        if (prepared.failed != null) {
          return notRun(prepared.failed);
        }
        toolchain.folders().forEach(folder -> spec.bind(folder, folder.toString()));
        spec.bind(prepared.folder, "/app");
        spec.arguments(argv(source.language().run(), toolchain));
      }
    }
    return new Launch(libc, sampler, launcher)
        .run(spec, execution.stdin(), execution, measuringCore, observer, cancellation);
  }

  private record Prepared(Path folder, @org.jspecify.annotations.Nullable Outcome failed) {}

  private static Run notRun(Outcome outcome) {
    return new Run(
        outcome,
        0,
        0,
        0,
        0,
        MemoryCurve.EMPTY,
        GrowingCurve.report(MemoryCurve.EMPTY, 0),
        Bytes.EMPTY,
        Bytes.EMPTY,
        0,
        -1);
  }

  private static List<String> argv(List<String> template, Toolchain toolchain) {
    return Toolchains.expand(template, toolchain.tools()).stream()
        .map(
            word ->
                word.replace("{source}", "/app/" + toolchain.language().sourceName())
                    .replace("{output}", "/app"))
        .toList();
  }

  private Prepared prepare(
      Program.Source source, Toolchain toolchain, RunObserver observer, Cancellation cancellation)
      throws SandboxException {
    String key = key(source, toolchain);
    synchronized (compiling.computeIfAbsent(key, k -> new Object())) {
      Path folder = cache.resolve("programs").resolve(key);
      if (Files.isDirectory(folder)) {
        return new Prepared(folder, null);
      }
      try {
        Path staging =
            Files.createTempDirectory(Files.createDirectories(cache.resolve("staging")), "p");
        Language language = source.language();
        Files.writeString(staging.resolve(language.sourceName()), source.code());
        Files.setPosixFilePermissions(staging, PosixFilePermissions.fromString("rwxr-xr-x"));
        Outcome failed = null;
        if (!language.compile().isEmpty()) {
          observer.compiling();
          failed = compile(staging, toolchain, cancellation);
        }
        if (failed != null) {
          return new Prepared(folder, failed);
        }
        Files.createDirectories(cache.resolve("programs"));
        Files.move(staging, folder, StandardCopyOption.ATOMIC_MOVE);
        return new Prepared(folder, null);
      } catch (IOException e) {
        throw new SandboxException(
            Kind.FAILED,
            "the compiled program can't be kept in " + cache + ": " + e.getMessage(),
            e);
      }
    }
  }

  private @org.jspecify.annotations.Nullable Outcome compile(
      Path staging, Toolchain toolchain, Cancellation cancellation)
      throws IOException, SandboxException {
    LaunchSpec spec = new LaunchSpec(root, -1, COMPILE);
    toolchain.folders().forEach(folder -> spec.bind(folder, folder.toString()));
    give(staging);
    spec.bindWritable(staging, "/app");
    if (toolchain.language().id().equals("go")) {
      Path goCache = Files.createDirectories(cache.resolve("go-build"));
      give(goCache);
      spec.bindWritable(goCache, "/go-build");
      spec.env("GOCACHE=/go-build");
      spec.env("GOFLAGS=-mod=mod");
      spec.env("GO111MODULE=off");
      spec.env("GOTOOLCHAIN=local");
    }
    spec.arguments(argv(toolchain.language().compile(), toolchain));
    Execution execution =
        new Execution(new Program.Command(List.of("compiler")), Bytes.EMPTY, COMPILE, 100);
    Run run =
        new Launch(libc, sampler, launcher)
            .run(spec, Bytes.EMPTY, execution, -1, RunObserver.NONE, cancellation);
    return switch (run.outcome()) {
      case Outcome.Completed c -> null;
      case Outcome.Cancelled c -> c;
      default -> new Outcome.CompileFailed(run.stdout().text() + run.stderr().text());
    };
  }

  /** Lets the program's user write there: inside the sandbox root is nobody. */
  private void give(Path folder) throws IOException {
    if (libc.isRoot()) {
      Files.setAttribute(folder, "unix:uid", 65534);
    }
  }

  private static String key(Program.Source source, Toolchain toolchain) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part :
          List.of(
              source.language().toString(),
              toolchain.version(),
              toolchain.tools().toString(),
              source.code())) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    sampler.close();
    try {
      Files.deleteIfExists(launcher);
    } catch (IOException e) {
      // A leftover of 40 kB in the cache does no harm.
    }
  }
}
