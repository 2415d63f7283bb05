// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.InterleavedRuns;
import dev.afterburner.sandbox.Isolation;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.docker.EngineImages;
import dev.afterburner.sandbox.language.Builds;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.sandbox.language.Toolchains;
import dev.afterburner.sandbox.local.LocalSandbox;
import dev.afterburner.sandbox.monolith.MonolithSandbox;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.bundle.BundledFiles;
import dev.afterburner.workbench.cli.console.ProblemFinder;
import dev.afterburner.workbench.cli.console.SourceFiles;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.cli.session.SessionsFigureCommand;
import dev.afterburner.workbench.cli.session.SessionsReportCommand;
import dev.afterburner.workbench.cli.session.SessionsTableCommand;
import dev.afterburner.workbench.export.FileCharts;
import dev.afterburner.workbench.export.figure.ChartImage;
import dev.afterburner.workbench.judge.SandboxJudge;
import dev.afterburner.workbench.measure.Calibrator;
import dev.afterburner.workbench.measure.GrowthRuns;
import dev.afterburner.workbench.measure.OwnProblems;
import dev.afterburner.workbench.measure.ReferenceOutput;
import dev.afterburner.workbench.model.DemoModel;
import dev.afterburner.workbench.model.ModelAddress;
import dev.afterburner.workbench.model.ModelDirectory;
import dev.afterburner.workbench.model.ModelException;
import dev.afterburner.workbench.model.NamedServers;
import dev.afterburner.workbench.model.Pace;
import dev.afterburner.workbench.model.Prices;
import dev.afterburner.workbench.model.PromptFolders;
import dev.afterburner.workbench.model.remote.Keys;
import dev.afterburner.workbench.model.remote.NoKeyring;
import dev.afterburner.workbench.model.remote.Patience;
import dev.afterburner.workbench.model.remote.RemoteModel;
import dev.afterburner.workbench.model.remote.Sleep;
import dev.afterburner.workbench.optimize.LoopOptimizer;
import dev.afterburner.workbench.problem.Calibration;
import dev.afterburner.workbench.problem.Digests;
import dev.afterburner.workbench.problem.Facets;
import dev.afterburner.workbench.problem.Generator;
import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.ProblemQuery;
import dev.afterburner.workbench.problem.Reference;
import dev.afterburner.workbench.problem.catalogue.BundledCatalogue;
import dev.afterburner.workbench.problem.catalogue.Catalogue;
import dev.afterburner.workbench.problem.catalogue.JoinedCatalogue;
import dev.afterburner.workbench.problem.catalogue.ProblemLibrary;
import dev.afterburner.workbench.problem.importer.Importer;
import dev.afterburner.workbench.problem.importer.hub.Hub;
import dev.afterburner.workbench.problem.importer.hub.HubAccess;
import dev.afterburner.workbench.problem.importer.hub.HubSets;
import dev.afterburner.workbench.sandboxes.ContainerImages;
import dev.afterburner.workbench.sandboxes.SandboxAddress;
import dev.afterburner.workbench.sandboxes.Sandboxes;
import dev.afterburner.workbench.session.SessionEvent;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.store.SessionCopies;
import dev.afterburner.workbench.store.SqliteProblemLibrary;
import dev.afterburner.workbench.store.SqliteSessionStore;
import dev.afterburner.workbench.store.StoreException;
import dev.afterburner.workbench.store.StoredSession;
import dev.afterburner.workbench.study.Planner;
import dev.afterburner.workbench.study.Presets;
import dev.afterburner.workbench.study.report.Published;
import dev.afterburner.workbench.study.report.StudyReport;
import dev.afterburner.workbench.study.run.KnownStudies;
import dev.afterburner.workbench.study.run.StudyRunner;
import dev.afterburner.workbench.study.run.Tools;
import dev.afterburner.workbench.train.out.TrainExports;
import dev.afterburner.workbench.ui.fx.FxTaskRunner;
import dev.afterburner.workbench.ui.run.ModelChoice;
import dev.afterburner.workbench.ui.studies.StudyServices;
import dev.afterburner.workbench.ui.training.TrainingServices;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import javafx.stage.Stage;
import javafx.stage.Window;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** A whole workbench on a folder of its own, for tests that drive the window as a person would. */
final class Bench implements AutoCloseable {

  /** What the model's hint says. */
  static final String HINT = "The demo model replays recorded replies; all measurements are real.";

  private static final InstantSource CLOCK = InstantSource.system();

  private final BundledFiles files = new BundledFiles(Bench.class.getClassLoader());
  private final FxTaskRunner tasks = new FxTaskRunner();
  private final SqliteSessionStore store;
  private final SqliteProblemLibrary library;
  private final OkHttpClient http = new OkHttpClient();
  private final Path folder;

