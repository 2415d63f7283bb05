// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize;

import dev.afterburner.sandbox.InterleavedRuns;
import dev.afterburner.sandbox.Isolation;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Builds;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.judge.Judge;
import dev.afterburner.workbench.measure.Measurer;
import dev.afterburner.workbench.model.ModelException;
import dev.afterburner.workbench.model.Models;
import dev.afterburner.workbench.model.NamedServers;
import dev.afterburner.workbench.model.PromptTemplate;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.catalogue.Catalogue;
import dev.afterburner.workbench.session.Origin;
import dev.afterburner.workbench.session.SessionEvent;
import dev.afterburner.workbench.session.Settings;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.store.StoreException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** Opens sessions of the iterative loop. */
public final class LoopOptimizer implements Optimizer {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Sandbox sandbox;
  private final Judge judge;
  private final InterleavedRuns.Plan plan;
  private final CalibratorOpening calibrator;
  private final Models models;
  private final Path prompts;
  private final Catalogue catalogue;
  private final List<Language> languages;
  private final Builds builds;
  private final SessionStore store;
  private final NamedServers servers;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final RandomGenerator random;
  private final HotLines hotLines;

  /**
   * An optimizer.
   *
   * @param sandbox where programs are measured
   * @param judge decides about correctness
   * @param plan how often a version is measured; its least number of runs is that of pairs
   * @param calibrator knows the figures of references, for sessions that end by them
   * @param models finds the model that a session's settings name
   * @param prompts folder of prompt templates, one an objective
   * @param catalogue finds the problem of a session that is opened again
   * @param languages the languages there are
   * @param builds how programs are built: a session that goes on takes its own way again
   * @param servers those that may be asked
   * @param store keeps the sessions
   * @param clock what time it is
   * @param random makes sessions' ids different
   * @param hotLines profiles programs for prompts that ask for it
   */
  public LoopOptimizer(
      Sandbox sandbox,
      Judge judge,
      InterleavedRuns.Plan plan,
      CalibratorOpening calibrator,
      Models models,
      Path prompts,
      Catalogue catalogue,
      List<Language> languages,
      Builds builds,
      SessionStore store,
      NamedServers servers,
      InstantSource clock,
      RandomGenerator random,
      HotLines hotLines) {
    this(
        sandbox,
        judge,
        plan,
        calibrator,
        models,
        prompts,
        catalogue,
        languages,
        builds,
        store,
        servers,
        clock,
        System::nanoTime,
        random,
        hotLines);
  }

  /**
   * An optimizer with a clock of its own for how long steps take.
   *
   * @param nanoTime stands still while the machine sleeps
   */
  LoopOptimizer(
      Sandbox sandbox,
      Judge judge,
      InterleavedRuns.Plan plan,
      CalibratorOpening calibrator,
      Models models,
      Path prompts,
      Catalogue catalogue,
      List<Language> languages,
      Builds builds,
      SessionStore store,
      NamedServers servers,
      InstantSource clock,
      LongSupplier nanoTime,
      RandomGenerator random,
      HotLines hotLines) {
    this.sandbox = sandbox;
    this.judge = judge;
    this.plan = plan;
    this.calibrator = calibrator;
    this.models = models;
    this.prompts = prompts;
    this.catalogue = catalogue;
    this.languages = List.copyOf(languages);
    this.builds = builds;
    this.store = store;
    this.servers = servers;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.random = random;
    this.hotLines = hotLines;
  }

  @Override
  public Session start(
      Problem problem,
      String language,
      String code,
      Settings settings,
      Consumer<SessionEvent> listener)
      throws SessionException {
    Isolation.Level isolation = sandbox.isolation().level();
    Language its = language(language);
    SessionEvent.SessionStarted.Built built =
        new SessionEvent.SessionStarted.Built(builds.spelledOut(its), its.words(builds.of(its)));
    SessionEvent.SessionStarted started =
        new SessionEvent.SessionStarted(
            newId(), problem.id(), language, settings, isolation, built, clock.instant());
    try {
      Asking asking = asking(problem, language, settings);
      Trial trial = trial(problem, language);
      if (servers.unnamed("", settings.model()).isEmpty()) {
        servers.name(started.session(), settings.model());
      }
      Journal journal = Journal.begin(store, listener, started);
      if (!code.isBlank()) {
        journal.write(new SessionEvent.VersionCreated(0, null, Origin.ORIGINAL, 0, code));
      }
      return new LoopSession(
          journal,
          asking,
          trial,
          again(problem, language),
          percentile(problem, language),
          clock,
          nanoTime);
    } catch (StoreException | ModelException e) {
      throw new SessionException(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public Optional<String> unconfirmed(String session, String model) {
    return servers.unnamed(session, model);
  }

  @Override
  public void confirm(String session, String model) throws SessionException {
    try {
      servers.name(session, model);
    } catch (ModelException e) {
      throw new SessionException(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public Session reopen(SessionStore.Entry entry, Consumer<SessionEvent> listener)
      throws SessionException {
    try {
      Problem problem = catalogue.find(entry.problem());
      Journal journal = Journal.reopen(store, listener, entry.id());
      SessionEvent.SessionStarted started = journal.state().started();
      Settings settings = started.settings();
      adopt(language(entry.language()), started);
      Asking asking = asking(problem, entry.language(), settings);
      return new LoopSession(
          journal,
          asking,
          trial(problem, entry.language()),
          again(problem, entry.language()),
          percentile(problem, entry.language()),
          clock,
          nanoTime);
    } catch (ProblemException | StoreException | ModelException e) {
      throw new SessionException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Versions that are built in another way than those before can't be compared with them. */
  private void adopt(Language language, SessionEvent.SessionStarted started)
      throws SessionException {
    try {
      builds.adopt(language, started.built().build());
    } catch (SandboxException e) {
      throw new SessionException(String.valueOf(e.getMessage()), e);
    }
  }

  private Asking asking(Problem problem, String language, Settings settings)
      throws ModelException, SessionException {
    String own = settings.requests().template();
    PromptTemplate template =
        own.isEmpty()
            ? PromptTemplate.read(prompts, settings.objective(), language)
            : PromptTemplate.of("the session's prompt template", own);
    return new Asking(models, servers, template, problem, language(language), hotLines, nanoTime);
  }

  private PercentileStop percentile(Problem problem, String language) throws SessionException {
    return new PercentileStop(calibrator, problem, language(language));
  }

  private Trial trial(Problem problem, String language) throws SessionException {
    return new Trial(judge, new Measurer(sandbox, judge), plan, problem, language(language));
  }

  private MeasuringAgain again(Problem problem, String language) throws SessionException {
    return new MeasuringAgain(
        judge, new Measurer(sandbox, judge), problem, language(language), clock);
  }

  private Language language(String id) throws SessionException {
    for (Language language : languages) {
      if (language.id().equals(id)) {
        return language;
      }
    }
    String known = String.join(", ", languages.stream().map(Language::id).toList());
    throw new SessionException("there is no language " + id + "; choose one of " + known);
  }

  private String newId() {
    return STAMP.format(clock.instant())
        + "-"
        + String.format(Locale.ROOT, "%08x", random.nextInt());
  }
}
