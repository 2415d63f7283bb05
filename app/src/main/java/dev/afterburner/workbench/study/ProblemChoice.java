// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study;

import dev.afterburner.workbench.problem.Difficulty;
import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.ProblemQuery;
import dev.afterburner.workbench.problem.catalogue.Catalogue;
import dev.afterburner.workbench.problem.catalogue.Subset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which problems a study asks.
 *
 * @param ids these and no others; empty for those below
 * @param subset name of a saved subset; empty for the query below
 * @param words each must begin a word of id, title, tags or statement
 * @param set only this data set; empty for all
 * @param split only this part of a data set; empty for all
 * @param difficulties only these; empty for all
 * @param tags at least one of these; empty for all
 * @param references only problems with at least so many solutions
 * @param sample so many, drawn by the seed; 0 for all
 * @param seed of the draw
 */
public record ProblemChoice(
    List<String> ids,
    String subset,
    String words,
    String set,
    String split,
    List<Difficulty> difficulties,
    List<String> tags,
    int references,
    int sample,
    long seed) {

  public ProblemChoice {
    ids = List.copyOf(ids);
    difficulties = List.copyOf(difficulties);
    tags = List.copyOf(tags);
  }

  /** Opens the saved subsets when they are wanted. */
  @FunctionalInterface
  public interface Saved {
    Map<String, Subset> subsets() throws StudyException;
  }

  /**
   * The problems that have solutions in a language.
   *
   * @throws StudyException where a problem or a subset is named that there is not
   */
  public List<Listing> of(Catalogue catalogue, String language, Saved saved) throws StudyException {
    if (!ids.isEmpty()) {
      return named(catalogue, language);
    }
    Subset chosen = subset.isEmpty() ? query() : saved(saved);
    ProblemQuery query = chosen.query().withLanguage(language);
    return new Subset(query, Subset.Status.ANY, chosen.size(), chosen.seed())
        .of(catalogue, Set.of());
  }

  private List<Listing> named(Catalogue catalogue, String language) throws StudyException {
    Set<String> wanted = new LinkedHashSet<>(ids);
    List<Listing> found =
        catalogue.list().stream().filter(listing -> wanted.remove(listing.id())).toList();
    if (!wanted.isEmpty()) {
      String first = wanted.iterator().next();
      String advice = "`workbench problems search WORDS` finds one";
      try {
        catalogue.find(first);
      } catch (ProblemException e) {
        advice = e.getMessage();
      }
      throw StudyException.badUse(
          "the study names the problem " + first + ", and there is none: " + advice);
    }
    return found.stream().filter(l -> l.languages().contains(language)).toList();
  }

  private Subset query() {
    return new Subset(
        new ProblemQuery(
            words,
            set,
            split,
            difficulties,
            tags,
            "",
            references,
            ProblemQuery.Order.FIT,
            Integer.MAX_VALUE),
        Subset.Status.ANY,
        sample,
        seed);
  }

  private Subset saved(Saved saved) throws StudyException {
    Map<String, Subset> known = saved.subsets();
    Subset found = known.get(subset);
    if (found == null) {
      throw StudyException.badUse(
          "the study names the subset \""
              + subset
              + "\", and there is none of that name; "
              + (known.isEmpty()
                  ? "`workbench problems search … --save NAME` keeps one"
                  : "choose one of " + String.join(", ", known.keySet())));
    }
    return found;
  }
}
