// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.model.ModelAddress;
import dev.afterburner.workbench.model.ModelException;
import dev.afterburner.workbench.optimize.SessionException;
import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.profile.Profiler;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.settings.DraftFolder;
import dev.afterburner.workbench.settings.LoopSettings;
import dev.afterburner.workbench.settings.SettingsFile;
import dev.afterburner.workbench.settings.WindowSettings;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.ui.fx.Notice;
import dev.afterburner.workbench.ui.fx.Notices;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import dev.afterburner.workbench.ui.history.ComparisonViewModel;
import dev.afterburner.workbench.ui.history.RecentViewModel;
import dev.afterburner.workbench.ui.history.RepliesViewModel;
import dev.afterburner.workbench.ui.history.SessionPairViewModel;
import dev.afterburner.workbench.ui.history.SessionsViewModel;
import dev.afterburner.workbench.ui.history.VersionsViewModel;
import dev.afterburner.workbench.ui.model.ConnectViewModel;
import dev.afterburner.workbench.ui.model.LoopViewModel;
import dev.afterburner.workbench.ui.model.ModelPaneViewModel;
import dev.afterburner.workbench.ui.model.PricesViewModel;
import dev.afterburner.workbench.ui.model.PromptsViewModel;
import dev.afterburner.workbench.ui.model.RewardsViewModel;
import dev.afterburner.workbench.ui.model.TemplatesViewModel;
import dev.afterburner.workbench.ui.problems.Bests;
import dev.afterburner.workbench.ui.problems.HubImportViewModel;
import dev.afterburner.workbench.ui.problems.ImportViewModel;
import dev.afterburner.workbench.ui.problems.NewProblemViewModel;
import dev.afterburner.workbench.ui.problems.ProblemsViewModel;
import dev.afterburner.workbench.ui.profile.ProfileViewModel;
import dev.afterburner.workbench.ui.run.BaselineViewModel;
import dev.afterburner.workbench.ui.run.BuildViewModel;
import dev.afterburner.workbench.ui.run.Choices;
import dev.afterburner.workbench.ui.run.CurvesViewModel;
import dev.afterburner.workbench.ui.run.EndingLine;
import dev.afterburner.workbench.ui.run.GrowthViewModel;
import dev.afterburner.workbench.ui.run.ImagesViewModel;
import dev.afterburner.workbench.ui.run.ModelChoice;
import dev.afterburner.workbench.ui.run.SandboxViewModel;
import dev.afterburner.workbench.ui.run.SessionViewModel;
import dev.afterburner.workbench.ui.run.StandingViewModel;
import dev.afterburner.workbench.ui.run.TradeoffViewModel;
import dev.afterburner.workbench.ui.run.TreeViewModel;
import dev.afterburner.workbench.ui.run.TrendViewModel;
import dev.afterburner.workbench.ui.studies.NewStudyViewModel;
import dev.afterburner.workbench.ui.studies.StudiesViewModel;
import dev.afterburner.workbench.ui.tests.ComparatorViewModel;
import dev.afterburner.workbench.ui.tests.OwnCaseViewModel;
import dev.afterburner.workbench.ui.tests.TestsViewModel;
import dev.afterburner.workbench.ui.training.RolloutOpening;
import dev.afterburner.workbench.ui.training.RolloutsViewModel;
import dev.afterburner.workbench.ui.training.TrainExportViewModel;
import dev.afterburner.workbench.ui.training.TrainingViewModel;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/** Everything the window shows, and what it remembers. */
public final class WorkbenchModel {

  /** Where the first start begins. */
  private static final String FIRST_PROBLEM = "pair-sums";

  private static final String DEMO_HINT = "demo-model";

