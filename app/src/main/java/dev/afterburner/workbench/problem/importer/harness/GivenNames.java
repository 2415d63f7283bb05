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

  /** A call that makes no value of a type: such names begin with a small letter. */
  private static final Pattern FUNCTION =
      Pattern.compile("(?<!new )(?<![\\w$.])(?:[\\w$]++\\.)*+(?:[a-z_$][\\w$]*+)\\s*+\\(");

  /** Lists of the standard libraries that are made by a function. */
  private static final Pattern MAKER =
      Pattern.compile("\\b(?:Arrays\\.asList|List\\.of|String::from|string)\\s*\\(");

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
    String value = line(start);
    return value.length() <= LONGEST && !RECKONED.matcher(value).find() && isCall(value);
  }

  /**
   * Whether a text is one call whose arguments are no results: {@code abs(f(2) - 20)} would be
   * reckoned where the program could do it its own way.
   */
  private static boolean isCall(String value) {
    int open = value.indexOf('(');
    int close = open < 0 ? -1 : closing(value, open);
    if (close < 0 || !isName(value.substring(0, open)) || !isPlace(value.substring(close + 1))) {
      return false;
    }
    String given = value.substring(open + 1, close);
    return AssertionForms.CONVERTING.matcher(value.substring(0, open)).matches()
        ? isCall(given.strip()) || !FUNCTION.matcher(given).find()
        : !FUNCTION.matcher(MAKER.matcher(given).replaceAll("Made(")).find();
  }

  private static boolean isName(String before) {
    String name = before.startsWith("await ") ? before.substring(6).strip() : before;
    return !name.isEmpty()
        && Character.isJavaIdentifierStart(name.charAt(0))
        && name.chars().allMatch(c -> Character.isJavaIdentifierPart(c) || c == '.' || c == ':');
  }

  /** Nothing, or an item or a field of the result: no operator and no further call. */
  private static boolean isPlace(String after) {
    return after
            .strip()
            .chars()
            .allMatch(c -> Character.isJavaIdentifierPart(c) || ".[]'\":-".indexOf(c) >= 0)
        && (after.isBlank() || after.strip().startsWith("[") || after.strip().startsWith("."));
  }

  /** Where the bracket is closed that stands at an offset, outside of what is quoted; else −1. */
  private static int closing(String text, int from) {
    int open = 0;
    char quote = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        if (c == '\\') {
          i++;
        } else if (c == quote) {
          quote = 0;
        }
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '(') {
        open++;
      } else if (c == ')' && --open == 0) {
        return i;
      }
    }
    return -1;
  }

  /** What a name is given, up to the line's end; empty for one that is given no result. */
  String value(String name) {
    if (!isResult(name)) {
      return "";
    }
    return line(values.getOrDefault(name, -1));
  }

  /** From an offset to the end of its line or statement, or a little more than can be read. */
  private String line(int start) {
    int end = start;
    while (end < test.length()
        && end - start <= LONGEST
        && test.charAt(end) != ';'
        && test.charAt(end) != '\n') {
      end++;
    }
    return test.substring(start, end);
  }
}
