// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import dev.afterburner.sandbox.InterleavedRuns;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.bench.Bench;
import dev.afterburner.sandbox.docker.EngineImages;
import dev.afterburner.sandbox.language.Builds;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.sandbox.language.Toolchains;
import dev.afterburner.workbench.bundle.BundledFiles;
import dev.afterburner.workbench.bundle.UnpackedFiles;
import dev.afterburner.workbench.cli.console.WorkbenchCommand;
import dev.afterburner.workbench.export.Charts;
import dev.afterburner.workbench.export.FileCharts;
import dev.afterburner.workbench.export.figure.ChartImage;
import dev.afterburner.workbench.judge.Judge;
import dev.afterburner.workbench.judge.SandboxJudge;
import dev.afterburner.workbench.measure.Calibrator;
import dev.afterburner.workbench.measure.GrowthRuns;
import dev.afterburner.workbench.measure.OwnProblems;
import dev.afterburner.workbench.measure.ReferenceOutput;
import dev.afterburner.workbench.model.DemoModel;
import dev.afterburner.workbench.model.ModelException;
import dev.afterburner.workbench.model.Models;
import dev.afterburner.workbench.model.NamedServers;
import dev.afterburner.workbench.model.Prices;
import dev.afterburner.workbench.model.PromptFolders;
import dev.afterburner.workbench.model.remote.Keys;
import dev.afterburner.workbench.model.remote.SystemKeyring;
import dev.afterburner.workbench.net.EnvironmentProxies;
import dev.afterburner.workbench.optimize.LoopOptimizer;
import dev.afterburner.workbench.optimize.Optimizer;
import dev.afterburner.workbench.problem.catalogue.Catalogue;
import dev.afterburner.workbench.problem.catalogue.ProblemLibrary;
import dev.afterburner.workbench.problem.importer.data.ImportException;
import dev.afterburner.workbench.problem.importer.hub.Hub;
import dev.afterburner.workbench.problem.importer.hub.HubAccess;
import dev.afterburner.workbench.problem.importer.hub.Pause;
import dev.afterburner.workbench.profile.ProfilePrompt;
import dev.afterburner.workbench.profile.Profiler;
import dev.afterburner.workbench.sandboxes.ContainerImages;
import dev.afterburner.workbench.sandboxes.SandboxAddress;
import dev.afterburner.workbench.sandboxes.SandboxFactory;
import dev.afterburner.workbench.sandboxes.Sandboxes;
import dev.afterburner.workbench.server.MonolithServer;
import dev.afterburner.workbench.server.ServerSettings;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.store.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The composition root: makes every service, each when it is first wanted and once, and closes what
 * it made. Nothing else says {@code new} to a service.
 */
final class Services implements AutoCloseable {

  /** Time to type the password of a locked keyring. */
  private static final Duration KEYRING_PATIENCE = Duration.ofSeconds(20);

  private final Places places;
  private final Stores stores;
  private final InstantSource clock = InstantSource.system();
  private final BundledFiles files = new BundledFiles(Services.class.getClassLoader());
  private final SandboxFactory factory;
  private final Sandboxes sandboxes;

  /** One for all: lines of a study name servers at the same time, and each must be kept. */
  private final NamedServers servers;

  private @Nullable DemoModel demo;
  private @Nullable List<Language> languages;
  private final Builds builds = new Builds(new Languages(), System.getenv());
  private @Nullable Toolchains toolchains;
  private @Nullable String token = System.getenv("WORKBENCH_TOKEN");
  private @Nullable ConfiguredModels models;

  /**
   * Nothing is opened yet.
   *
   * @param copies where SQLite's native code is kept
   * @param warnings told what a person should know, one line each
   */
  Services(Places places, UnpackedFiles copies, Consumer<String> warnings) {
    this.places = places;
    this.servers = new NamedServers(places.data().resolve("servers.json"));
    this.stores = new Stores(places, copies, files, clock, warnings);
    this.factory =
        new SandboxFactory(
            this::cache,
            this::toolchains,
            this::images,
            this::token,
            Main.class.getName(),
            System.getenv(),
            System.getProperty("os.name"));
    this.sandboxes =
        new Sandboxes(
            (address, workers, preparing) ->
                new BuildingSandbox(factory.open(address, workers, preparing), builds));
  }

