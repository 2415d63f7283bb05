// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.train;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.cli.console.BadUse;
import dev.afterburner.workbench.cli.console.CommandFailed;
import dev.afterburner.workbench.cli.console.JsonOption;
import dev.afterburner.workbench.cli.console.LibraryOpening;
import dev.afterburner.workbench.cli.console.Opening;
import dev.afterburner.workbench.cli.console.Reporter;
import dev.afterburner.workbench.cli.console.SourceFiles;
import dev.afterburner.workbench.cli.console.SubsetOptions;
import dev.afterburner.workbench.cli.console.Table;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.cli.console.TriedProblems;
import dev.afterburner.workbench.cli.console.WorkbenchCommand;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.files.FileFaults;
import dev.afterburner.workbench.model.PromptFolders;
import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.catalogue.Catalogue;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.store.StoreException;
import dev.afterburner.workbench.study.run.StudyFolder;
import dev.afterburner.workbench.study.run.Tools;
import dev.afterburner.workbench.train.ExportSettings;
import dev.afterburner.workbench.train.Stage;
import dev.afterburner.workbench.train.TrainException;
import dev.afterburner.workbench.train.out.ExportReport;
import dev.afterburner.workbench.train.out.TrainExports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes training data. */
@Command(
    name = "export",
    description = {
      "Write training data, and what trainers are started with, into a new folder: of solutions that"
          + " `calibrate` measured on this machine, or of sessions.",
      "Problems of test parts are left out, by id and by statement. A stopped export goes on by the"
          + " same command."
    },
    footer = "%nExit code 1 if there is nothing to write.")
public final class TrainExportCommand implements Callable<Integer> {

  private final Context context;
  private final Cancellation cancellation;
  private final Terminal terminal;

  /**
   * What the command works with.
   *
   * @param studies opens the sessions of a study
   * @param shipped the folder of recipes
   * @param machine names this machine in the library
   */
  public record Context(
      Catalogue catalogue,
      LibraryOpening library,
      Opening<SessionStore> sessions,
      Tools.Sessions studies,
      TriedProblems tried,
      SourceFiles sources,
      PromptFolders prompts,
      Path shipped,
      String machine) {}

  @Mixin private final JsonOption json = new JsonOption();
  @Mixin private final SubsetOptions subset = new SubsetOptions();

  @Parameters(arity = "0..*", paramLabel = "ID", description = "Only these problems.")
  private List<String> ids = List.of();

  @Option(
      names = "--stage",
      required = true,
      paramLabel = "STAGE",
      description = "sft, dpo, cold-start, grpo or all.")
  private String stage = "";

  @Option(
      names = "--objective",
      split = ",",
      defaultValue = "all",
      paramLabel = "F",
      description = "time, memory, integral or all; several separated by commas (default: all).")
  private List<String> objectives = List.of();

  @Option(
      names = "--layout",
      defaultValue = "generation",
      paramLabel = "LAYOUT",
      description =
          "What prompts of SFT and DPO show. generation: the problem and its starter; revision: a worse"
              + " program with its figures too, as the workbench itself asks (default: generation).")
  private String layout = "";

  @Option(
      names = "--from",
      defaultValue = "references",
      paramLabel = "WHAT",
      description =
          "references: measured solutions; sessions: accepted and declined versions. Cold-start rows are"
              + " always of sessions (default: references).")
  private String from = "";

  @Option(
      names = "--study",
      paramLabel = "DIR",
      description =
          "The sessions of the study in a folder, instead of your own; as --from sessions.")
  private @Nullable Path study;

  @Option(
      names = "--top",
      defaultValue = "24",
      paramLabel = "N",
      description = "Best solutions of a problem and objective for SFT (default: 24).")
  private int top;

  @Option(
      names = "--pairs",
      defaultValue = "48",
      paramLabel = "N",
      description = "Pairs of a problem and objective for DPO, at most (default: 48).")
  private int pairs;

  @Option(
      names = "--margin",
      defaultValue = "0.05",
      paramLabel = "M",
      description =
          "A pair counts if the 95 %% interval of its ratio lies below 1 - M (default: 0.05).")
  private double margin;

  @Option(
      names = "--validation",
      defaultValue = "0.1",
      paramLabel = "SHARE",
      description = "Share of problems held out of all training files (default: 0.1).")
  private double validation;

  @Option(
      names = "--answers",
      defaultValue = "fenced",
      paramLabel = "FORM",
      description =
          "fenced: code in a Markdown block; bare: code alone, as in the published files (default: fenced).")
  private String answers = "";

  @Option(
      names = "--prompt",
      paramLabel = "FILE",
      description =
          "A template of your own for all prompts; {{objective}} stands for \"time-efficient\" and so on.")
  private @Nullable Path prompt;

  @Option(
      names = "--exclude",
      paramLabel = "FILE",
      description = "Ids of further problems not to be trained on, one a line.")
  private @Nullable Path exclude;

  @Option(
      names = "--runs",
      defaultValue = "1",
      paramLabel = "N",
      description = "Measured runs of a reply in GRPO, 1 to 3 (default: 1).")
  private int runs;

