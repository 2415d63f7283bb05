// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What a person looks for.
 *
 * @param words each must begin a word of id, title, tags or statement; empty for all
 * @param set only this data set; empty for all
 * @param split only this part of a data set, such as train or test; empty for all
 * @param difficulties only these; empty for all
 * @param tags at least one of these; empty for all
 * @param language only problems with a solution in it; empty for all
 * @param references only problems with at least so many solutions
 * @param order how they follow each other
 * @param limit at most so many
 */
public record ProblemQuery(
    String words,
    String set,
    String split,
    List<Difficulty> difficulties,
    List<String> tags,
    String language,
    int references,
    Order order,
    int limit) {

  /** How found problems follow each other. */
  public enum Order {
    /** Words in title, id and tags before words in the statement; by title without words. */
    FIT,
    TITLE,
    DIFFICULTY,
    /** The most first. */
    REFERENCES;

    /** The same order of listings; of those that it does not tell apart, by title. */
    public Comparator<Listing> comparator() {
      Comparator<Listing> title =
          Comparator.comparing(Listing::title, String.CASE_INSENSITIVE_ORDER)
              .thenComparing(Listing::id);
      return switch (this) {
        case FIT, TITLE -> title;
        case DIFFICULTY -> Comparator.comparing(Listing::difficulty).thenComparing(title);
        case REFERENCES ->
            Comparator.comparingInt(Listing::references).reversed().thenComparing(title);
      };
    }
  }

  /** Every problem, by title. */
  public static final ProblemQuery ALL =
      new ProblemQuery("", "", "", List.of(), List.of(), "", 0, Order.FIT, Integer.MAX_VALUE);

  public ProblemQuery {
    difficulties = List.copyOf(difficulties);
    tags = List.copyOf(tags);
    if (limit < 1) {
      throw new IllegalArgumentException("a search gives at least one problem");
    }
  }

  /** All problems with these words. */
  public static ProblemQuery of(String words, int limit) {
    return new ProblemQuery(words, "", "", List.of(), List.of(), "", 0, Order.FIT, limit);
  }

  /** The same with other words. */
  public ProblemQuery withWords(String other) {
    return new ProblemQuery(
        other, set, split, difficulties, tags, language, references, order, limit);
  }

  /** The same in another data set. */
  public ProblemQuery withSet(String other) {
    return new ProblemQuery(
        words, other, split, difficulties, tags, language, references, order, limit);
  }

  /** The same in another part of a data set. */
  public ProblemQuery withSplit(String other) {
    return new ProblemQuery(
        words, set, other, difficulties, tags, language, references, order, limit);
  }

  /** The same for other difficulties. */
  public ProblemQuery withDifficulties(List<Difficulty> others) {
    return new ProblemQuery(words, set, split, others, tags, language, references, order, limit);
  }

  /** The same for other tags. */
  public ProblemQuery withTags(List<String> others) {
    return new ProblemQuery(
        words, set, split, difficulties, others, language, references, order, limit);
  }

  /** The same for another language. */
  public ProblemQuery withLanguage(String other) {
    return new ProblemQuery(words, set, split, difficulties, tags, other, references, order, limit);
  }

  /** The same for problems with at least so many solutions. */
  public ProblemQuery withReferences(int least) {
    return new ProblemQuery(words, set, split, difficulties, tags, language, least, order, limit);
  }

  /** The same in another order. */
  public ProblemQuery withOrder(Order other) {
    return new ProblemQuery(
        words, set, split, difficulties, tags, language, references, other, limit);
  }

  /** The same with another limit. */
  public ProblemQuery withLimit(int most) {
    return new ProblemQuery(
        words, set, split, difficulties, tags, language, references, order, most);
  }

  /** Whether the order is other than that of the search itself. */
  public boolean isSorted() {
    return order != Order.FIT || words.isBlank();
  }

  /** Whether a listing passes all but set and split. */
  public boolean fits(Listing listing, String statement) {
    String tagged = String.join(" ", listing.tags());
    String text =
        (listing.id() + " " + listing.title() + " " + tagged + " " + statement)
            .toLowerCase(Locale.ROOT);
    return words
            .toLowerCase(Locale.ROOT)
            .strip()
            .lines()
            .flatMap(line -> List.of(line.split("\\s+")).stream())
            .allMatch(text::contains)
        && (difficulties.isEmpty() || difficulties.contains(listing.difficulty()))
        && (tags.isEmpty() || listing.tags().stream().anyMatch(tags::contains))
        && (language.isEmpty() || listing.languages().contains(language))
        && listing.references() >= references;
  }
}
