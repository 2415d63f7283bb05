// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.docker.DockerSandbox;
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.workbench.cli.console.BuildOptions;
import dev.afterburner.workbench.cli.console.CommandLines;
import dev.afterburner.workbench.cli.console.Failures;
import dev.afterburner.workbench.cli.console.Machine;
import dev.afterburner.workbench.cli.console.PreparationLine;
import dev.afterburner.workbench.cli.console.ProblemFinder;
import dev.afterburner.workbench.cli.console.SourceFiles;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.cli.console.WorkbenchCommand;
import dev.afterburner.workbench.cli.measure.CompareCommand;
import dev.afterburner.workbench.cli.measure.MeasureCommand;
import dev.afterburner.workbench.cli.measure.ProfileCommand;
import dev.afterburner.workbench.cli.measure.RunCommand;
import dev.afterburner.workbench.cli.measure.StandingCommand;
import dev.afterburner.workbench.cli.measure.Subjects;
import dev.afterburner.workbench.cli.model.ModelWords;
import dev.afterburner.workbench.cli.model.ModelsCommand;
import dev.afterburner.workbench.cli.model.ModelsKeyCommand;
import dev.afterburner.workbench.cli.model.ModelsListCommand;
import dev.afterburner.workbench.cli.model.ModelsPricesCommand;
import dev.afterburner.workbench.cli.model.ModelsTestCommand;
import dev.afterburner.workbench.cli.model.PromptsCheckCommand;
import dev.afterburner.workbench.cli.model.PromptsCommand;
import dev.afterburner.workbench.cli.model.PromptsShowCommand;
import dev.afterburner.workbench.cli.problem.CalibrateCommand;
import dev.afterburner.workbench.cli.problem.ProblemsCasesCommand;
import dev.afterburner.workbench.cli.problem.ProblemsCommand;
import dev.afterburner.workbench.cli.problem.ProblemsComparatorCommand;
import dev.afterburner.workbench.cli.problem.ProblemsExportCommand;
import dev.afterburner.workbench.cli.problem.ProblemsGrowthCommand;
import dev.afterburner.workbench.cli.problem.ProblemsImportCommand;
import dev.afterburner.workbench.cli.problem.ProblemsNewCommand;
import dev.afterburner.workbench.cli.problem.ProblemsSearchCommand;
import dev.afterburner.workbench.cli.problem.ProblemsShowCommand;
import dev.afterburner.workbench.cli.problem.ProblemsVerifyCommand;
import dev.afterburner.workbench.cli.session.CheckFinalCommand;
import dev.afterburner.workbench.cli.session.OptimizeCommand;
import dev.afterburner.workbench.cli.session.ResumeCommand;
import dev.afterburner.workbench.cli.session.SessionWork;
import dev.afterburner.workbench.cli.session.SessionsCommand;
import dev.afterburner.workbench.cli.session.SessionsCompareCommand;
import dev.afterburner.workbench.cli.session.SessionsDeleteCommand;
import dev.afterburner.workbench.cli.session.SessionsDuplicateCommand;
import dev.afterburner.workbench.cli.session.SessionsExportCommand;
import dev.afterburner.workbench.cli.session.SessionsFigureCommand;
import dev.afterburner.workbench.cli.session.SessionsImportCommand;
import dev.afterburner.workbench.cli.session.SessionsMeasureCommand;
import dev.afterburner.workbench.cli.session.SessionsRenameCommand;
import dev.afterburner.workbench.cli.session.SessionsReportCommand;
import dev.afterburner.workbench.cli.session.SessionsRestoreCommand;
import dev.afterburner.workbench.cli.session.SessionsShowCommand;
import dev.afterburner.workbench.cli.session.SessionsTableCommand;
import dev.afterburner.workbench.cli.study.StudyCommand;
import dev.afterburner.workbench.cli.study.StudyNewCommand;
import dev.afterburner.workbench.cli.study.StudyReportCommand;
import dev.afterburner.workbench.cli.study.StudyRunCommand;
import dev.afterburner.workbench.cli.study.StudySimulateCommand;
import dev.afterburner.workbench.cli.study.StudyStatusCommand;
import dev.afterburner.workbench.cli.system.BenchCommand;
import dev.afterburner.workbench.cli.system.CompletionCommand;
import dev.afterburner.workbench.cli.system.ConformanceCommand;
import dev.afterburner.workbench.cli.system.DoctorCommand;
import dev.afterburner.workbench.cli.system.ManualCommand;
import dev.afterburner.workbench.cli.system.ServeCommand;
import dev.afterburner.workbench.cli.train.TrainCheckCommand;
import dev.afterburner.workbench.cli.train.TrainCommand;
import dev.afterburner.workbench.cli.train.TrainExportCommand;
import dev.afterburner.workbench.cli.train.TrainRolloutsCommand;
import dev.afterburner.workbench.cli.train.TrainWatchCommand;
import dev.afterburner.workbench.export.document.Taken;
import dev.afterburner.workbench.judge.ReferenceOracle;
import dev.afterburner.workbench.model.DemoModel;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.store.StoreException;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Gives every command what it needs. The commands' half of the composition root. */
final class Commands {