  private final WindowServices services;
  private final SettingsFile file;
  private final Notices notices = new Notices();
  private final Notices runNotices = new Notices();
  private final ProblemsViewModel problems;
  private final ImportViewModel imports;
  private final HubImportViewModel hubImport;
  private final NewProblemViewModel newProblem;
  private final SessionViewModel session;
  private final VersionsViewModel versions;
  private final RepliesViewModel replies;
  private final RecentViewModel recent;
  private final SessionsViewModel sessions;
  private final SessionPairViewModel pair;
  private final TestsViewModel tests;
  private final OwnCaseViewModel ownCase;
  private final ComparatorViewModel comparator;
  private final ModelPaneViewModel modelPane;
  private final RewardsViewModel rewards;
  private final SandboxViewModel sandbox;
  private final ImagesViewModel images;
  private final BuildViewModel build;
  private final CurvesViewModel curves;
  private final ComparisonViewModel comparison;
  private final TrendViewModel trend;
  private final TradeoffViewModel tradeoff;
  private final TreeViewModel tree;
  private final StandingViewModel standing;
  private final GrowthViewModel growth;
  private final ProfileViewModel profile;
  private final StatusViewModel status;
  private final ConnectViewModel connect;
  private final LoopViewModel loop = new LoopViewModel();
  private final PromptsViewModel prompts;
  private final TemplatesViewModel templates;
  private final PricesViewModel prices;
  private final StudiesViewModel studies;
  private final NewStudyViewModel newStudy;
  private final TrainingViewModel training;
  private final TrainExportViewModel trainExport;
  private final TaskRunner tasks;
  private WindowSettings settings;
  private Runnable onConnect = () -> {};

  public WorkbenchModel(WindowServices services, TaskRunner tasks, InstantSource clock) {
    this.services = services;
    this.file = new SettingsFile(services.settingsFile());
    this.settings = file.read();
    this.problems = new ProblemsViewModel(services.catalogue(), services.library(), tasks);
    this.session =
        new SessionViewModel(
            services.catalogue(),
            services.optimizer(),
            chosen -> chosen.settings(services.prices(), services.prompts()),
            services.store(),
            new DraftFolder(services.settingsFile().resolveSibling("drafts")),
            tasks,
            clock,
            runNotices,
            choices(settings));
    this.versions = new VersionsViewModel(session, services.store(), tasks, runNotices);
    this.replies = new RepliesViewModel(session);
    this.recent = new RecentViewModel(session, services.store(), tasks, runNotices);
    this.sessions = new SessionsViewModel(session, services.store(), tasks, runNotices);
    this.pair = new SessionPairViewModel(services.store(), tasks, runNotices);
    this.tests = new TestsViewModel(session);
    this.ownCase =
        new OwnCaseViewModel(services.library(), services.referenceOutput(), session, tasks);
    this.comparator =
        new ComparatorViewModel(
            services.library(),
            session.problem(),
            () -> session.activity().get().busy(),
            ownCase::reopen,
            tasks);
    this.modelPane = new ModelPaneViewModel(session);
    BaselineViewModel baseline = new BaselineViewModel(services.sandboxes(), session, tasks);
    this.sandbox = new SandboxViewModel(services.sandboxes(), session, tasks);
    this.images = new ImagesViewModel(services.images(), sandbox, tasks);
    this.build = new BuildViewModel(services.builds(), services.languages(), session, tasks);
    sandbox.isolation().addListener((o, before, now) -> baseline.forget());
    sandbox
        .fault()
        .addListener(
            (o, before, now) -> {
              if (!now.isEmpty()) {
                notices.add(Notice.warning(now));
              }
            });
    this.curves = new CurvesViewModel(session, baseline, tasks);
    this.rewards = new RewardsViewModel(session, tasks);
    this.comparison = new ComparisonViewModel(session);
    this.trend = new TrendViewModel(session, tasks);
    this.standing =
        new StandingViewModel(services.calibrator(), services.languages(), session, tasks);
    this.tree = new TreeViewModel(session, tasks);
    this.tradeoff = new TradeoffViewModel(session);
    versions.follow(standing.model());
    this.growth =
        new GrowthViewModel(
            services.catalogue(), services.growth(), services.languages(), session, tasks);
    this.profile =
        new ProfileViewModel(
            (problem, program, name, telling, cancellation) ->
                new Profiler(services.sandboxes())
                    .run(
                        services.judge().measured(problem, program),
                        program.code(),
                        name,
                        telling,
                        cancellation),
            services.languages(),
            session,
            tasks);
    this.imports =
        new ImportViewModel(services.importer(), tasks, problems.notices(), problems::reload);
    this.hubImport = new HubImportViewModel(services.hub(), tasks, problems::reload);
    this.newProblem =
        new NewProblemViewModel(
            services.ownProblems(),
            tasks,
            id -> {
              problems.reload();
              session.open(id);
            });
    this.tasks = tasks;
    settings.models().forEach(this::named);
    session.state().addListener((o, before, now) -> rate(now));
    this.status = new StatusViewModel(session, sandbox.preparing(), clock);
    this.connect = new ConnectViewModel(services.directory(), tasks);
    OpenPrompt open = new OpenPrompt(session, services.languages());
    this.prompts = new PromptsViewModel(services.prompts(), tasks, open);
    this.templates = new TemplatesViewModel(services.prompts(), tasks, open);
    this.prices = new PricesViewModel(services.prices(), tasks);
    this.studies =
        new StudiesViewModel(
            services.studies(),
            session,
            services.store(),
            problems::title,
            tasks,
            clock,
            new Notices());
    this.newStudy =
        new NewStudyViewModel(
            services.studies(), studies, tasks, () -> session.choices().get().model());
    this.training =
        new TrainingViewModel(
            new RolloutsViewModel(new RolloutOpening(session, runNotices), tasks), tasks, clock);
    this.trainExport =
        new TrainExportViewModel(
            services.training(), () -> session.choices().get().language(), tasks);
    new EndingLine(session, runNotices, () -> onConnect.run());
  }

