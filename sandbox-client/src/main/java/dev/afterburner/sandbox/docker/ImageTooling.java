// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.docker;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Limits;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.SandboxException.Kind;
import dev.afterburner.sandbox.language.ImageTools;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.sandbox.language.Toolchain;
import dev.afterburner.sandbox.launcher.Job;
import dev.afterburner.sandbox.launcher.Runner;
import dev.afterburner.sandbox.launcher.View;
import dev.afterburner.sandbox.launcher.Workshop;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Each language with the toolchain of its image, which is asked for it once. */
final class ImageTooling implements Workshop.Place {

  private static final int RATE_HZ = 1000;
  private static final Limits ASKING =
      new Limits(Duration.ofSeconds(30), Duration.ofSeconds(30), 1L << 30, 64, 1L << 20, 64L << 20);

  private final Images images;
  private final Runner runner;
  private final ImageTools tools;
  private final Map<String, String> chosen;
  private final Map<Language, Toolchain> found = new ConcurrentHashMap<>();

  /**
   * All languages.
   *
   * @param chosen images by the language's short name, where they are not the default
   */
  ImageTooling(Images images, Runner runner, Languages languages, Map<String, String> chosen) {
    this.images = images;
    this.runner = runner;
    this.tools = new ImageTools(languages);
    this.chosen = Map.copyOf(chosen);
  }

  @Override
  public Toolchain toolchain(
      Program.Source program, RunObserver observer, Cancellation cancellation)
      throws SandboxException {
    Language language = program.language();
    if (!program.build().libraries().isEmpty()) {
      throw new SandboxException(
          Kind.FAILED,
          "packages of this machine ("
              + program.build().libraries().getFirst()
              + ") can't be shown in a container; put them into an image, and name it for "
              + language.name());
    }
    Toolchain known = found.get(language);
    if (known == null) {
      known = ask(language, observer, cancellation);
      found.put(language, known);
    }
    return known;
  }

  private Toolchain ask(Language language, RunObserver observer, Cancellation cancellation)
      throws SandboxException {
    String name = chosen.getOrDefault(language.id(), language.image());
    Image image = images.find(name, observer, cancellation);
    Map<String, String> environment = new HashMap<>();
    for (String variable : image.variables()) {
      String[] parts = variable.split("=", 2);
      environment.put(parts[0], parts.length > 1 ? parts[1] : "");
    }
    environment.putIfAbsent("PATH", Job.ENVIRONMENT.getOrDefault("PATH", ""));
    Run run =
        runner.run(
            new Job(
                image.id(),
                View.NOTHING,
                List.of(),
                List.of("/bin/sh", "-c", tools.script(language)),
                environment,
                "/",
                Bytes.EMPTY,
                ASKING,
                RATE_HZ,
                Job.Kind.COMPILER,
                ""),
            -1,
            RunObserver.NONE,
            cancellation);
    if (run.outcome() instanceof Outcome.Cancelled) {
      throw new SandboxException(Kind.FAILED, "stopped while looking for " + language.name());
    }
    return tools.read(language, image.id(), name, run.stdout().text());
  }

  @Override
  public Job command(Execution execution, Program.Command command) throws SandboxException {
    throw notInContainers(command);
  }

  static SandboxException notInContainers(Program.Command command) {
    return new SandboxException(
        Kind.FAILED,
        "a command of this machine ("
            + command.argv().get(0)
            + ") can't run in a container; choose the local sandbox for it");
  }
}
