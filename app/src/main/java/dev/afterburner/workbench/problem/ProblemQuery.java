package dev.afterburner.workbench.problem;

import java.util.List;
import java.util.Locale;

/**
 * What a person looks for.
 *
 * @param words each must begin a word of id, title, tags or statement; empty for all
 * @param set only this data set; empty for all
 * @param difficulties only these; empty for all
 * @param tags at least one of these; empty for all
 * @param language only problems with a solution in it; empty for all
 * @param limit at most so many
 */
public record ProblemQuery(
    String words,
    String set,
    List<Difficulty> difficulties,
    List<String> tags,
    String language,
    int limit) {

  public ProblemQuery {
    difficulties = List.copyOf(difficulties);
    tags = List.copyOf(tags);
    if (limit < 1) {
      throw new IllegalArgumentException("a search gives at least one problem");
    }
  }

  /** All problems with these words. */
  public static ProblemQuery of(String words, int limit) {
    return new ProblemQuery(words, "", List.of(), List.of(), "", limit);
  }

  /** Whether a listing passes all but the data set, looking at id, title and tags only. */
  boolean fits(Listing listing) {
    String text =
        (listing.id() + " " + listing.title() + " " + String.join(" ", listing.tags()))
            .toLowerCase(Locale.ROOT);
    return words
            .toLowerCase(Locale.ROOT)
            .strip()
            .lines()
            .flatMap(line -> List.of(line.split("\\s+")).stream())
            .allMatch(text::contains)
        && (difficulties.isEmpty() || difficulties.contains(listing.difficulty()))
        && (tags.isEmpty() || listing.tags().stream().anyMatch(tags::contains))
        && (language.isEmpty() || listing.languages().contains(language));
  }
}
