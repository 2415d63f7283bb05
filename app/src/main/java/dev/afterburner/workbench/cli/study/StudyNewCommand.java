// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.study;

import dev.afterburner.workbench.cli.console.CommandFailed;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.export.TextFile;
import dev.afterburner.workbench.export.figure.ExportException;
import dev.afterburner.workbench.study.Presets;
import dev.afterburner.workbench.study.StudyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a study file to begin with. */
@Command(name = "new", description = "Write a study file to start from, based on a preset.")
public final class StudyNewCommand implements Callable<Integer> {

  private final Presets presets;
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "FILE", description = "Where to: NAME.yaml.")
  private Path file = Path.of("");

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      description = "litmus, curves, ablation or policies (default: ${DEFAULT-VALUE}).")
  private String preset = "litmus";

  public StudyNewCommand(Presets presets, Terminal terminal) {
    this.presets = presets;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws StudyException, CommandFailed, ExportException {
    String text = presets.text(preset);
    if (Files.exists(file)) {
      throw new CommandFailed(file + " already exists; name another file, or remove it first");
    }
    TextFile.write(text, file);
    terminal
        .out()
        .println("wrote " + file + "; `workbench study run " + file + " --out DIR` runs it");
    return 0;
  }
}
