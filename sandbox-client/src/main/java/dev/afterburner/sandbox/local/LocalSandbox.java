// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.local;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Isolation;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.SandboxException.Kind;
import dev.afterburner.sandbox.language.CommandTools;
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.sandbox.language.Toolchain;
import dev.afterburner.sandbox.language.Toolchains;
import dev.afterburner.sandbox.launcher.Cores;
import dev.afterburner.sandbox.launcher.Job;
import dev.afterburner.sandbox.launcher.LauncherBinary;
import dev.afterburner.sandbox.launcher.ProgramStore;
import dev.afterburner.sandbox.launcher.Runner;
import dev.afterburner.sandbox.launcher.Sampler;
import dev.afterburner.sandbox.launcher.Workshop;
import dev.afterburner.sandbox.linux.Scheduling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;

/**
 * The sandbox on this machine: each program in Linux namespaces of its own, sampled from another
 * core. Works as root and as an ordinary user, without any further program installed.
 */
public final class LocalSandbox implements Sandbox {

  private final LauncherPool launchers;
  private final Sampler sampler;
  private final Workshop workshop;
  private final Isolation isolation;

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
      Cores cores = new Cores(Scheduling.cores());
      this.launchers = new LauncherPool(LauncherBinary.in(own), mountPoint, cgroups);
      launchers.give(launchers.take()); // says at once where namespaces are forbidden
      this.sampler = new Sampler(cores.sampling());
      Runner runner = new Runner(launchers, sampler, Scheduling.pageSize());
      this.workshop =
          new Workshop(
              new Here(
                  toolchains,
                  new Jobs(
                      new CommandTools(new Languages(), System.getenv()),
                      Files.createDirectories(own.resolve("nothing")))),
              new ProgramStore(own, runner),
              runner,
              cores,
              settings.workers());
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
    return workshop.run(execution, observer, cancellation);
  }

  @Override
  public Run check(Execution execution, Cancellation cancellation) throws SandboxException {
    return workshop.check(execution, cancellation);
  }

  /** Ends all runs, waits until nothing is left of them, and ends the launchers. */
  @Override
  public void close() {
    if (workshop.close()) {
      launchers.close();
      sampler.close();
    }
  }

  /** This machine. */
  private record Here(Toolchains toolchains, Jobs jobs) implements Workshop.Place {

    @Override
    public Toolchain toolchain(
        Program.Source program, RunObserver observer, Cancellation cancellation)
        throws SandboxException {
      return toolchains.find(program.language(), program.build());
    }

    @Override
    public Job command(Execution execution, Program.Command command) throws SandboxException {
      return jobs.command(execution, command);
    }
  }
}
