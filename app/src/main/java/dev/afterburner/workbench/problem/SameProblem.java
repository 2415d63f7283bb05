// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem;

import dev.afterburner.workbench.files.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether two problems of one id are the same. Sets number their parts alike (train, test), and a
 * set with stronger tests keeps the numbers of the one that it was made of.
 */
public final class SameProblem {

  private SameProblem() {}

  /**
   * Whether set, part and content agree. Rows of one problem in several languages, and rows that
   * only add solutions, agree with what they belong to.
   */
  public static boolean is(ImportedProblem one, ImportedProblem other) {
    if (!one.set().equals(other.set())) {
      return false;
    }
    if (one.cases().isEmpty() || other.cases().isEmpty()) {
      return true;
    }
    return agree(one.split(), other.split())
        && one.cases().equals(other.cases())
        && one.comparator().equals(other.comparator())
        && languages(one, other);
  }

  /** In a language that both have, text and template are the same. */
  private static boolean languages(ImportedProblem one, ImportedProblem other) {
    Set<String> common = new LinkedHashSet<>(one.harnesses().keySet());
    common.retainAll(other.harnesses().keySet());
    boolean programs = one.harnesses().isEmpty() && other.harnesses().isEmpty();
    if (!programs && common.isEmpty()) {
      return !one.harnesses().isEmpty() && !other.harnesses().isEmpty();
    }
    return agree(words(one.statement()), words(other.statement()))
        && common.stream()
            .allMatch(language -> tests(one, language).equals(tests(other, language)));
  }

  /** What a language's test program is, and what is expected of it. */
  private static List<String> tests(ImportedProblem problem, String language) {
    return List.of(
        problem.harnesses().getOrDefault(language, ""),
        problem.sources().getOrDefault(Checks.FIELD + language, ""));
  }

  private static String words(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private static boolean agree(String one, String other) {
    return one.isBlank() || other.isBlank() || one.equals(other);
  }

  /** The ids under which a problem is looked for and kept: its own, then some that say more. */
  public static List<String> ids(ImportedProblem problem) {
    List<String> ids = new ArrayList<>();
    ids.add(problem.id());
    if (!problem.split().isEmpty()) {
      ids.add(problem.id() + "-" + problem.split());
    }
    ids.add(problem.id() + "-" + digest(problem));
    return ids;
  }

  private static String digest(ImportedProblem problem) {
    MessageDigest sum = Sha256.begin();
    List<String> texts =
        new ArrayList<>(List.of(problem.split(), problem.comparator(), words(problem.statement())));
    problem.cases().forEach(c -> texts.addAll(List.of(c.input(), c.expected())));
    problem.harnesses().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(e -> texts.addAll(tests(problem, e.getKey())));
    for (String text : texts) {
      sum.update(text.getBytes(StandardCharsets.UTF_8));
      sum.update((byte) 0);
    }
    return HexFormat.of().formatHex(sum.digest(), 0, 4);
  }
}
