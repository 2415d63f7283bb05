// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.harness;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of a test program that are given a value, found in one pass over its text. */
public final class GivenNames {

  private static final Pattern GIVEN =
      Pattern.compile("(?<![\\w.])([\\p{L}_$]\\w*+)\\s*+(?::=|=(?!=))\\s*+");

  /** What changes a value. An index that goes on for long is taken for a change. */
  private static final Pattern CHANGED =
      Pattern.compile(
          "(?<![\\w.])([\\p{L}_$]\\w*+)\\s*+(?:\\+=|-=|\\+\\+|--"
              + "|\\.(?:append|push|add|insert|extend|remove)\\b"
              + "|\\[(?:[^\\]]{0,500}+\\]\\s*+=|[^\\]]{501}))");

  /** What is no plain call. */
  private static final Pattern RECKONED =
      Pattern.compile("[=!<>]=|[<>?]|&&|\\|\\||\\b(?:if|for|and|or|not|lambda)\\b");

  /** A longer value is none that could be read. */
  private static final int LONGEST = 10_000;

  private final String test;

  /** Where the value begins; −1 for a name that is given several. */
  private final Map<String, Integer> values = new HashMap<>();

  private final Set<String> changed = new HashSet<>();
  private final Map<String, Boolean> results = new HashMap<>();

  public GivenNames(String test) {
    this.test = test;
    Matcher given = GIVEN.matcher(test);
    while (given.find()) {
      values.merge(given.group(1), given.end(), (one, other) -> -1);
    }
    Matcher change = CHANGED.matcher(test);
    for (int from = 0; change.find(from); from = change.end(1)) {
      changed.add(change.group(1));
    }
  }

  /** Whether a name is given a call's result once, and nothing is done with it after that. */
  public boolean isResult(String name) {
    return results.computeIfAbsent(
        name,
        given -> {
          int start = values.getOrDefault(given, -1);
          return start >= 0 && !changed.contains(given) && isCall(start);
        });
  }

  private boolean isCall(int start) {
    int end = start;
    while (end < test.length() && test.charAt(end) != ';' && test.charAt(end) != '\n') {
      end++;
      if (end - start > LONGEST) {
        return false;
      }
    }
    String value = test.substring(start, end);
    return value.contains("(") && !RECKONED.matcher(value).find();
  }
}
