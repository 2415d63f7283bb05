// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.system;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Isolation;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.sandbox.language.Toolchains;
import dev.afterburner.workbench.cli.console.CommandFailed;
import dev.afterburner.workbench.cli.console.Failures;
import dev.afterburner.workbench.cli.console.JsonOption;
import dev.afterburner.workbench.cli.console.Machine;
import dev.afterburner.workbench.cli.console.Opening;
import dev.afterburner.workbench.cli.console.Reporter;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.cli.console.WorkbenchCommand;
import dev.afterburner.workbench.export.document.DoctorDocument;
import dev.afterburner.workbench.store.StoreException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks at what this machine offers. */
@Command(
    name = "doctor",
    description = {
      "Look at what this machine offers: Java, display, toolchains, isolation, cores, and how steady"
          + " its measurements are.",
      "Exit code 1 when no program can be run here."
    })
public final class DoctorCommand implements Callable<Integer> {

  private static final String PYTHON = "python";

  private final List<Language> languages;
  private final Toolchains toolchains;
  private final Opening<Sandbox> sandbox;
  private final Opening<String> engine;
  private final Supplier<Optional<String>> displayObstacle;
  private final Path data;
  private final Path cache;
  private final Machine machine = new Machine();
  private final Cancellation cancellation;
  private final Terminal terminal;

  @Mixin private final JsonOption json = new JsonOption();

  /**
   * The command.
   *
   * @param engine names the container engine
   * @param displayObstacle what stands in the way of a window
   * @param data where sessions lie
   * @param cache where compiled programs lie
   */
  public DoctorCommand(
      List<Language> languages,
      Toolchains toolchains,
      Opening<Sandbox> sandbox,
      Opening<String> engine,
      Supplier<Optional<String>> displayObstacle,
      Path data,
      Path cache,
      Cancellation cancellation,
      Terminal terminal) {
    this.languages = List.copyOf(languages);
    this.toolchains = toolchains;
    this.sandbox = sandbox;
    this.engine = engine;
    this.displayObstacle = displayObstacle;
    this.data = data;
    this.cache = cache;
    this.cancellation = cancellation;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws StoreException, CommandFailed {
    Reporter reporter = new Reporter(terminal);
    reporter.status("looking for toolchains …");
    List<DoctorDocument.Tool> tools = languages.stream().map(this::tool).toList();
    reporter.status("measuring a program against itself …");
    DoctorDocument document = examine(tools);
    reporter.clear();
    if (cancellation.isCancelled()) {
      throw new CommandFailed("stopped");
    }
    if (json.wanted()) {
      json.print(terminal.out(), document);
    } else {
      DoctorText.lines(document, terminal.width()).forEach(terminal.out()::println);
    }
    boolean any = tools.stream().anyMatch(DoctorDocument.Tool::available);
    return document.isolation().problem() == null && any ? 0 : Failures.FAILED;
  }

  private DoctorDocument.Tool tool(Language language) {
    try {
      return new DoctorDocument.Tool(
          language.id(), true, toolchains.find(language).version(), null);
    } catch (SandboxException e) {
      return new DoctorDocument.Tool(language.id(), false, null, e.getMessage());
    }
  }

  private DoctorDocument examine(List<DoctorDocument.Tool> tools) throws StoreException {
    Double load = machine.loadAverage();
    DoctorDocument.Isolation isolation;
    DoctorDocument.Noise noise = null;
    try {
      Sandbox open = sandbox.open();
      noise = noise(open, tools);
      Isolation found = open.isolation();
      isolation = new DoctorDocument.Isolation(found.level().label(), found.details(), null);
    } catch (SandboxException e) {
      isolation = new DoctorDocument.Isolation(null, List.of(), e.getMessage());
    }
    String obstacle = displayObstacle.get().orElse(null);
    return new DoctorDocument(
        WorkbenchCommand.Version.number(),
        Runtime.version() + " in " + System.getProperty("java.home"),
        machine.system(),
        machine.cores(),
        load,
        machine.governor(noise == null ? 0 : noise.core()),
        new DoctorDocument.Display(obstacle == null, obstacle),
        tools,
        isolation,
        containers(),
        noise,
        data.toString(),
        cache.toString());
  }

  private DoctorDocument.Containers containers() throws StoreException {
    try {
      return new DoctorDocument.Containers(engine.open(), null);
    } catch (SandboxException e) {
      return new DoctorDocument.Containers(null, e.getMessage());
    }
  }

  private DoctorDocument.@Nullable Noise noise(Sandbox open, List<DoctorDocument.Tool> tools)
      throws SandboxException {
    boolean there =
        tools.stream().anyMatch(tool -> tool.available() && tool.language().equals(PYTHON));
    Optional<Language> python =
        languages.stream().filter(language -> language.id().equals(PYTHON)).findFirst();
    return there && python.isPresent()
        ? new NoiseCheck(open, cancellation).run(python.get()).orElse(null)
        : null;
  }
}