  Places places() {
    return places;
  }

  Catalogue catalogue() {
    return stores.catalogue();
  }

  ProblemLibrary library() throws StoreException {
    return stores.library();
  }

  synchronized DemoModel demo() {
    DemoModel made = demo;
    if (made == null) {
      made = new DemoModel(files.folder("demo"));
      demo = made;
    }
    return made;
  }

  synchronized List<Language> languages() {
    List<Language> read = languages;
    if (read == null) {
      read = new Languages().all();
      languages = read;
    }
    return read;
  }

  synchronized Toolchains toolchains() {
    Toolchains made = toolchains;
    if (made == null) {
      made = Toolchains.ofThisMachine();
      toolchains = made;
    }
    return made;
  }

  /** How programs are built from now on. */
  Builds builds() {
    return builds;
  }

  /** Says what servers want that are asked from now on. */
  synchronized void bring(String given) {
    token = given;
  }

  /** What servers want, or a server of our own; null where nothing is known. */
  synchronized @Nullable String token() {
    return token;
  }

  /** Where programs run. */
  Sandboxes sandboxes() {
    return sandboxes;
  }

  /** Makes sure that programs can run. */
  Sandbox sandbox() throws SandboxException {
    return sandboxes.open();
  }

  /** The container images that sandboxes take. */
  ContainerImages images() {
    return new ContainerImages(places.images(), languages(), new EngineImages(System.getenv()));
  }

  /** Measures the local sandbox; it opens sandboxes of its own in the same folder. */
  Bench bench(Bench.Sizes sizes) {
    return new Bench(
        places.cache(),
        new Languages(),
        toolchains(),
        workers -> factory.containers(workers, what -> {}),
        sizes);
  }

  private Path cache() throws SandboxException {
    try {
      places.create();
      return places.cache();
    } catch (IOException e) {
      throw new SandboxException(SandboxException.Kind.FAILED, String.valueOf(e.getMessage()), e);
    }
  }

  Judge judge() throws SandboxException {
    return judge(sandbox());
  }

  OwnProblems ownProblems() throws SandboxException, StoreException {
    return ownProblems(sandbox());
  }

  OwnProblems ownProblems(Sandbox runner) throws StoreException {
    return new OwnProblems(runner, judge(runner), languages(), catalogue(), library());
  }

  Calibrator calibrator() throws SandboxException, StoreException {
    return calibrator(sandbox());
  }

  Calibrator calibrator(Sandbox runner) throws StoreException {
    return new Calibrator(
        runner, judge(runner), library(), InterleavedRuns.Plan.DEFAULT, this::machine, clock);
  }

  GrowthRuns growth() throws SandboxException, StoreException {
    return growth(sandbox());
  }

  GrowthRuns growth(Sandbox runner) throws StoreException {
    return new GrowthRuns(runner, judge(runner), library(), this::machine, clock);
  }

  /**
   * Tells machines apart in the library: it may be copied to another one, and what a server
   * measured is the server's.
   */
  String machine() {
    String place = sandboxes.address().machine(thisMachine());
    String built = builds.identity();
    return built.isEmpty() ? place : place + " (" + built + ")";
  }

  /**
   * Names the machine that programs are measured on, for people.
   *
   * @param here what this one is called
   */
  String measuredOn(String here) {
    return sandboxes.address() instanceof SandboxAddress.Server server
        ? server.machine(here)
        : here;
  }

  private static String thisMachine() {
    String name = System.getenv().getOrDefault("HOSTNAME", "");
    try {
      Path file = Path.of("/etc/machine-id");
      String id = Files.exists(file) ? Files.readString(file).strip() : "";
      name = id.isEmpty() ? name : id;
    } catch (IOException e) {
      // The name of the host has to do.
      System.getLogger(Services.class.getName()).log(System.Logger.Level.DEBUG, "machine-id", e);
    }
    return name
        + "/"
        + System.getProperty("os.arch")
        + "/"
        + Runtime.getRuntime().availableProcessors();
  }

