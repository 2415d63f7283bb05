// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.sandboxes;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.docker.DockerSandbox;
import dev.afterburner.sandbox.docker.DockerSettings;
import dev.afterburner.sandbox.docker.SidecarSandbox;
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.sandbox.language.Toolchains;
import dev.afterburner.sandbox.local.LocalSandbox;
import dev.afterburner.sandbox.local.LocalSettings;
import dev.afterburner.sandbox.monolith.MonolithSandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Opens sandboxes.
 *
 * @param folder makes the folder that they keep files in
 * @param toolchains finds this machine's compilers and interpreters
 * @param images container images that take the place of the default ones
 * @param token what servers want; null where nothing is known
 * @param mainClass this workbench's own, which a sidecar starts
 * @param environment this process' variables
 * @param system what this one is, as the property os.name says
 */
public record SandboxFactory(
    Folder folder,
    Supplier<Toolchains> toolchains,
    Supplier<ContainerImages> images,
    Supplier<@Nullable String> token,
    String mainClass,
    Map<String, String> environment,
    String system)
    implements Sandboxes.Opener {

  /** With this variable set, containers are used as on an engine on another kernel; for tests. */
  private static final String ALWAYS_SIDECAR = "WORKBENCH_SIDECAR";

  /** Makes a folder where it is not there. */
  @FunctionalInterface
  public interface Folder {
    Path make() throws SandboxException;
  }

  @Override
  public Sandbox open(SandboxAddress address, int workers, Consumer<String> preparing)
      throws SandboxException {
    return switch (address) {
      case SandboxAddress.ThisMachine _ -> local(workers);
      case SandboxAddress.Containers _ -> containers(workers, preparing);
      case SandboxAddress.Server(String url) ->
          MonolithSandbox.connect(url, token.get(), preparing);
    };
  }

  private Sandbox local(int workers) throws SandboxException {
    if (!system.equals("Linux")) {
      throw new SandboxException(
          SandboxException.Kind.ISOLATION_UNAVAILABLE,
          "programs can't be run by "
              + system
              + " itself: the local sandbox needs Linux. Run them in containers (Docker Desktop,"
              + " Colima or Podman: --sandbox docker, or Containers on this machine in the window's"
              + " sandbox menu) or on a server (--sandbox http://host:port, or A server…)"
              + (system.startsWith("Windows")
                  ? ", or start the workbench in WSL 2, which is a Linux"
                  : "")
              + ". Everything else works here");
    }
    return new LocalSandbox(folder.make(), new LocalSettings(workers), toolchains.get());
  }

  /** Opens containers, or a sidecar where the engine is on another kernel. */
  public Sandbox containers(int workers, Consumer<String> preparing) throws SandboxException {
    Path cache = folder.make();
    ContainerImages file = images.get();
    Map<String, String> chosen;
    try {
      chosen = file.chosen();
    } catch (IOException e) {
      throw new SandboxException(SandboxException.Kind.FAILED, String.valueOf(e.getMessage()), e);
    }
    if (environment.containsKey(ALWAYS_SIDECAR) || !DockerSandbox.isOnThisKernel(environment)) {
      return new SidecarSandbox(
          cache,
          SidecarWorkbench.settings(mainClass, workers, chosen, file.fileName()),
          environment,
          preparing,
          new Cancellation());
    }
    return new DockerSandbox(
        cache.resolve("docker"),
        new DockerSettings(workers, chosen),
        new Languages(),
        environment,
        preparing);
  }
}
