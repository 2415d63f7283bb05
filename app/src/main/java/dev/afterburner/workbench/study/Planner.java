// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study;

import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.model.DemoModel;
import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.catalogue.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/** Finds a study's problems and makes its plan. */
public final class Planner {

  private final Catalogue catalogue;
  private final ProblemChoice.Saved saved;
  private final List<Language> languages;
  private final BiPredicate<String, String> hasDemo;

  /**
   * A planner.
   *
   * @param languages those there are
   * @param hasDemo whether the demo model has replies for a problem id and a language id
   */
  public Planner(
      Catalogue catalogue,
      ProblemChoice.Saved saved,
      List<Language> languages,
      BiPredicate<String, String> hasDemo) {
    this.catalogue = catalogue;
    this.saved = saved;
    this.languages = List.copyOf(languages);
    this.hasDemo = hasDemo;
  }

  /** The plan of a study. */
  public Plan plan(Study study) throws StudyException {
    boolean demo = study.arms().stream().anyMatch(a -> a.model().equals(DemoModel.ID));
    Map<String, List<String>> problems = new TreeMap<>();
    List<String> omitted = new ArrayList<>();
    for (String language : study.languages()) {
      check(language);
      List<String> ids =
          study.problems().of(catalogue, language, saved).stream().map(Listing::id).toList();
      List<String> asked =
          demo ? ids.stream().filter(id -> hasDemo.test(id, language)).toList() : ids;
      if (asked.size() < ids.size()) {
        omitted.add(
            "%d of %d problems in %s are left out: the demo model has no recorded replies for them"
                .formatted(ids.size() - asked.size(), ids.size(), language));
      }
      if (asked.isEmpty()) {
        throw StudyException.badUse(
            "the study has no problem in "
                + language
                + (ids.isEmpty()
                    ? "; `workbench problems search` shows what there is"
                    : " that the demo model has recorded replies for; name another model"));
      }
      problems.put(language, withHarness(study, asked, omitted));
    }
    return Plan.of(study, problems, omitted, this::digest);
  }

  /** The problems that the study's protocol can measure. */
  private List<String> withHarness(Study study, List<String> ids, List<String> omitted)
      throws StudyException {
    if (study.protocol() != Study.Protocol.PAPER) {
      return ids;
    }
    List<String> with = new ArrayList<>();
    for (String id : ids) {
      try {
        if (catalogue.publishedHarness(id).isPresent()) {
          with.add(id);
        }
      } catch (ProblemException e) {
        throw unreadable(id, e);
      }
    }
    if (with.isEmpty()) {
      throw StudyException.badUse(
          "protocol paper needs problems with a published harness, and none of the "
              + ids.size()
              + " chosen has one; import the Venus set, or set protocol: workbench");
    }
    if (with.size() < ids.size()) {
      omitted.add(
          "%d of %d problems are left out: they came without a published harness"
              .formatted(ids.size() - with.size(), ids.size()));
    }
    return with;
  }

  private static StudyException unreadable(String problem, ProblemException e) {
    return new StudyException("the problem " + problem + " can't be read: " + e.getMessage(), e);
  }

  private void check(String language) throws StudyException {
    if (languages.stream().noneMatch(l -> l.id().equals(language))) {
      throw StudyException.badUse(
          "the study names the language %s; there are %s"
              .formatted(
                  language, String.join(", ", languages.stream().map(Language::id).toList())));
    }
  }

  private String digest(String problem) throws StudyException {
    try {
      return Digest.of(catalogue.find(problem));
    } catch (ProblemException e) {
      throw unreadable(problem, e);
    }
  }
}