  /** How its programs are built. */
  final Builds builds = new Builds(new Languages(), Map.of());

  private final Sandboxes sandbox = new Sandboxes(this::open);
  private @Nullable Calibrator calibrator;
  private volatile Consumer<String> preparing = what -> {};
  private volatile @Nullable SandboxException fault;
  private @Nullable WorkbenchWindow window;

  /** How often a version is run to measure it. */
  private final InterleavedRuns.Plan plan;

  private volatile CountDownLatch problemsAllowed = new CountDownLatch(0);
  private volatile @Nullable IllegalStateException problemsFault;

  /** The variables by which a container engine is found. */
  Map<String, String> engineEnvironment = System.getenv();

  /** Where the next export goes; null to answer as if cancelled. */
  @Nullable Path saveTo;

  /** The files that were asked for: the title, and what their names look like. */
  final List<String> asked = new CopyOnWriteArrayList<>();

  /** The file that is chosen when one is asked for; null to answer as if cancelled. */
  @Nullable Path opened;

  Bench(Path folder) throws SandboxException, StoreException {
    this(folder, InterleavedRuns.Plan.exactly(5));
  }

  Bench(Path folder, InterleavedRuns.Plan plan) throws SandboxException, StoreException {
    this.folder = folder;
    this.plan = plan;
    store = SqliteSessionStore.open(folder.resolve("workbench.db"));
    library = SqliteProblemLibrary.open(folder.resolve("problems.db"));
  }

  /** The session that was begun last, as the store has it. */
  SessionState lastSession() throws StoreException {
    return SessionState.fold(store.read(store.list().getFirst().id()));
  }

  /** Stores a session that was made elsewhere. */
  void insert(List<SessionEvent.Stored> events) throws StoreException {
    store.insert(events);
  }

  /** Keeps figures of a problem's reference solutions in Python, as if they were measured here. */
  void calibrate(String problem) throws ProblemException {
    Problem found = bundled().find(problem);
    Language python = Language.find(new Languages().all(), "python").orElseThrow();
    Digests digests = new Digests(found);
    double millis = 60;
    List<Reference> references =
        found.references().stream().filter(r -> r.language().equals("python")).toList();
    for (Reference reference : references) {
      millis *= 2.5;
      Interval nanos = new Interval(millis * 1e6, millis * 0.99e6, millis * 1.01e6);
      Interval bytes = new Interval(9e6, 8.9e6, 9.1e6);
      library.keep(
          problem,
          new Calibration(
              "python",
              reference.name(),
              digests.of(new Program.Source(python, reference.code())),
              "here",
              "passed",
              new Calibration.Figures(nanos, bytes, bytes),
              3,
              Instant.EPOCH));
    }
  }

  /** Writes a figure, a table or a report of a session by the command line's own command. */
  void command(String name, String... arguments) {
    FileCharts charts = new FileCharts(ChartImage::new, CLOCK);
    StringWriter said = new StringWriter();
    Terminal terminal =
        new Terminal(new PrintWriter(said), new PrintWriter(said), false, false, false, 80);
    Callable<Integer> command =
        switch (name) {
          case "figure" -> new SessionsFigureCommand(() -> store, charts);
          case "table" -> new SessionsTableCommand(() -> store, terminal);
          case "report" ->
              new SessionsReportCommand(
                  new ProblemFinder(bundled()),
                  new SourceFiles(new Languages().all(), builds),
                  () -> store,
                  () -> Objects.requireNonNull(calibrator),
                  charts,
                  terminal);
          default -> throw new IllegalArgumentException(name);
        };
    CommandLine line = new CommandLine(command);
    line.setErr(new PrintWriter(said));
    assertEquals(0, line.execute(arguments), said::toString);
  }

  private Sandbox open(SandboxAddress address, int workers, Consumer<String> told)
      throws SandboxException {
    preparing = told;
    return address instanceof SandboxAddress.Server(String url)
        ? MonolithSandbox.connect(url)
        : new Breakable(LocalSandbox.open(folder.resolve("cache"), Toolchains.ofThisMachine()));
  }

