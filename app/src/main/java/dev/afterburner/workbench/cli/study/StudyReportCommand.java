// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.study;

import dev.afterburner.workbench.cli.console.JsonOption;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.study.StudyException;
import dev.afterburner.workbench.study.report.StudyReport;
import dev.afterburner.workbench.study.run.StudyFolder;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a study's report again, into its own folder or for others into another one. */
@Command(name = "report", description = "Write the tables, curves and report of what is done.")
public class StudyReportCommand implements Callable<Integer> {

  private final StudyReport report;
  private final Terminal terminal;

  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(index = "0", paramLabel = "DIR", description = "The study's folder.")
  private Path folder = Path.of("");

  public StudyReportCommand(StudyReport report, Terminal terminal) {
    this.report = report;
    this.terminal = terminal;
  }

  /** Where to; null for the study's own folder. */
  @Nullable Path out() {
    return null;
  }

  @Override
  public Integer call() throws StudyException {
    Path chosen = out();
    Path to = chosen == null ? folder : chosen;
    new StudyText(terminal).print(report.write(new StudyFolder(folder), to), null, to, json);
    return 0;
  }

  /** The same into another folder: what can be given on, without sessions and raw rows. */
  @Command(
      name = "export",
      description =
          "Write results (JSON lines, Parquet), curves.csv, figures, tables and report.html into another"
              + " folder.")
  public static final class Export extends StudyReportCommand {

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where to.")
    private Path out = Path.of("");

    public Export(StudyReport report, Terminal terminal) {
      super(report, terminal);
    }

    @Override
    Path out() {
      return out;
    }
  }
}