  private final Services services;
  private final Display display;
  private final Terminal terminal;
  private final Cancellation cancellation;
  private final Failures failures;

  /**
   * The commands.
   *
   * @param cancellation asked for by Ctrl-C
   */
  Commands(
      Services services,
      Display display,
      Terminal terminal,
      Cancellation cancellation,
      Failures failures) {
    this.services = services;
    this.display = display;
    this.terminal = terminal;
    this.cancellation = cancellation;
    this.failures = failures;
  }

  /** Parses a command line and does what it asks for; gives the exit code. */
  int execute(List<String> words) {
    services.sandboxes().onPreparing(new PreparationLine(terminal));
    int code;
    try {
      code =
          CommandLines.of(
                  new WorkbenchCommand(
                      services.sandboxes()::begin,
                      services::bring,
                      new BuildOptions(new Languages(), services.builds())),
                  all(),
                  failures,
                  terminal,
                  words)
              .execute(words.toArray(String[]::new));
    } catch (OutOfMemoryError | StackOverflowError e) {
      code = failures.limit(e, terminal, words);
    }
    terminal.out().flush();
    terminal.err().flush();
    return code;
  }

  private Map<String, Supplier<Object>> all() {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put(
        "problems", () -> new ProblemsCommand(services.catalogue(), this::hasDemo, terminal));
    commands.put("problems show", () -> new ProblemsShowCommand(finder(), this::hasDemo, terminal));
    commands.put(
        "problems search",
        () ->
            new ProblemsSearchCommand(
                services.catalogue(), services::library, this::tried, terminal));
    commands.put(
        "problems import",
        () ->
            new ProblemsImportCommand(
                services::library,
                services::hub,
                new ReferenceOracle(services::sandbox),
                cancellation,
                terminal));
    commands.put(
        "problems export",
        () ->
            new ProblemsExportCommand(
                services.catalogue(),
                services::library,
                this::tried,
                services.languages(),
                services.machine(),
                cancellation,
                terminal));
    commands.put(
        "problems growth",
        () ->
            new ProblemsGrowthCommand(
                finder(),
                services.catalogue(),
                sources(),
                services::growth,
                services.charts(),
                cancellation,
                terminal));
    commands.put(
        "problems cases",
        () ->
            new ProblemsCasesCommand(
                finder(),
                services::library,
                () -> services.referenceOutput(services.sandbox()),
                cancellation,
                terminal));
    commands.put(
        "problems comparator", () -> new ProblemsComparatorCommand(services::library, terminal));
    commands.put(
        "problems new",
        () -> new ProblemsNewCommand(sources(), services::ownProblems, cancellation, terminal));
    commands.put(
        "problems verify",
        () ->
            new ProblemsVerifyCommand(
                services.catalogue(),
                services::library,
                this::tried,
                services.languages(),
                services::judgeOf,
                cancellation,
                terminal));
    commands.put(
        "run",
        () ->
            new RunCommand(
                finder(),
                services.catalogue(),
                sources(),
                services::sandbox,
                services::judge,
                services.charts(),
                this::taken,
                cancellation,
                terminal));
    commands.put(
        "calibrate",
        () ->
            new CalibrateCommand(
                services.catalogue(),
                services::library,
                this::tried,
                sources(),
                services::calibrator,
                cancellation,
                terminal));
    commands.put(
        "standing",
        () ->
            new StandingCommand(
                finder(),
                sources(),
                services::sandbox,
                services::judge,
                services::calibrator,
                cancellation,
                terminal));
    commands.put(
        "check-final",
        () ->
            new CheckFinalCommand(
                services::store,
                services::optimizer,
                services.catalogue(),
                sources(),
                services::sandbox,
                services::judge,
                cancellation,
                terminal));
    commands.put(
        "optimize",
        () ->
            new OptimizeCommand(
                finder(),
                sources(),
                new ModelWords(services.demo()::covers, services.prices()),
                services.prompts(),
                services::optimizer,
                work()));
    commands.put(
        "resume",
        () -> new ResumeCommand(finder(), sources(), services::store, services::optimizer, work()));
    commands.put(
        "measure",
        () ->
            new MeasureCommand(
                subjects(),
                new Languages(),
                services::sandbox,
                services.charts(),
                this::taken,
                cancellation,
                terminal));
    commands.put(
        "compare",
        () ->
            new CompareCommand(
                subjects(),
                services::sandbox,
                services.charts(),
                this::taken,
                cancellation,
                terminal));
    commands.put(
        "profile",
        () ->
            new ProfileCommand(
                finder(),
                new SourceFiles(new Languages().known(), services.builds()),
                services::sandbox,
                services::judge,
                services.charts(),
                cancellation,
                terminal));
    commands.put(
        "sessions", () -> new SessionsCommand(services::store, ZoneId.systemDefault(), terminal));
    commands.put("sessions show", () -> new SessionsShowCommand(services::store, terminal));
    commands.put(
        "sessions compare",
        () -> new SessionsCompareCommand(services::store, services.charts(), terminal));
    commands.put(
        "sessions measure",
        () ->
            new SessionsMeasureCommand(
                services::store, services::optimizer, cancellation, terminal));
    commands.put(
        "sessions figure", () -> new SessionsFigureCommand(services::store, services.charts()));
    commands.put("sessions table", () -> new SessionsTableCommand(services::store, terminal));
    commands.put(
        "sessions report",
        () ->
            new SessionsReportCommand(
                finder(),
                sources(),
                services::store,
                services::calibrator,
                services.charts(),
                terminal));
    commands.put("sessions rename", () -> new SessionsRenameCommand(services::store));
    commands.put(
        "sessions duplicate", () -> new SessionsDuplicateCommand(services::store, terminal));
    commands.put("sessions delete", () -> new SessionsDeleteCommand(services::store, terminal));
    commands.put("sessions restore", () -> new SessionsRestoreCommand(services::store));
    commands.put("sessions export", () -> new SessionsExportCommand(services::store));
    commands.put("sessions import", () -> new SessionsImportCommand(services::store, terminal));
    commands.put("study", StudyCommand::new);
    commands.put("study new", () -> new StudyNewCommand(services.studies().presets(), terminal));
    commands.put(
        "study run",
        () ->
            new StudyRunCommand(
                services.studies().presets(),
                () -> services.studies().planner(),
                () -> services.studies().runner(),
                services.studies().report(),
                cancellation,
                terminal));
    commands.put("study simulate", () -> new StudySimulateCommand(services.charts(), terminal));
    commands.put("study status", () -> new StudyStatusCommand(terminal));
    commands.put(
        "study report", () -> new StudyReportCommand(services.studies().report(), terminal));
    commands.put(
        "study export", () -> new StudyReportCommand.Export(services.studies().report(), terminal));
    commands.put("train", TrainCommand::new);
    commands.put(
        "train export",
        () ->
            new TrainExportCommand(
                new TrainExportCommand.Context(
                    services.catalogue(),
                    services::library,
                    services::store,
                    services::sessionsIn,
                    this::tried,
                    sources(),
                    services.prompts(),
                    services.training(),
                    services.machine()),
                cancellation,
                terminal));
    commands.put("train check", () -> new TrainCheckCommand(terminal));
    commands.put(
        "train watch",
        () ->
            new TrainWatchCommand(
                services.charts(), InstantSource.system(), cancellation, terminal));
    commands.put("train rollouts", () -> new TrainRolloutsCommand(terminal));
    commands.put("models", ModelsCommand::new);
    commands.put(
        "models list", () -> new ModelsListCommand(services.models(), cancellation, terminal));
    commands.put(
        "models test", () -> new ModelsTestCommand(services.models(), cancellation, terminal));
    commands.put("models prices", () -> new ModelsPricesCommand(services.prices(), terminal));
    commands.put(
        "models prices set", () -> new ModelsPricesCommand.Setting(services.prices(), terminal));
    commands.put(
        "models prices remove",
        () -> new ModelsPricesCommand.Removing(services.prices(), terminal));
    commands.put("prompts", () -> new PromptsCommand(services.prompts(), terminal));
    commands.put("prompts list", () -> new PromptsCommand.Listing(services.prompts(), terminal));
    commands.put(
        "prompts show",
        () -> new PromptsShowCommand(services.prompts(), finder(), sources(), terminal));
    commands.put("prompts check", () -> new PromptsCheckCommand(terminal));
    commands.put("models key", () -> new ModelsKeyCommand(services.keys()::keep, terminal));
    commands.put(
        "doctor",
        () ->
            new DoctorCommand(
                services.languages(),
                services.toolchains(),
                services::sandbox,
                () -> DockerSandbox.engine(System.getenv()),
                display::obstacle,
                services.places().data(),
                services.places().cache(),
                cancellation,
                terminal));
    commands.put(
        "bench",
        () -> new BenchCommand(services::bench, services::sandbox, cancellation, terminal));
    commands.put(
        "serve",
        () ->
            new ServeCommand(
                settings -> services.server(settings, terminal.err()),
                services::token,
                cancellation,
                terminal));
    commands.put(
        "conformance", () -> new ConformanceCommand(services::token, cancellation, terminal));
    commands.put("completion", () -> new CompletionCommand(terminal));
    commands.put("manual", () -> new ManualCommand(terminal));
    return commands;
  }

  private SessionWork work() {
    BufferedReader keys =
        new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
    return new SessionWork(services.charts(), cancellation, terminal, keys);
  }

  private ProblemFinder finder() {
    return new ProblemFinder(services.catalogue());
  }

  private SourceFiles sources() {
    return new SourceFiles(services.languages(), services.builds());
  }

  private Subjects subjects() {
    return new Subjects(new SourceFiles(new Languages().known(), services.builds()));
  }

  private Taken taken() {
    return Taken.of(InstantSource.system().instant(), services.measuredOn(new Machine().words()));
  }

  private Set<String> tried() throws StoreException {
    return services.store().list().stream()
        .map(SessionStore.Entry::problem)
        .collect(Collectors.toSet());
  }

  private boolean hasDemo(String problem) {
    return services.demo().covers(problem, DemoModel.LANGUAGE);
  }
}
