package dev.afterburner.workbench.cli;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.export.Charts;
import dev.afterburner.workbench.export.ExportException;
import dev.afterburner.workbench.export.JsonText;
import dev.afterburner.workbench.export.SessionDocument;
import dev.afterburner.workbench.export.SessionFolder;
import dev.afterburner.workbench.optimize.Optimizer;
import dev.afterburner.workbench.optimize.Session;
import dev.afterburner.workbench.optimize.SessionException;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.Reference;
import dev.afterburner.workbench.session.SessionState;
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
      "Leaves versions/, session.json, curves.png, trend.png and curves.csv in DIR."
    },
    footer = Footers.UNITS)
public final class OptimizeCommand implements Callable<Integer> {

  private static final int MOST_ITERATIONS = 1000;

  private final ProblemFinder finder;
  private final SourceFiles sources;
  private final ModelWords models;
  private final Opening<Optimizer> optimizer;
  private final Charts charts;
  private final Cancellation cancellation;
  private final Terminal terminal;

  @Mixin private final JsonOption json = new JsonOption();

  @Option(names = "--problem", required = true, paramLabel = "ID", description = "Which problem.")
  private String problemId = "";

  @Option(
      names = "--language",
      paramLabel = "L",
      description = "Language of the solution (default: ${DEFAULT-VALUE}).")
  private String language = "python";

  @Option(
      names = "--objective",
      paramLabel = "OBJECTIVE",
      converter = ObjectiveConverter.class,
      description = "What is to be made smaller: time, memory or integral (default: time).")
  private Figure objective = Figure.TIME;

  @Option(
      names = "--policy",
      paramLabel = "POLICY",
      converter = PolicyConverter.class,
      description = "Where each step starts from: keep-best or follow-latest (default: keep-best).")
  private Settings.Policy policy = Settings.Policy.KEEP_BEST;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "Which model answers (default: ${DEFAULT-VALUE}).")
  private String model = "demo";

  @Option(
      names = "--iterations",
      paramLabel = "N",
      description = "How many steps (default: ${DEFAULT-VALUE}).")
  private int iterations = 5;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Seed of everything random (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--start",
      paramLabel = "FILE",
      description = "The code to begin with; the problem's own start otherwise.")
  private @Nullable Path start;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where results go.")
  private Path out = Path.of("");

  public OptimizeCommand(
      ProblemFinder finder,
      SourceFiles sources,
      ModelWords models,
      Opening<Optimizer> optimizer,
      Charts charts,
      Cancellation cancellation,
      Terminal terminal) {
    this.finder = finder;
    this.sources = sources;
    this.models = models;
    this.optimizer = optimizer;
    this.charts = charts;
    this.cancellation = cancellation;
    this.terminal = terminal;
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
    if (iterations < 0 || iterations > MOST_ITERATIONS) {
      throw new BadUse("--iterations must be 0 to " + MOST_ITERATIONS + ", not " + iterations);
    }
    Language spoken = sources.language(language);
    Problem problem = finder.find(problemId);
    models.check(model, problem.id(), spoken.id());
    String code = code(problem, spoken);
    SessionFolder folder = new SessionFolder(out, charts);
    folder.prepare();

    Reporter reporter = new Reporter(terminal);
    reporter.line(
        "%s · %s · %s · %s", problem.title(), spoken.name(), objective.id(), models.name(model));
    SessionState state = work(problem, spoken, code, reporter);
    write(folder, state, problem, spoken);
    if (cancellation.isCancelled()) {
      throw new CommandFailed("stopped; what was finished is in " + out);
    }
    if (json.wanted()) {
      terminal.out().println(JsonText.of(SessionDocument.of(state)));
    } else {
      SessionText.lines(state, terminal.width()).forEach(terminal.out()::println);
      terminal.out().println("written to " + out);
    }
    if (state.bestVersion().isEmpty() || !state.bestVersion().get().passed()) {
      throw new CommandFailed("no version passes all cases of " + problem.id());
    }
    return 0;
  }

  private String code(Problem problem, Language spoken) throws BadUse {
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

  private SessionState work(Problem problem, Language spoken, String code, Reporter reporter)
      throws SessionException, SandboxException, StoreException {
    Settings settings = new Settings(objective, policy, iterations, seed, model);
    Session session =
        optimizer
            .open()
            .start(
                problem, spoken.id(), code, settings, new OptimizeProgress(reporter, iterations));
    try (Cancellation.Registration _ = cancellation.onCancel(session::stop)) {
      session.prepare();
      if (!cancellation.isCancelled() && iterations > 0) {
        session.step(iterations);
      }
      if (!cancellation.isCancelled() && session.state().ended() == null) {
        session.end("planned steps done");
      }
      return session.state();
    } finally {
      reporter.clear();
    }
  }

  /** Curves take too long for someone who pressed Ctrl-C: then only the texts are written. */
  private void write(SessionFolder folder, SessionState state, Problem problem, Language spoken)
      throws ExportException {
    folder.writeTexts(state, spoken.extensions().getFirst());
    if (!cancellation.isCancelled()) {
      folder.writeCurves(state, problem.title() + ", " + spoken.name());
    }
  }
}
