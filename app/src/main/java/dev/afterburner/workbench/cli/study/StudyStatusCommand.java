// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.study;

import dev.afterburner.workbench.cli.console.JsonOption;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.study.StudyException;
import dev.afterburner.workbench.study.report.StudyReport;
import dev.afterburner.workbench.study.run.StudyFolder;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says how far a study is. */
@Command(
    name = "status",
    description = "Show a study's progress and results so far, also while it runs.")
public final class StudyStatusCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(index = "0", paramLabel = "DIR", description = "The study's folder.")
  private Path folder = Path.of("");

  public StudyStatusCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws StudyException {
    new StudyText(terminal).print(StudyReport.fold(new StudyFolder(folder)), null, folder, json);
    return 0;
  }
}
