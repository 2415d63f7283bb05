// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.catalogue;

import java.util.Collection;
import java.util.List;

/** Which known ids someone may have meant. */
final class NearIds {

  private static final int AT_MOST = 3;

  private NearIds() {}

  /** The nearest ids, best first: few edits away, or one part of the other. */
  static List<String> of(String wanted, Collection<String> known) {
    String lower = wanted.toLowerCase(java.util.Locale.ROOT).strip().replace('_', '-');
    record Near(String id, int distance) {}
    return known.stream()
        .map(id -> new Near(id, distance(lower, id)))
        .filter(near -> near.distance <= Math.max(2, lower.length() / 3))
        .sorted(java.util.Comparator.comparingInt(Near::distance).thenComparing(Near::id))
        .limit(AT_MOST)
        .map(Near::id)
        .toList();
  }

  private static int distance(String wanted, String id) {
    if (wanted.length() >= 3 && id.contains(wanted)) {
      return 0;
    }
    return levenshtein(wanted, id);
  }

  /** Fewest insertions, deletions and changes of one character that turn one into the other. */
  static int levenshtein(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
