// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.console;

import dev.afterburner.workbench.problem.Difficulty;
import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.ProblemQuery;
import dev.afterburner.workbench.problem.catalogue.BundledCatalogue;
import dev.afterburner.workbench.problem.catalogue.Catalogue;
import dev.afterburner.workbench.problem.catalogue.ProblemLibrary;
import dev.afterburner.workbench.problem.catalogue.Subset;
import dev.afterburner.workbench.store.StoreException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which problems a command is about; shared by search, verify, export and calibrate. */
public final class SubsetOptions {

  @Option(names = "--set", paramLabel = "S", description = "Only this data set.")
  private String set = "";

  @Option(
      names = "--split",
      paramLabel = "P",
      description = "Only this split of a data set, as published: train, test.")
  private String split = "";

  @Option(
      names = "--difficulty",
      split = ",",
      paramLabel = "D",
      description = "Only easy, medium, hard or unrated ones; several separated by commas.")
  private List<String> difficulties = List.of();

  @Option(
      names = "--tag",
      paramLabel = "T",
      description = "Only problems with this tag; may be given several times.")
  private List<String> tags = List.of();

  @Option(
      names = "--language",
      paramLabel = "L",
      description = "Only problems with a solution in this language.")
  private String language = "";

  @Option(
      names = "--min-references",
      paramLabel = "N",
      description = "Only problems with at least N references.")
  private int references;

  @Option(
      names = "--status",
      paramLabel = "S",
      description = "tried: only problems with a session; new: only those without.")
  private @Nullable String status;

  @Option(
      names = "--sort",
      paramLabel = "O",
      description = "Sort by title, difficulty or references.")
  private @Nullable String sort;

  @Option(
      names = "--sample",
      paramLabel = "N",
      description = "A random sample of N problems, drawn by --seed.")
  private @Nullable Integer sample;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Random seed of --sample and of every other draw (default: 1).")
  private long seed = 1;

  @Option(
      names = "--subset",
      paramLabel = "NAME",
      description = "Only the problems that `problems search … --save NAME` has saved.")
  private @Nullable String saved;

  public String language() {
    return language;
  }

  public int references() {
    return references;
  }

  public long seed() {
    return seed;
  }

  /** How the problems are chosen, in words for a record. */
  public String words(List<String> ids) {
    List<String> words = new ArrayList<>();
    if (saved != null) {
      words.add("subset " + saved);
    }
    if (!set.isEmpty()) {
      words.add("set " + set);
    }
    if (!split.isEmpty()) {
      words.add("split " + split);
    }
    if (!difficulties.isEmpty()) {
      words.add("difficulty " + String.join(", ", difficulties));
    }
    if (!tags.isEmpty()) {
      words.add("tags " + String.join(", ", tags));
    }
    if (references > 0) {
      words.add("at least " + references + " solutions");
    }
    if (status != null) {
      words.add(status);
    }
    if (sample != null) {
      words.add(sample + " drawn");
    }
    if (!ids.isEmpty()) {
      words.add(ids.size() + " named");
    }
    return words.isEmpty() ? "all problems" : String.join("; ", words);
  }

  /**
   * Makes sure that somebody chose: work on all problems is not begun by mistake.
   *
   * @param ids of problems that are named
   */
  public void requireChoice(List<String> ids) throws BadUse {
    if (ids.isEmpty() && saved == null && !narrowed()) {
      throw new BadUse("name problems, or choose some by --set, --tag, --subset …");
    }
  }

  private boolean narrowed() {
    return sample != null
        || status != null
        || sort != null
        || references > 0
        || !(set.isEmpty() && split.isEmpty() && language.isEmpty())
        || !(difficulties.isEmpty() && tags.isEmpty());
  }

