// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.session;

import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.cli.console.BadUse;
import dev.afterburner.workbench.cli.console.CommandFailed;
import dev.afterburner.workbench.cli.console.FigureFormats;
import dev.afterburner.workbench.cli.console.Footers;
import dev.afterburner.workbench.cli.console.JsonOption;
import dev.afterburner.workbench.cli.console.Opening;
import dev.afterburner.workbench.cli.console.ProblemFinder;
import dev.afterburner.workbench.cli.console.SourceFiles;
import dev.afterburner.workbench.cli.model.ModelWords;
import dev.afterburner.workbench.export.SessionFolder;
import dev.afterburner.workbench.export.figure.ExportException;
import dev.afterburner.workbench.model.PromptFolders;
import dev.afterburner.workbench.optimize.Optimizer;
import dev.afterburner.workbench.optimize.Session;
import dev.afterburner.workbench.optimize.SessionException;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.Reference;
import dev.afterburner.workbench.session.Settings;
import dev.afterburner.workbench.store.StoreException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lets a model improve a solution step by step. */
@Command(
    name = "optimize",
    description = {
      "Let a model improve a solution step by step; measure each version, keep the best.",
      "Leaves in DIR what `sessions report` writes: code, prompts, "
          + "replies, figures, tables, report.html."
    },
    footer = Footers.UNITS)
public final class OptimizeCommand implements Callable<Integer> {

  private final ProblemFinder finder;
  private final SourceFiles sources;
  private final ModelWords models;
  private final PromptFolders prompts;
  private final Opening<Optimizer> optimizer;
  private final SessionWork work;

  @Mixin private final JsonOption json = new JsonOption();

  @Mixin private final ByPhaseOption byPhase = new ByPhaseOption();

  @Mixin private final FigureFormats formats = new FigureFormats();

  @Option(names = "--problem", required = true, paramLabel = "ID", description = "Which problem.")
  private String problemId = "";

  @Option(
      names = "--language",
      paramLabel = "L",
      description = "Language of the solution (default: ${DEFAULT-VALUE}).")
  private String language = "python";

  @Mixin private final LoopOptions loop = new LoopOptions();

  @Option(
      names = "--start",
      paramLabel = "FILE",
      description = "Code to start from (default: the problem's own).")
  private @Nullable Path start;

  @Option(
      names = "--from-scratch",
      description = "Begin without code: the first step writes the first program.")
  private boolean fromScratch;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where results go.")
  private Path out = Path.of("");

  public OptimizeCommand(
      ProblemFinder finder,
      SourceFiles sources,
      ModelWords models,
      PromptFolders prompts,
      Opening<Optimizer> optimizer,
      SessionWork work) {
    this.finder = finder;
    this.sources = sources;
    this.models = models;
    this.prompts = prompts;
    this.optimizer = optimizer;
    this.work = work;
  }

  @Override
  public Integer call()
      throws BadUse,
          CommandFailed,
          ExportException,
          ProblemException,
          SandboxException,
          SessionException,
          StoreException {
    Language spoken = sources.language(language);
    Settings settings = loop.settings(models, prompts, spoken.id());
    Problem problem = finder.find(problemId);
    models.check(loop.model(), problem.id(), spoken.id());
    for (String further : loop.search().models()) {
      models.check(further, problem.id(), spoken.id());
    }
    String code = code(problem, spoken);
    SessionFolder folder = work.folder(out, formats);
    return work.run(
        new SessionWork.Subject(
            problem.title(),
            spoken.extensions().getFirst(),
            String.join(
                " · ",
                problem.title(),
                spoken.name(),
                loop.objective().id(),
                models.name(loop.model()))),
        folder,
        json,
        byPhase,
        listener -> {
          Optimizer opened = optimizer.open();
          // It stands in the command line.
          opened.confirm("", settings.model());
          Session session = opened.start(problem, spoken.id(), code, settings, listener);
          for (String further : loop.search().models()) {
            opened.confirm(session.state().started().session(), further);
          }
          if (!loop.search().remark().isBlank()) {
            session.remark(loop.search().remark());
          }
          return session;
        });
  }

  private String code(Problem problem, Language spoken) throws BadUse {
    if (fromScratch) {
      return "";
    }
    if (start != null) {
      return sources.read(start, spoken.id()).code();
    }
    return problem
        .start(spoken.id())
        .map(Reference::code)
        .orElseThrow(
            () ->
                new BadUse(
                    "problem "
                        + problem.id()
                        + " has no solution in "
                        + spoken.name()
                        + " to begin with; name one with --start FILE, or choose one of "
                        + String.join(", ", problem.listing().languages())));
  }
}
