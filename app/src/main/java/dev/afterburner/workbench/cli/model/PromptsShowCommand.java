// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.model;

import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.cli.console.BadUse;
import dev.afterburner.workbench.cli.console.CommandFailed;
import dev.afterburner.workbench.cli.console.ProblemFinder;
import dev.afterburner.workbench.cli.console.SourceFiles;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.model.ModelException;
import dev.afterburner.workbench.model.PromptFolders;
import dev.afterburner.workbench.optimize.Prompts;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.Reference;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a prompt template, or what it gives for a problem. */
@Command(
    name = "show",
    description = {
      "Show a prompt template as it is written; with --problem what the first step would send,",
      "but for the figures, which are not measured for that."
    })
public final class PromptsShowCommand implements Callable<Integer> {

  private final PromptFolders prompts;
  private final ProblemFinder finder;
  private final SourceFiles sources;
  private final Terminal terminal;

  @Parameters(paramLabel = "NAME|FILE", description = "As listed, or any file.")
  private String name = "";

  @Option(names = "--problem", paramLabel = "ID", description = "Fill it in for this problem.")
  private @Nullable String problem;

  @Option(
      names = "--language",
      paramLabel = "L",
      description = "Language that is asked for (default: ${DEFAULT-VALUE}).")
  private String language = "python";

  public PromptsShowCommand(
      PromptFolders prompts, ProblemFinder finder, SourceFiles sources, Terminal terminal) {
    this.prompts = prompts;
    this.finder = finder;
    this.sources = sources;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws BadUse, CommandFailed, ProblemException {
    Language spoken = sources.language(language);
    String id = problem;
    try {
      if (id == null) {
        terminal.out().println(prompts.text(name, spoken.id()).stripTrailing());
        return 0;
      }
      Problem found = finder.find(id);
      terminal
          .out()
          .println(
              Prompts.of(
                      prompts.named(name, spoken.id()),
                      found,
                      spoken,
                      found.start(spoken.id()).map(Reference::code).map(Prompts::untried),
                      "")
                  .stripTrailing());
      return 0;
    } catch (ModelException e) {
      throw new CommandFailed(String.valueOf(e.getMessage()));
    }
  }
}