  /** A judge that runs several programs at a time; its figures are noisier. */
  Judge judgeOf(int workers) throws SandboxException {
    return judge(sandboxes.withWorkers(workers).open());
  }

  /** Serves the sandbox; the server is closed by whoever asked for it, before this is. */
  MonolithServer server(ServerSettings settings, PrintWriter log)
      throws IOException, SandboxException {
    Judge judge = judgeOf(settings.workers());
    return new MonolithServer(
        settings,
        new MonolithServer.Workbench(
            sandbox(), judge, catalogue(), new Languages(), WorkbenchCommand.number(), clock),
        log);
  }

  ReferenceOutput referenceOutput(Sandbox runner) {
    return new ReferenceOutput(runner, languages());
  }

  Judge judge(Sandbox runner) {
    return new SandboxJudge(runner);
  }

  Optimizer optimizer() throws SandboxException, StoreException {
    return optimizer(sandbox());
  }

  Optimizer optimizer(Sandbox runner) throws StoreException {
    return optimizer(runner, judge(runner), models(), store(), InterleavedRuns.Plan.DEFAULT);
  }

  Optimizer optimizer(
      Sandbox runner, Judge judge, Models asked, SessionStore sessions, InterleavedRuns.Plan plan) {
    return new LoopOptimizer(
        runner,
        judge,
        plan,
        () -> calibrator(runner),
        asked,
        files.folder("prompts"),
        catalogue(),
        languages(),
        builds,
        sessions,
        servers,
        clock,
        RandomGenerator.getDefault(),
        (problem, program, cancellation) ->
            ProfilePrompt.words(
                new Profiler(runner)
                    .run(
                        judge.measured(problem, program),
                        program.code(),
                        program.fileName(),
                        what -> {},
                        cancellation)));
  }

  /** What studies need. */
  Studies studies() {
    return new Studies(this, files, clock);
  }

  /** Sessions in a file of somebody's own, who closes it. */
  SessionStore sessionsIn(Path file) throws StoreException {
    return stores.sessionsIn(file);
  }

  /** What other machines are reached through. */
  private static EnvironmentProxies proxies() {
    return new EnvironmentProxies(System.getenv(), ProxySelector.getDefault());
  }

  /** Keys of model servers. */
  Keys keys() {
    return new Keys(
        System.getenv(), places.data().resolve("keys.json"), new SystemKeyring(KEYRING_PATIENCE));
  }

  /** What models cost. */
  Prices prices() {
    return new Prices(places.data().resolve("prices.json"));
  }

  /** The prompt templates, the user's own among them. */
  PromptFolders prompts() {
    return new PromptFolders(files.folder("prompts"), places.data().resolve("prompts"));
  }

  /** Recipes, templates and scripts for training. */
  Path training() {
    return files.folder("training");
  }

  /** The Hugging Face Hub, or what stands in its place by the customary variable HF_ENDPOINT. */
  Hub hub() throws ImportException {
    URI address = HubAccess.address(System.getenv().getOrDefault("HF_ENDPOINT", ""));
    Keys keys = keys();
    try {
      Optional<String> fault = proxies().fault(address);
      if (fault.isPresent()) {
        throw new ImportException(fault.get());
      }
      return new Hub(
          proxies().client().readTimeout(Duration.ofMinutes(1)).build(),
          new HubAccess(address, keys.of(address), keys.advice(address)),
          places.cache().resolve("hub"),
          Pause.real());
    } catch (ModelException e) {
      throw new ImportException(String.valueOf(e.getMessage()), e);
    }
  }

  /** The models that can be named. */
  synchronized ConfiguredModels models() {
    ConfiguredModels made = models;
    if (made == null) {
      made =
          new ConfiguredModels(
              demo(),
              keys(),
              Path.of(System.getProperty("java.home"), "bin", "java"),
              System.getProperty("java.class.path"),
              proxies(),
              clock);
      models = made;
    }
    return made;
  }

  Charts charts() {
    return new FileCharts(ChartImage::new, clock);
  }

  SessionStore store() throws StoreException {
    return stores.sessions();
  }

  @Override
  public synchronized void close() {
    if (models != null) {
      models.close();
      models = null;
    }
    sandboxes.close();
    stores.close();
    files.close();
  }
}
