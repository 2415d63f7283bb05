// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.catalogue;

import dev.afterburner.workbench.problem.Comparator;
import dev.afterburner.workbench.problem.Difficulty;
import dev.afterburner.workbench.problem.Listing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in a problem.json. */
record ProblemFile(
    String id,
    String title,
    String difficulty,
    List<String> tags,
    @Nullable String comparator,
    @Nullable Double tolerance,
    @Nullable List<Long> sizes,
    List<WorkloadEntry> workloads,
    List<SolutionEntry> solutions) {

  record WorkloadEntry(String name, long seed, long size) {}

  record SolutionEntry(
      String language, String file, @Nullable String note, @Nullable Boolean start) {
    /** The file's name without its ending. */
    String name() {
      int dot = file.lastIndexOf('.');
      return dot < 0 ? file : file.substring(0, dot);
    }
  }

  Listing listing() {
    return new Listing(
        id,
        title,
        difficultyOf(difficulty),
        tags,
        solutions.stream().map(SolutionEntry::language).distinct().toList(),
        solutions.size());
  }

  Comparator outputComparator() {
    return switch (comparator == null ? "tokens" : comparator) {
      case "exact" -> new Comparator.Exact();
      case "tokens" -> new Comparator.Tokens();
      case "floats" -> new Comparator.Floats(tolerance == null ? 1e-6 : tolerance);
      default ->
          throw new IllegalArgumentException(
              "comparator \"" + comparator + "\" is none of exact, tokens, floats");
    };
  }

  private static Difficulty difficultyOf(String label) {
    for (Difficulty difficulty : Difficulty.values()) {
      if (difficulty.label().equalsIgnoreCase(label)) {
        return difficulty;
      }
    }
    throw new IllegalArgumentException(
        "difficulty \"" + label + "\" is none of Easy, Medium, Hard");
  }
}
