// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study;

import dev.afterburner.sandbox.Figure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A study taken apart. Work goes breadth first, an iteration for all lines and then the next;
 * problems come in an order drawn by the seed and each with all its arms and replicates, so that
 * any prefix is an unbiased sample of pairs.
 *
 * @param study what is asked
 * @param problems by language id, ids in order of work
 * @param lines in order of work
 * @param omitted what of the study is left out and why, sentences
 * @param digests of the problems' contents, by id
 */
public record Plan(
    Study study,
    Map<String, List<String>> problems,
    List<Line> lines,
    List<String> omitted,
    Map<String, String> digests) {

  /** Changed when cells of before would not mean the same. */
  private static String protocol(Study study) {
    return switch (study.protocol()) {
      case WORKBENCH -> "workbench/1";
      case PAPER -> "paper/1";
    };
  }

  public Plan {
    problems = Map.copyOf(problems);
    lines = List.copyOf(lines);
    omitted = List.copyOf(omitted);
    digests = Map.copyOf(digests);
  }

  /** What names a line's contents. */
  @FunctionalInterface
  public interface Contents {

    /** The digest of a problem. */
    String problem(String id) throws StudyException;
  }

  /**
   * Takes a study apart.
   *
   * @param problems by language id
   */
  public static Plan of(
      Study study, Map<String, List<String>> problems, List<String> omitted, Contents contents)
      throws StudyException {
    Map<String, List<String>> ordered = new TreeMap<>();
    Map<String, String> digests = new HashMap<>();
    List<Line> lines = new ArrayList<>();
    for (String language : study.languages()) {
      List<String> ids = new ArrayList<>(problems.getOrDefault(language, List.of()));
      Collections.sort(ids);
      Collections.shuffle(ids, new Random(study.seed()));
      ordered.put(language, List.copyOf(ids));
      for (String id : ids) {
        String digest = digests.get(id);
        if (digest == null) {
          digest = contents.problem(id);
          digests.put(id, digest);
        }
        for (Figure objective : study.objectives()) {
          for (int replicate = 1; replicate <= study.replicates(); replicate++) {
            for (Arm arm : study.arms()) {
              String key = key(study, id, digest, language, objective, arm, replicate);
              lines.add(new Line(key, id, language, objective, arm, replicate));
            }
          }
        }
      }
    }
    return new Plan(study, ordered, lines, omitted, digests);
  }

  private static String key(
      Study study,
      String problem,
      String digest,
      String language,
      Figure objective,
      Arm arm,
      int replicate) {
    return Digest.of(
        protocol(study),
        problem,
        digest,
        language,
        objective.id(),
        arm.toString(),
        Integer.toString(replicate),
        study.start().name(),
        study.acceptance().name(),
        study.measuring().toString(),
        Integer.toString(study.candidates()),
        Long.toString(study.seed()));
  }

  /** How many cells there are. */
  public int cells() {
    return lines.size() * (study.iterations() + 1);
  }

  /** How many problems the smallest comparison has. */
  public int fewestProblems() {
    return problems.values().stream().mapToInt(List::size).min().orElse(0);
  }

  /** A line's seed: replicates differ, and arms of one replicate share theirs. */
  public long seed(Line line) {
    return study.seed() + 1_000_003L * (line.replicate() - 1);
  }
}
