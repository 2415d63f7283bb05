// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.docker;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.sandbox.language.Languages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Tests of the container sandbox need an engine and the images, and are skipped without. */
public final class DockerHere {

  private DockerHere() {}

  static DockerSandbox open(Path folder, int workers) throws SandboxException {
    needed();
    return new DockerSandbox(
        folder,
        new DockerSettings(workers, Map.of()),
        new Languages(),
        System.getenv(),
        what -> {});
  }

  /** Skips the test, and says why, where no engine answers or an image is missing. */
  public static void needed() {
    try (Engine engine = Engine.find(System.getenv())) {
      for (Language language : new Languages().known()) {
        try {
          engine.client().inspectImageCmd(language.image()).exec();
        } catch (NotFoundException e) {
          assumeTrue(
              false,
              "skipped: the image " + language.image() + " is missing; make it by .ci/images");
        }
      }
    } catch (SandboxException e) {
      assumeTrue(false, "skipped: " + e.getMessage());
    }
  }

  /** Containers of this process, running or not. */
  static List<Container> containers(Engine engine) {
    return engine
        .client()
        .listContainersCmd()
        .withShowAll(true)
        .withLabelFilter(Owner.self().labels())
        .exec();
  }

  /** Processes in this process' containers other than their launchers. */
  public static List<String> programs() {
    List<String> programs = new ArrayList<>();
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      for (Path process : processes.filter(DockerHere::isNumber).toList()) {
        String group = read(process.resolve("cgroup"));
        String numbers = read(process.resolve("status"));
        if ((group.contains("/docker/") || group.contains("/libpod-"))
            && !numbers.contains("\t1\n")) {
          programs.add(read(process.resolve("cmdline")).replace('\0', ' '));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return programs;
  }

  private static boolean isNumber(Path path) {
    return path.getFileName().toString().chars().allMatch(Character::isDigit);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return ""; // it has ended meanwhile
    }
  }
}
