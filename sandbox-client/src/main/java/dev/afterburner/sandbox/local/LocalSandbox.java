package dev.afterburner.sandbox.local;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Isolation;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.SamplingReport;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.SandboxException.Kind;
import dev.afterburner.sandbox.curve.MemoryCurve;
import dev.afterburner.sandbox.language.Toolchain;
import dev.afterburner.sandbox.language.Toolchains;
import dev.afterburner.sandbox.linux.Scheduling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The sandbox on this machine: each program in Linux namespaces of its own, sampled from another
 * core. Works as root and as an ordinary user, without any further program installed.
 */
public final class LocalSandbox implements Sandbox {

  private static final long QUEUE_POLL_MILLIS = 20;
  private static final long CLOSING_NANOS = 10_000_000_000L;

  private final Toolchains toolchains;
  private final LauncherPool launchers;
  private final Sampler sampler;
  private final Runner runner;
  private final ProgramStore store;
  private final Cores cores;
  private final int workerCount;
  private final Semaphore workers;
  private final Isolation isolation;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** A sandbox that runs one program at a time, see {@link #LocalSandbox}. */
  public static LocalSandbox open(Path folder, Toolchains toolchains) throws SandboxException {
    return new LocalSandbox(folder, LocalSettings.DEFAULT, toolchains);
  }

  /**
   * A sandbox.
   *
   * @param folder where it keeps compiled programs; made where it is not there, for this user alone
   * @param settings how it works
   * @param toolchains finds compilers and interpreters
   * @throws SandboxException ISOLATION_UNAVAILABLE where this machine is not Linux, has a processor
   *     unknown to it or forbids namespaces; FAILED where the folder can't be written
   */
  public LocalSandbox(Path folder, LocalSettings settings, Toolchains toolchains)
      throws SandboxException {
    if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")) {
      throw new SandboxException(
          Kind.ISOLATION_UNAVAILABLE,
          "the local sandbox needs Linux; on this system choose the container sandbox or a"
              + " Monolith server");
    }
    try {
      Path own = Files.createDirectories(folder).toRealPath();
      Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwx------"));
      Path mountPoint = Files.createDirectories(own.resolve("root"));
      Cgroups cgroups = Cgroups.find();
      this.toolchains = toolchains;
      this.cores = new Cores(Scheduling.cores());
      this.launchers = new LauncherPool(LauncherBinary.in(own), cgroups);
      launchers.give(launchers.take()); // says at once where namespaces are forbidden
      this.sampler = new Sampler(cores.sampling());
      this.runner = new Runner(launchers, sampler, mountPoint, Scheduling.pageSize());
      this.store = new ProgramStore(own, runner);
      this.workerCount = settings.workers();
      this.workers = new Semaphore(workerCount, true);
      this.isolation =
          new Isolation(
              Isolation.Level.NAMESPACES,
              List.of(
                  "user, mount, process, network, IPC and host name namespaces",
                  "no capabilities, no new privileges, system call filter",
                  cgroups.description()));
    } catch (IOException e) {
      throw new SandboxException(
          Kind.FAILED, "the sandbox can't use the folder " + folder + ": " + e.getMessage(), e);
    }
  }

  @Override
  public Isolation isolation() {
    return isolation;
  }

  @Override
  public Run run(Execution execution, RunObserver observer, Cancellation cancellation)
      throws SandboxException {
    Toolchain tools =
        execution.program() instanceof Program.Source source
            ? toolchains.find(source.language())
            : null;
    if (!enter(cancellation)) {
      return nothing(new Outcome.Cancelled(), Bytes.EMPTY);
    }
    try {
      Job job;
      switch (execution.program()) {
        case Program.Source source -> {
          Toolchain known = tools == null ? toolchains.find(source.language()) : tools;
          ProgramStore.Prepared prepared = store.prepare(source, known, observer, cancellation);
          if (prepared instanceof ProgramStore.Prepared.Ready ready) {
            job = Jobs.source(execution, known, ready);
          } else if (prepared instanceof ProgramStore.Prepared.Refused refused) {
            return nothing(refused.outcome(), refused.compilation().stderr());
          } else {
            throw new IllegalStateException("no other kind");
          }
        }
        case Program.Command command -> job = Jobs.command(execution, command);
      }
      int core = cores.take();
      try {
        return runner.run(job, core, observer, cancellation);
      } finally {
        cores.give(core);
      }
    } finally {
      workers.release();
    }
  }

  /** Waits for a free worker; false when cancelled or interrupted meanwhile. */
  private boolean enter(Cancellation cancellation) throws SandboxException {
    try {
      while (!cancellation.isCancelled()) {
        if (closed.get()) {
          throw new SandboxException(Kind.FAILED, "the sandbox is closed");
        }
        if (workers.tryAcquire(QUEUE_POLL_MILLIS, TimeUnit.MILLISECONDS)) {
          if (!closed.get()) {
            return true;
          }
          workers.release();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private static Run nothing(Outcome outcome, Bytes stderr) {
    return new Run(
        outcome,
        0,
        0,
        0,
        0,
        MemoryCurve.EMPTY,
        new SamplingReport(0, 0, 0, 0, 0),
        Bytes.EMPTY,
        stderr,
        0,
        -1);
  }

  /** Ends all runs, waits until nothing is left of them, and ends the launchers. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    awaitRuns();
    launchers.close();
    sampler.close();
  }

  /** A run that compiles first begins another one when its compiler is ended: hence the loop. */
  private void awaitRuns() {
    long deadline = System.nanoTime() + CLOSING_NANOS;
    boolean interrupted = false;
    boolean all = false;
    while (!all && System.nanoTime() < deadline) {
      runner.cancelAll();
      try {
        all = workers.tryAcquire(workerCount, QUEUE_POLL_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
