package dev.afterburner.workbench.ui.problems;

import dev.afterburner.workbench.problem.Listing;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Finds problems by words in title, id and tags, and in the statement once that is known. */
final class SearchIndex {

  private final Map<String, String> texts = new ConcurrentHashMap<>();
  private final Map<String, String> statements = new ConcurrentHashMap<>();

  void add(Listing listing) {
    texts.put(
        listing.id(),
        (listing.title() + ' ' + listing.id() + ' ' + String.join(" ", listing.tags()))
            .toLowerCase(Locale.ROOT));
  }

  void addStatement(String id, String statement) {
    statements.put(id, statement.toLowerCase(Locale.ROOT));
  }

  /** Those of the listings that hold every word of the query. */
  List<Listing> find(List<Listing> listings, String query) {
    String[] words = query.toLowerCase(Locale.ROOT).strip().split("\\s+");
    return listings.stream().filter(l -> holds(l.id(), words)).toList();
  }

  private boolean holds(String id, String[] words) {
    String text = texts.getOrDefault(id, "");
    String statement = statements.getOrDefault(id, "");
    return Arrays.stream(words).allMatch(w -> text.contains(w) || statement.contains(w));
  }
}