  WorkbenchWindow open(Stage stage) {
    Catalogue catalogue = new JoinedCatalogue(new Late(bundled()), library);
    SandboxJudge judge = new SandboxJudge(sandbox);
    DemoModel demo = new DemoModel(files.folder("demo"), Pace.AT_ONCE);
    List<Language> languages = new Languages().all();
    Calibrator calibrator =
        new Calibrator(
            sandbox,
            judge,
            library,
            InterleavedRuns.Plan.exactly(3),
            () -> "here",
            InstantSource.system());
    this.calibrator = calibrator;
    LoopOptimizer optimizer =
        new LoopOptimizer(
            sandbox,
            judge,
            plan,
            () -> calibrator,
            words -> demo,
            files.folder("prompts"),
            catalogue,
            languages,
            builds,
            store,
            new NamedServers(folder.resolve("servers.json")),
            InstantSource.system(),
            new Random(5),
            (problem, program, cancellation) -> "");
    WindowServices services =
        new WindowServices(
            catalogue,
            library,
            judge,
            sandbox,
            new ContainerImages(
                folder.resolve("images.json"), languages, new EngineImages(engineEnvironment)),
            store,
            optimizer,
            new Importer(library),
            new HubSets(this::hub, library, this::trial, Importer::new),
            new OwnProblems(sandbox, judge, languages, catalogue, library),
            new ReferenceOutput(sandbox, languages),
            calibrator,
            new GrowthRuns(sandbox, judge, library, () -> "here", InstantSource.system()),
            languages,
            builds,
            List.of(new ModelChoice("demo", "Demo (recorded replies)", HINT)),
            directory,
            new Prices(folder.resolve("prices.json")),
            new PromptFolders(files.folder("prompts"), folder.resolve("prompts")),
            studies(catalogue, languages, judge, demo),
            new TrainingServices(
                () ->
                    new TrainExports(
                        catalogue,
                        library,
                        new PromptFolders(files.folder("prompts"), folder.resolve("prompts")),
                        files.folder("training"),
                        "here",
                        "test"),
                store,
                SqliteSessionStore::open,
                languages,
                folder.resolve("training")),
            folder.resolve("window.json"),
            List.of());
    WorkbenchWindow window =
        new WorkbenchWindow(stage, services, tasks, InstantSource.system(), new Answers());
    window.show();
    this.window = window;
    return window;
  }

  private StudyServices studies(
      Catalogue catalogue, List<Language> languages, SandboxJudge judge, DemoModel demo) {
    KnownStudies known = new KnownStudies(folder.resolve("studies.json"));
    Tools tools =
        new Tools(
            catalogue,
            languages,
            words -> demo,
            new PromptFolders(files.folder("prompts"), folder.resolve("prompts")),
            judge,
            (by, asked, sessions, runs) ->
                new LoopOptimizer(
                    sandbox,
                    by,
                    runs,
                    () -> new Calibrator(sandbox, by, library, runs, () -> "here", CLOCK),
                    asked,
                    files.folder("prompts"),
                    catalogue,
                    languages,
                    builds,
                    sessions,
                    new NamedServers(folder.resolve("servers.json")),
                    CLOCK,
                    RandomGenerator.getDefault(),
                    (problem, program, cancellation) -> ""),
            (by, runs, how) ->
                new Calibrator(sandbox, by, library, runs, () -> "here" + how, CLOCK),
            SqliteSessionStore::open,
            (model, prompts, replies) -> 0,
            known,
            "here",
            CLOCK);
    return new StudyServices(
        () -> new Presets(files.folder("studies").resolve("presets")),
        () -> new Planner(catalogue, Map::of, languages, demo::covers),
        () -> new StudyRunner(tools, "test"),
        new StudyReport(
            () -> Published.read(files.folder("studies")),
            ChartImage::new,
            SqliteSessionStore::open),
        known,
        SqliteSessionStore::open,
        (model, prompts, replies) -> 0,
        folder.resolve("studies"));
  }

  /** Answers for the user where the system would ask for a file. */
  private final class Answers implements FilePicker {
    @Override
    public Optional<Path> save(Window owner, String title, String name) {
      return Optional.ofNullable(saveTo).map(f -> f.resolve(name));
    }

    @Override
    public Optional<Path> open(Window owner, String title, String... patterns) {
      asked.add(title + " " + List.of(patterns));
      return Optional.ofNullable(opened);
    }

    @Override
    public Optional<Path> folder(Window owner, String title) {
      return Optional.ofNullable(saveTo);
    }

    @Override
    public boolean show(String place) {
      shownPlaces.add(place);
      return true;
    }
  }

  /** The events of the session that was started last. */
  List<SessionEvent.Stored> newestSession() throws StoreException {
    return store.read(store.list().getFirst().id());
  }

  /** Puts copies of the session that was started last into the store. */
  void copyNewestSession(int copies) throws StoreException {
    StoredSession newest = StoredSession.of(store, store.list().getFirst().id());
    for (int i = 0; i < copies; i++) {
      SessionCopies.add(store, newest);
    }
  }

  /** The window that was opened last. */
  WorkbenchWindow window() {
    return java.util.Objects.requireNonNull(window);
  }

  /** Looks at models for the window: real servers, each by a real request. */
  private final ModelDirectory directory =
      new ModelDirectory() {
        @Override
        public List<String> list(String words, Cancellation cancellation) throws ModelException {
          return server(words).list(cancellation);
        }

        @Override
        public String test(String words, Cancellation cancellation) throws ModelException {
          return server(words).test(cancellation);
        }

        @Override
        public String keepKey(String server, String key) throws ModelException {
          return keys().keep(server, key);
        }
      };

