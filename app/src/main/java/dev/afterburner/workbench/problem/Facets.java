// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What problems can be told apart by, and how many there are of each kind.
 *
 * @param sets by data set
 * @param splits by part of a data set; problems without one are not counted
 * @param difficulties by difficulty
 * @param tags by tag
 * @param languages by language id
 * @param withReferences how many have a solution
 */
public record Facets(
    Map<String, Integer> sets,
    Map<String, Integer> splits,
    Map<Difficulty, Integer> difficulties,
    Map<String, Integer> tags,
    Map<String, Integer> languages,
    int withReferences) {

  public static final Facets NONE = of(Map.of(), Map.of(), List.of());

  public Facets {
    sets = new TreeMap<>(sets);
    splits = new TreeMap<>(splits);
    difficulties = new TreeMap<>(difficulties);
    tags = new TreeMap<>(tags);
    languages = new TreeMap<>(languages);
  }

  /** Counts listings; sets and splits are not told by these. */
  public static Facets of(
      Map<String, Integer> sets, Map<String, Integer> splits, List<Listing> listings) {
    return new Facets(
        sets,
        splits,
        counts(listings.stream().map(Listing::difficulty)),
        counts(listings.stream().flatMap(l -> l.tags().stream())),
        counts(listings.stream().flatMap(l -> l.languages().stream())),
        (int) listings.stream().filter(l -> l.references() > 0).count());
  }

  /** These and the other's. */
  public Facets plus(Facets other) {
    return new Facets(
        sums(sets, other.sets),
        sums(splits, other.splits),
        sums(difficulties, other.difficulties),
        sums(tags, other.tags),
        sums(languages, other.languages),
        withReferences + other.withReferences);
  }

  private static <K> Map<K, Integer> counts(Stream<K> values) {
    return values.collect(Collectors.toMap(v -> v, v -> 1, Integer::sum));
  }

  private static <K extends Comparable<K>> Map<K, Integer> sums(
      Map<K, Integer> one, Map<K, Integer> other) {
    Map<K, Integer> sums = new TreeMap<>(one);
    other.forEach((key, count) -> sums.merge(key, count, Integer::sum));
    return sums;
  }
}
