// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train.data;

import static java.util.stream.Collectors.toList;

import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.catalogue.Catalogue;
import dev.afterburner.workbench.problem.catalogue.ProblemLibrary;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.store.StoreException;
import dev.afterburner.workbench.train.ExportSettings;
import dev.afterburner.workbench.train.Stage;
import dev.afterburner.workbench.train.TrainException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gathers what each problem gives. */
public final class Gatherer {

  private final ExportSettings settings;
  private final Sources sources;
  private final TestProblems tests;
  private final LibraryRows references;
  private final SessionRows versions;
  private @Nullable Map<String, List<SessionStore.Entry>> entries;

  /**
   * Where rows come from.
   *
   * @param machine only what was measured on it counts
   */
  public record Sources(
      Catalogue catalogue,
      ProblemLibrary library,
      SessionStore sessions,
      Language language,
      String machine,
      PromptTexts prompts) {}

  public Gatherer(ExportSettings settings, Sources sources, TestProblems tests) {
    this.settings = settings;
    this.sources = sources;
    this.tests = tests;
    this.references = new LibraryRows(settings, sources.language(), sources.prompts());
    // Reasoned replies come from sessions, whatever the other rows come from.
    this.versions =
        new SessionRows(
            settings.sessions() ? settings : settings.only(Stage.COLD_START),
            sources.language(),
            sources.prompts());
  }

  /**
   * The problems that are held out of training, drawn by the seed among those that something was
   * measured of; test problems are not among them.
   */
  public Set<String> heldOut(List<String> problems) throws ProblemException {
    List<String> known = new ArrayList<>();
    for (String id : problems) {
      if (!tests.ids().contains(id) && (settings.sessions() || isMeasured(id))) {
        known.add(id);
      }
    }
    known.sort(Comparator.comparing(id -> TestProblems.sha256(settings.seed() + "/" + id)));
    int count = (int) Math.round(settings.validation() * known.size());
    boolean any = settings.validation() > 0 && known.size() > 1;
    return new HashSet<>(known.subList(0, any ? Math.max(1, count) : 0));
  }

  private boolean isMeasured(String id) throws ProblemException {
    return sources.library().calibrations(id).stream()
        .anyMatch(
            c ->
                c.machine().equals(sources.machine())
                    && c.language().equals(sources.language().id()));
  }

  /** Ids of the problems that there are sessions on, in this language. */
  public List<String> tried() throws StoreException {
    return List.copyOf(entries().keySet());
  }

  /**
   * What a problem gives.
   *
   * @param validation whether it is held out
   */
  public Part part(String id, boolean validation)
      throws TrainException, ProblemException, StoreException {
    Problem problem;
    String set;
    try {
      problem = sources.catalogue().find(id);
      set = sources.library().has(id) ? sources.library().imported(id).set() : "";
    } catch (ProblemException e) {
      Part.Builder none = new Part.Builder(id, "", "");
      none.refuse("problems that are not there, or unreadable", 1);
      return none.build();
    }
    Part.Builder part = new Part.Builder(id, TestProblems.digest(problem.statement()), set);
    Optional<String> objection = tests.objection(id, problem.statement());
    if (objection.isPresent()) {
      part.refuse(objection.get(), 1);
      return part.build();
    }
    if (validation) {
      part.refuse("problems held out for validation", 1);
    }
    if (!settings.sessions()) {
      MeasuredSolutions solutions =
          MeasuredSolutions.of(problem, sources.language(), sources.library(), sources.machine());
      references.add(problem, solutions, validation, part);
    }
    if (settings.sessions() || settings.stages().contains(Stage.COLD_START)) {
      versions.add(problem, sessions(id), validation, part);
    }
    return part.build();
  }

  private List<SessionState> sessions(String problem) throws StoreException {
    List<SessionState> found = new ArrayList<>();
    for (SessionStore.Entry entry : entries().getOrDefault(problem, List.of())) {
      found.add(SessionState.fold(sources.sessions().read(entry.id())));
    }
    return found;
  }

  /** Of this language, by problem; asked for once, since there may be thousands of problems. */
  private Map<String, List<SessionStore.Entry>> entries() throws StoreException {
    if (entries == null) {
      entries =
          sources.sessions().list().stream()
              .filter(e -> e.language().equals(sources.language().id()))
              .collect(Collectors.groupingBy(SessionStore.Entry::problem, TreeMap::new, toList()));
    }
    return entries;
  }
}