  private RemoteModel server(String words) throws ModelException {
    if (!(ModelAddress.parse(words) instanceof ModelAddress.Server address)) {
      throw new ModelException(words + " is no server");
    }
    return RemoteModel.of(
        address,
        keys().of(address.base()),
        keys().advice(address.base()),
        http,
        Patience.DEFAULT,
        Sleep.real(),
        InstantSource.system());
  }

  /** As on a machine without a keyring. */
  private Keys keys() {
    return new Keys(Map.of(), folder.resolve("keys.json"), new NoKeyring());
  }

  /** Folders that were shown in the system's own window. */
  final List<String> shownPlaces = new CopyOnWriteArrayList<>();

  /** As if the sandbox had something to do first, or had done it where the words are empty. */
  void sandboxPrepares(String what) {
    preparing.accept(what);
  }

  /** From now on every run fails. */
  void sandboxBreaks(SandboxException fault) {
    this.fault = fault;
  }

  private Catalogue bundled() {
    return new LightWork(new BundledCatalogue(files.folder("problems")));
  }

  /** The code a problem begins with. */
  String startCode(String problem) {
    try {
      return bundled().find(problem).start("python").orElseThrow().code();
    } catch (ProblemException e) {
      throw new IllegalStateException(e);
    }
  }

  /** From now on the list of problems is waited for. */
  void holdProblems() {
    problemsAllowed = new CountDownLatch(1);
  }

  /** Lets a list that is waited for be read, or fail. */
  void releaseProblems(@Nullable IllegalStateException fault) {
    problemsFault = fault;
    problemsAllowed.countDown();
  }

  /** Where data sets are fetched from; null where nothing listens. */
  @Nullable URI hubAddress;

  private Hub hub() {
    return new Hub(
        http,
        new HubAccess(
            hubAddress == null ? URI.create("http://127.0.0.1:9") : hubAddress,
            Optional.empty(),
            ""),
        folder.resolve("hub"),
        (time, stop) -> {});
  }

  private ProblemLibrary trial(Path file) throws ProblemException {
    try {
      return SqliteProblemLibrary.open(file);
    } catch (StoreException e) {
      throw new ProblemException(String.valueOf(e.getMessage()), e);
    }
  }

  /** A catalogue whose list can be held back, as by a slow disk, and can fail. */
  private final class Late implements Catalogue {
    private final Catalogue inner;

    Late(Catalogue inner) {
      this.inner = inner;
    }

    @Override
    public List<Listing> list() {
      try {
        problemsAllowed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      IllegalStateException fault = problemsFault;
      if (fault != null) {
        throw fault;
      }
      return inner.list();
    }

    @Override
    public Problem find(String id) throws ProblemException {
      return inner.find(id);
    }

    @Override
    public List<Listing> search(ProblemQuery query) {
      return inner.search(query);
    }

    @Override
    public Optional<Generator> generator(String id) throws ProblemException {
      return inner.generator(id);
    }

    @Override
    public Facets facets() {
      return inner.facets();
    }

    @Override
    public boolean has(String id) {
      return inner.has(id);
    }
  }

  /** As if all Python references of a problem had been measured here, 10 ms apart. */
  void measured(String problem) {
    try {
      Problem whole = bundled().find(problem);
      Language python = new Languages().byId("python").orElseThrow();
      double time = 50e6;
      for (Reference reference : whole.references()) {
        if (reference.language().equals("python")) {
          Interval figure = new Interval(time, time, time);
          library.keep(
              problem,
              new Calibration(
                  "python",
                  reference.name(),
                  new Digests(whole).of(new Program.Source(python, reference.code())),
                  "here",
                  "passed",
                  new Calibration.Figures(figure, figure, figure),
                  3,
                  Instant.EPOCH));
          time += 10e6;
        }
      }
    } catch (ProblemException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A sandbox that fails once it is told to. */
  private final class Breakable implements Sandbox {
    private final Sandbox inner;

    Breakable(Sandbox inner) {
      this.inner = inner;
    }

    @Override
    public Isolation isolation() {
      return inner.isolation();
    }

    @Override
    public Run run(Execution execution, RunObserver observer, Cancellation cancellation)
        throws SandboxException {
      SandboxException now = fault;
      if (now != null) {
        throw now;
      }
      return inner.run(execution, observer, cancellation);
    }

    @Override
    public void close() {
      inner.close();
    }
  }

  @Override
  public void close() {
    tasks.close();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
    sandbox.close();
    store.close();
    library.close();
    files.close();
  }
}