  /** What lets the user connect a model, where a line offers it. */
  void setOnConnect(Runnable action) {
    onConnect = action;
  }

  /** Reads the problems and opens what was open last, or the first one. */
  public void begin() {
    services.warnings().forEach(w -> notices.add(Notice.warning(w)));
    hint();
    // Before a program can be run.
    build.restore(
        settings.builds(),
        fault -> notices.add(Notice.warning(fault)),
        () -> problems.load(this::openFirst));
  }

  /** The rest, which nobody sees in the first pictures: opens the sandbox, readies the search. */
  public void beginUnseen() {
    sandbox.begin(settings.sandbox());
    problems.prepare();
  }

  public WindowServices services() {
    return services;
  }

  /** Lines about the whole window. */
  public Notices notices() {
    return notices;
  }

  /** Lines about running and stepping. */
  public Notices runNotices() {
    return runNotices;
  }

  public ProblemsViewModel problems() {
    return problems;
  }

  public NewProblemViewModel newProblem() {
    return newProblem;
  }

  HubImportViewModel hubImport() {
    return hubImport;
  }

  public ImportViewModel imports() {
    return imports;
  }

  public SessionViewModel session() {
    return session;
  }

  public VersionsViewModel versions() {
    return versions;
  }

  RecentViewModel recent() {
    return recent;
  }

  /** Whether nothing was open when the window was closed last, or there was none yet. */
  boolean beginsWithNothing() {
    return settings.problem() == null;
  }

  public RepliesViewModel replies() {
    return replies;
  }

  public SessionsViewModel sessions() {
    return sessions;
  }

  public SessionPairViewModel pair() {
    return pair;
  }

  public TestsViewModel tests() {
    return tests;
  }

  public OwnCaseViewModel ownCase() {
    return ownCase;
  }

  public ComparatorViewModel comparator() {
    return comparator;
  }

  public ModelPaneViewModel modelPane() {
    return modelPane;
  }

  public RewardsViewModel rewards() {
    return rewards;
  }

  public SandboxViewModel sandbox() {
    return sandbox;
  }

  public BuildViewModel build() {
    return build;
  }

  public ImagesViewModel images() {
    return images;
  }

  public CurvesViewModel curves() {
    return curves;
  }

  public TrendViewModel trend() {
    return trend;
  }

  TreeViewModel tree() {
    return tree;
  }

  TradeoffViewModel tradeoff() {
    return tradeoff;
  }

  public StandingViewModel standing() {
    return standing;
  }

  public GrowthViewModel growth() {
    return growth;
  }

  ProfileViewModel profile() {
    return profile;
  }

  public ComparisonViewModel comparison() {
    return comparison;
  }

  public StatusViewModel status() {
    return status;
  }

  public ConnectViewModel connect() {
    return connect;
  }

  public LoopViewModel loop() {
    return loop;
  }

  public PromptsViewModel prompts() {
    return prompts;
  }

  TemplatesViewModel templates() {
    return templates;
  }

  public PricesViewModel prices() {
    return prices;
  }

  public StudiesViewModel studies() {
    return studies;
  }

  public NewStudyViewModel newStudy() {
    return newStudy;
  }

  public TrainingViewModel training() {
    return training;
  }

  TrainExportViewModel trainExport() {
    return trainExport;
  }

  public WindowSettings settings() {
    return settings;
  }

  public void change(WindowSettings changed) {
    settings = changed;
  }

  /** The model that is chosen. */
  public ModelChoice model() {
    String id = session.choices().get().model();
    return models().stream()
        .filter(m -> m.id().equals(id))
        .findFirst()
        .orElse(services.models().getFirst());
  }

