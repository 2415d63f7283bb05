package dev.afterburner.workbench.cli;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.judge.Calibrator;
import dev.afterburner.workbench.problem.Calibration;
import dev.afterburner.workbench.problem.Catalogue;
import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.ProblemQuery;
import dev.afterburner.workbench.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures references on this machine. */
@Command(
    name = "calibrate",
    description = {
      "Measure the references of problems on this machine, interleaved; `standing` compares with"
          + " them.",
      "What was measured before is not measured again, so a stopped calibration goes on."
    })
public final class CalibrateCommand implements Callable<Integer> {

  private final Catalogue catalogue;
  private final SourceFiles sources;
  private final Opening<Calibrator> calibrator;
  private final Cancellation cancellation;
  private final Terminal terminal;

  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(arity = "0..*", paramLabel = "ID", description = "Problems.")
  private List<String> ids = List.of();

  @Option(names = "--set", paramLabel = "S", description = "All problems of this data set.")
  private String set = "";

  @Option(names = "--language", paramLabel = "L", description = "Python otherwise.")
  private String language = "python";

  @Option(
      names = "--sample",
      paramLabel = "N",
      description = "Only so many problems, drawn by --seed.")
  private @Nullable Integer sample;

  @Option(names = "--seed", paramLabel = "N", description = "Of --sample; 1 otherwise.")
  private long seed = 1;

  public CalibrateCommand(
      Catalogue catalogue,
      SourceFiles sources,
      Opening<Calibrator> calibrator,
      Cancellation cancellation,
      Terminal terminal) {
    this.catalogue = catalogue;
    this.sources = sources;
    this.calibrator = calibrator;
    this.cancellation = cancellation;
    this.terminal = terminal;
  }

  /** One reference in JSON; times in ns, memory in bytes, integral in byte·s. */
  record Row(String problem, Calibration calibration) {}

  @Override
  public Integer call()
      throws BadUse, CommandFailed, ProblemException, SandboxException, StoreException {
    Language chosen = sources.language(language);
    List<String> wanted = wanted(chosen);
    Calibrator open = calibrator.open();
    Reporter reporter = new Reporter(terminal);
    long start = System.nanoTime();
    int total = 0;
    for (String id : wanted) {
      total += open.pending(catalogue.find(id), chosen).size();
    }
    int[] done = {0};
    int pending = total;
    List<Row> rows = new ArrayList<>();
    for (String id : wanted) {
      Problem problem = catalogue.find(id);
      open.run(
          problem,
          chosen,
          calibration -> {
            done[0]++;
            reporter.status(status(done[0], pending, System.nanoTime() - start, id));
          },
          cancellation);
      if (cancellation.isCancelled()) {
        reporter.clear();
        throw new CommandFailed(
            "stopped after "
                + done[0]
                + " of "
                + pending
                + " references; the same command goes on from there");
      }
      open.known(problem, chosen).forEach(c -> rows.add(new Row(id, c)));
    }
    reporter.clear();
    print(rows);
    return 0;
  }

  private static String status(int done, int total, long spentNanos, String id) {
    Duration left = Duration.ofNanos(spentNanos / done * (total - done));
    return done + " of " + total + " references, about " + left.toSeconds() + " s left · " + id;
  }

  private List<String> wanted(Language chosen) throws BadUse {
    List<String> wanted = new ArrayList<>(ids);
    if (!set.isEmpty()) {
      catalogue
          .search(new ProblemQuery("", set, List.of(), List.of(), chosen.id(), Integer.MAX_VALUE))
          .stream()
          .map(Listing::id)
          .sorted()
          .forEach(wanted::add);
    }
    if (wanted.isEmpty()) {
      throw new BadUse("name problems, or a data set by --set; `problems search` finds them");
    }
    Integer size = sample;
    if (size != null) {
      if (size < 1) {
        throw new BadUse("--sample must be at least 1, not " + size);
      }
      Collections.shuffle(wanted, new Random(seed));
      return wanted.subList(0, Math.min(size, wanted.size()));
    }
    return wanted;
  }

  private void print(List<Row> rows) {
    if (json.wanted()) {
      json.print(terminal.out(), rows);
      return;
    }
    Table table = new Table("PROBLEM", "SOLUTION", ">TIME", ">MEMORY", ">RUNS", "VERDICT");
    for (Row row : rows) {
      Calibration c = row.calibration();
      Calibration.Figures f = c.figures();
      table.row(
          row.problem(),
          c.name(),
          f == null ? Figures.NONE : Figures.time(f.timeNanos()),
          f == null ? Figures.NONE : Figures.memory(f.memoryBytes()),
          String.valueOf(c.runs()),
          c.verdict());
    }
    table.lines(terminal.tableWidth()).forEach(terminal.out()::println);
  }
}