  @Option(
      names = "--cutoff",
      defaultValue = "4096",
      paramLabel = "TOKENS",
      description = "Trainers cut longer rows; they are counted (default: 4096).")
  private int cutoff;

  @Option(names = "--out", paramLabel = "DIR", description = "A new folder, or a begun export's.")
  private @Nullable Path out;

  @Option(
      names = "--dry-run",
      description = "Count rows, and what is refused and why; write nothing.")
  private boolean dryRun;

  public TrainExportCommand(Context context, Cancellation cancellation, Terminal terminal) {
    this.context = context;
    this.cancellation = cancellation;
    this.terminal = terminal;
  }

  @Override
  public Integer call()
      throws BadUse,
          CommandFailed,
          TrainException,
          ProblemException,
          SandboxException,
          StoreException {
    if (out == null && !dryRun) {
      throw new BadUse("name the folder by --out DIR, or count only, by --dry-run");
    }
    Language language =
        context.sources().language(subset.language().isEmpty() ? "python" : subset.language());
    ExportSettings settings = settings(language).checked();
    List<String> problems =
        subset
            .listings(context.catalogue(), ids, language.id(), context.library(), context.tried())
            .stream()
            .map(Listing::id)
            .toList();
    TrainExports exports =
        new TrainExports(
            context.catalogue(),
            context.library().open(),
            context.prompts(),
            context.shipped(),
            context.machine(),
            WorkbenchCommand.number());
    Path studied = study;
    if (studied == null) {
      return export(exports, request(settings, language, problems, context.sessions().open()));
    }
    Path file = new StudyFolder(studied).sessions();
    if (!Files.exists(file)) {
      throw new CommandFailed("there is no study with sessions in " + studied);
    }
    try (SessionStore sessions = context.studies().open(file)) {
      return export(exports, request(settings, language, problems, sessions));
    }
  }

  private TrainExports.Request request(
      ExportSettings settings, Language language, List<String> problems, SessionStore sessions)
      throws CommandFailed {
    String words = subset.words(ids) + (study == null ? "" : "; sessions of " + study);
    return new TrainExports.Request(
        stage, settings, language, problems, words, sessions, prompt, excluded());
  }

  private int export(TrainExports exports, TrainExports.Request request)
      throws TrainException, ProblemException, StoreException {
    Reporter reporter = new Reporter(terminal);
    ExportReport report;
    try {
      report = exports.export(request, dryRun ? null : out, reporter::status, cancellation);
    } finally {
      reporter.clear();
    }
    print(report);
    return report.rows().isEmpty() ? 1 : 0;
  }

  private ExportSettings settings(Language language) throws BadUse, TrainException {
    return new ExportSettings(
        Stage.of(stage),
        figures(),
        choice("--layout", layout, "generation", "revision").equals("revision")
            ? ExportSettings.Layout.REVISION
            : ExportSettings.Layout.GENERATION,
        choice("--from", from, "references", "sessions").equals("sessions") || study != null,
        language.id(),
        top,
        pairs,
        margin,
        subset.references(),
        validation,
        runs,
        choice("--answers", answers, "fenced", "bare").equals("bare"),
        cutoff,
        subset.seed());
  }

  private static String choice(String option, String word, String one, String other) throws BadUse {
    if (!word.equals(one) && !word.equals(other)) {
      throw new BadUse(option + " is " + one + " or " + other + ", not " + word);
    }
    return word;
  }

  private List<Figure> figures() throws BadUse {
    if (objectives.contains("all")) {
      return List.of(Figure.values());
    }
    for (String word : objectives) {
      if (List.of(Figure.values()).stream().noneMatch(f -> f.id().equals(word))) {
        throw new BadUse("--objective is time, memory, integral or all, not " + word);
      }
    }
    return List.of(Figure.values()).stream().filter(f -> objectives.contains(f.id())).toList();
  }

  private Set<String> excluded() throws CommandFailed {
    if (exclude == null) {
      return Set.of();
    }
    try (var lines = Files.lines(exclude)) {
      return lines
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .collect(java.util.stream.Collectors.toSet());
    } catch (IOException e) {
      throw new CommandFailed("can't read " + exclude + ": " + FileFaults.reason(e));
    }
  }

  private void print(ExportReport report) {
    if (json.wanted()) {
      json.print(terminal.out(), report);
      return;
    }
    Table table = new Table("FILE", ">ROWS", ">OVER CUTOFF", ">SIZE");
    if (report.dryRun()) {
      report.rows().forEach((name, rows) -> table.row(name, String.valueOf(rows), "", ""));
    }
    report
        .files()
        .forEach(
            file ->
                table.row(
                    file.name(),
                    file.rows() == 0 ? "" : String.valueOf(file.rows()),
                    file.overCutoff() == 0 ? "" : String.valueOf(file.overCutoff()),
                    Figures.memory(file.bytes())));
    table.lines(terminal.width()).forEach(terminal.out()::println);
    report.remarks().forEach(terminal.out()::println);
    if (!report.dryRun() && !report.rows().isEmpty()) {
      terminal.out().println("check it with: workbench train check " + report.out());
    }
  }
}