  /** The models that can be chosen: those that come with the program, then those connected. */
  public List<ModelChoice> models() {
    List<ModelChoice> all = new ArrayList<>(services.models());
    for (String words : settings.models()) {
      try {
        all.add(new ModelChoice(words, ModelAddress.parse(words).label(), ""));
      } catch (ModelException e) {
        notices.add(Notice.warning(e.getMessage() + " (it was connected earlier)"));
      }
    }
    return all;
  }

  /** The user has named the model's server himself. */
  private void named(String words) {
    try {
      services.optimizer().confirm("", words);
    } catch (SessionException e) {
      notices.add(Notice.error("", e));
    }
  }

  /** Chooses a model by its words, and how steps are to go. */
  public void use(String words, LoopViewModel.Written written) {
    LoopSettings way = written.loop();
    List<String> connected = new ArrayList<>(settings.models());
    boolean known = models().stream().anyMatch(m -> m.id().equals(words));
    // One that came with a session's file is the chosen one already, and was not typed.
    boolean typed = known || !words.equals(session.choices().get().model());
    if (!known && typed) {
      connected.add(words);
    }
    if (typed) {
      named(words);
    }
    settings = settings.withModels(connected, way);
    boolean otherWay = !way.equals(session.choices().get().loop());
    if (otherWay && session.state().get() != null) {
      runNotices.add(
          Notice.hint(
              "This session continues as it was started; the new settings apply from the next one on"
                  + " (Ctrl+N starts one)."));
    }
    session.choose(
        session.choices().get().withLoop(way).withSteps(written.steps()).withModel(words));
  }

  /** Writes down what is to be remembered. */
  public void save(WindowSettings.@Nullable Place place, Map<String, List<Double>> dividers)
      throws IOException {
    Choices chosen = session.choices().get();
    var problem = session.problem().get();
    var state = session.state().get();
    settings =
        settings
            .withLayout(place, dividers)
            .withSandbox(sandbox.remembered())
            .withBuilds(build.remembered())
            .withWork(
                problem == null ? null : problem.id(),
                state == null ? null : state.started().session(),
                chosen.language(),
                chosen.objective().id(),
                chosen.model(),
                chosen.steps());
    file.write(settings);
  }

  /** Has a session opened instead of the one that was open last. To be called before that. */
  void openFirst(SessionStore.Entry session) {
    settings =
        settings.withWork(
            session.problem(),
            session.id(),
            session.language(),
            settings.objective(),
            settings.model(),
            settings.steps());
  }

  private void openFirst(List<Listing> found) {
    String wanted = settings.problem() == null ? FIRST_PROBLEM : settings.problem();
    tasks.call(
        () -> Bests.read(services.store()),
        bests -> bests.forEach(problems.bests()::put),
        failure -> problems.notices().add(Notice.error("", failure)));
    found.stream()
        .filter(l -> l.id().equals(wanted))
        .findFirst()
        .or(() -> found.stream().findFirst())
        .ifPresent(l -> session.open(l.id(), settings.session()));
  }

  private void rate(@Nullable SessionState state) {
    if (state != null) {
      Bests.of(state).ifPresent(problems.bests()::put);
    }
  }

  private void hint() {
    ModelChoice model = model();
    if (settings.dismissed().contains(DEMO_HINT) || model.help().isEmpty()) {
      return;
    }
    Notice hint =
        Notice.hint(
            model.help(), List.of(new Notice.Answer("Connect a model…", () -> onConnect.run())));
    notices.add(hint);
    session
        .choices()
        .addListener(
            (o, before, now) -> {
              if (!now.model().equals(model.id())) {
                notices.dismiss(hint);
              }
            });
    notices
        .lines()
        .addListener(
            (ListChangeListener<Notice>)
                change -> {
                  if (!notices.lines().contains(hint)) {
                    Set<String> dismissed = new HashSet<>(settings.dismissed());
                    dismissed.add(DEMO_HINT);
                    settings = settings.withDismissed(dismissed);
                  }
                });
  }

  private Choices choices(WindowSettings s) {
    Figure objective =
        Arrays.stream(Figure.values())
            .filter(f -> f.id().equals(s.objective()))
            .findFirst()
            .orElse(Figure.TIME);
    String model =
        models().stream().anyMatch(m -> m.id().equals(s.model()))
            ? s.model()
            : services.models().getFirst().id();
    return new Choices(s.language(), objective, model, s.steps(), s.loop());
  }
}
