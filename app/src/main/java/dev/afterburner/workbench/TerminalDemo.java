// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.model.DemoModel;
import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.problem.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** What the window shows at its first start, in a terminal: the loop on a demo problem. */
final class TerminalDemo {

  private static final String PROBLEM = "pair-sums";
  private static final String ITERATIONS = "5";

  private final Catalogue catalogue;
  private final DemoModel demo;

  TerminalDemo(Catalogue catalogue, DemoModel demo) {
    this.catalogue = catalogue;
    this.demo = demo;
  }

  /**
   * Runs the demo, and says where its charts are.
   *
   * @param command executes a command line
   * @return the exit code
   */
  int run(ToIntFunction<List<String>> command, Terminal terminal) {
    Optional<String> problem = problem();
    if (problem.isEmpty()) {
      terminal.err().println("workbench: this installation has no demo problem; build it again");
      return 1;
    }
    Path folder = folder();
    List<String> words =
        List.of(
            "optimize",
            "--problem",
            problem.get(),
            "--objective",
            "time",
            "--iterations",
            ITERATIONS,
            "--out",
            folder.toString());
    terminal.err().println("workbench " + String.join(" ", words));
    terminal.err().flush();
    int code = command.applyAsInt(words);
    if (code == 0) {
      terminal.out().println("charts: " + folder.resolve("curves.png"));
      terminal.out().println("        " + folder.resolve("trend.png"));
      terminal.out().println("`workbench --help` names the other commands.");
      terminal.out().flush();
    }
    return code;
  }

  private Optional<String> problem() {
    List<String> all =
        catalogue.list().stream()
            .map(Listing::id)
            .filter(id -> demo.covers(id, DemoModel.LANGUAGE))
            .toList();
    return all.contains(PROBLEM) ? Optional.of(PROBLEM) : all.stream().findFirst();
  }

  /** Beside the user's work where that can be written to, else among the temporary files. */
  private static Path folder() {
    Path here = Path.of("workbench-demo").toAbsolutePath();
    if (Files.isWritable(here) || Files.isWritable(here.resolveSibling("."))) {
      return here;
    }
    try {
      return Files.createTempDirectory("workbench-demo");
    } catch (IOException e) {
      return here;
    }
  }
}
