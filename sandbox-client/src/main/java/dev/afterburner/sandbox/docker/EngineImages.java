// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.docker;

import com.github.dockerjava.api.exception.NotFoundException;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.SandboxException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The images of a container engine: which are there, and fetching others. */
public final class EngineImages {

  private final Map<String, String> environment;

  /**
   * Nothing is asked yet.
   *
   * @param environment this process' variables, as for {@link DockerSandbox}
   */
  public EngineImages(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * Those of the names under which there is an image.
   *
   * @throws SandboxException ISOLATION_UNAVAILABLE where no engine is to be had
   */
  public Set<String> there(Collection<String> names) throws SandboxException {
    try (Engine engine = Engine.find(environment)) {
      Set<String> there = new HashSet<>();
      for (String name : Set.copyOf(names)) {
        if (isThere(engine, name)) {
          there.add(name);
        }
      }
      return there;
    }
  }

  private static boolean isThere(Engine engine, String name) throws SandboxException {
    try {
      engine.client().inspectImageCmd(name).exec();
      return true;
    } catch (NotFoundException e) {
      return false;
    } catch (RuntimeException e) {
      throw Troubles.of("can't look at the container image " + name, e);
    }
  }

  /**
   * Fetches an image where it is not there.
   *
   * @param told how far it is, in words: "fetching the container image python:3: 12 of 300 MB"
   * @throws SandboxException TOOLCHAIN_MISSING where it can't be fetched, or was cancelled
   */
  public void fetch(String name, Consumer<String> told, Cancellation cancellation)
      throws SandboxException {
    try (Engine engine = Engine.find(environment)) {
      new Images(engine).find(name, RunObserver.ofPreparing(told), cancellation);
    }
  }
}