  /**
   * The subset that is asked for.
   *
   * @param words also looked for
   */
  public Subset subset(String words, LibraryOpening library)
      throws BadUse, ProblemException, StoreException {
    String name = saved;
    if (name == null) {
      check();
      checkSet(library);
      return subsetOf(words);
    }
    if (!words.isBlank() || narrowed()) {
      throw new BadUse("--subset " + name + " can't be combined with other filters");
    }
    ProblemLibrary open = library.open();
    Map<String, Subset> known = open.saved();
    Subset found = known.get(name);
    if (found == null) {
      throw new BadUse(
          "there is no subset \""
              + name
              + "\"; "
              + (known.isEmpty()
                  ? "`problems search … --save NAME` saves one"
                  : "choose one of " + String.join(", ", known.keySet())));
    }
    return found;
  }

  private void check() throws BadUse {
    for (String word : difficulties) {
      word(Difficulty.class, "--difficulty", word);
    }
    if (status != null) {
      word(Subset.Status.class, "--status", status);
    }
    if (sort != null) {
      word(ProblemQuery.Order.class, "--sort", sort);
    }
    Integer size = sample;
    if (size != null && size < 1) {
      throw new BadUse("--sample must be at least 1, not " + size);
    }
  }

  /** A format of files often has another name than the set that they hold. */
  private void checkSet(LibraryOpening library) throws BadUse, ProblemException, StoreException {
    if (set.isEmpty() || set.equals(BundledCatalogue.SET)) {
      return;
    }
    List<String> sets = new ArrayList<>(List.of(BundledCatalogue.SET));
    library.open().sets().forEach(s -> sets.add(s.set()));
    if (!sets.contains(set)) {
      throw new BadUse(
          "there is no data set "
              + set
              + "; choose one of "
              + String.join(", ", sets)
              + ", or `problems import` another");
    }
  }

  private Subset subsetOf(String words) {
    return new Subset(
        new ProblemQuery(
            words,
            set,
            split,
            difficulties.stream().map(w -> known(Difficulty.class, w)).toList(),
            tags,
            language,
            references,
            sort == null ? ProblemQuery.Order.FIT : known(ProblemQuery.Order.class, sort),
            Integer.MAX_VALUE),
        status == null ? Subset.Status.ANY : known(Subset.Status.class, status),
        sample == null ? 0 : sample,
        seed);
  }

  private static <T extends Enum<T>> T known(Class<T> kind, String word) {
    return Enum.valueOf(kind, word.strip().toUpperCase(Locale.ROOT));
  }

  private static <T extends Enum<T>> void word(Class<T> kind, String option, String word)
      throws BadUse {
    List<String> words = new ArrayList<>();
    for (T value : kind.getEnumConstants()) {
      words.add(value.name().toLowerCase(Locale.ROOT));
    }
    if (!words.contains(word.strip().toLowerCase(Locale.ROOT))) {
      throw new BadUse(option + " is one of " + String.join(", ", words) + ", not " + word);
    }
  }

  /**
   * The problems, of the catalogue or of those that are named.
   *
   * @param ids where not empty, these and no others; each must be there
   * @param language only problems with a solution in it; empty for any
   */
  public List<Listing> listings(
      Catalogue catalogue,
      List<String> ids,
      String language,
      LibraryOpening library,
      TriedProblems tried)
      throws BadUse, ProblemException, StoreException {
    if (ids.isEmpty()) {
      Subset subset = subset("", library);
      ProblemQuery query =
          language.isEmpty() ? subset.query() : subset.query().withLanguage(language);
      return new Subset(query, subset.status(), subset.size(), subset.seed())
          .of(catalogue, subset.status() == Subset.Status.ANY ? Set.of() : tried.ids());
    }
    Set<String> wanted = new LinkedHashSet<>(ids);
    List<Listing> found =
        catalogue.list().stream().filter(listing -> wanted.remove(listing.id())).toList();
    if (!wanted.isEmpty()) {
      throw new BadUse(
          "there is no problem "
              + String.join(", ", wanted)
              + "; ./workbench problems search WORDS finds them");
    }
    return found.stream()
        .filter(l -> language.isEmpty() || l.languages().contains(language))
        .toList();
  }
}
