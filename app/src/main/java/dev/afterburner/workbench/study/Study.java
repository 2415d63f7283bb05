// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.session.Settings;
import java.util.List;
import java.util.Objects;

/**
 * A question to many problems.
 *
 * @param name what it is called
 * @param problems which problems
 * @param languages language ids
 * @param objectives what is to be made smaller
 * @param arms what is compared
 * @param iterations the last iteration; the first is 0
 * @param candidates replies a step
 * @param replicates how often all is done, each time with a seed of its own
 * @param seed of the order, the replicates and the statistics
 * @param start what iteration 0 is
 * @param acceptance when a candidate is taken for better than the best
 * @param measuring how often programs are run
 * @param limits what ends it early
 * @param requests how many models are asked at a time
 * @param protocol how programs are judged and measured
 */
public record Study(
    String name,
    ProblemChoice problems,
    List<String> languages,
    List<Figure> objectives,
    List<Arm> arms,
    int iterations,
    int candidates,
    int replicates,
    long seed,
    Start start,
    Settings.Acceptance acceptance,
    Measuring measuring,
    Limits limits,
    int requests,
    Protocol protocol) {

  /** How programs are judged and measured. Figures of one say nothing beside those of the other. */
  public enum Protocol {
    /** Judged outside their own process, and measured on the problem's workload. */
    WORKBENCH,
    /** Measured as for the published numbers: all cases many times in one process, in 16 runs. */
    PAPER
  }

  /** How often the published code runs each program. */
  public static final int PAPER_REPEATS = 16;

  /** What iteration 0 is. */
  public enum Start {
    /** The model's first program, written without one to start from, as in the paper. */
    NONE,
    /** The problem's slow original. */
    ORIGINAL,
    /** The first of the problem's reference solutions by name. */
    REFERENCE
  }

  /**
   * How often a program is measured.
   *
   * @param minRuns at least
   * @param maxRuns at most
   * @param seconds no further round once a program has taken so long
   */
  public record Measuring(int minRuns, int maxRuns, double seconds) {}

  /**
   * What ends a study before it is done; 0 stands for no limit. They are not part of what the study
   * asks, so that they may be raised when it goes on.
   *
   * @param tokens of prompts and replies
   * @param money by the price table
   * @param hours of this run
   */
  public record Limits(long tokens, double money, double hours) {
    public static final Limits NONE = new Limits(0, 0, 0);
  }

  static final int MOST_ITERATIONS = 1000;
  static final int MOST_REPLICATES = 1000;

  public Study {
    // Written before there was a second one.
    protocol = Objects.requireNonNullElse(protocol, Protocol.WORKBENCH);
    if (iterations < 0
        || iterations > MOST_ITERATIONS
        || replicates < 1
        || replicates > MOST_REPLICATES
        || candidates < 1
        || candidates > Settings.MOST_CANDIDATES) {
      throw new IllegalArgumentException("no study has so many steps, replicates or candidates");
    }
    languages = List.copyOf(languages);
    objectives = List.copyOf(objectives);
    arms = List.copyOf(arms);
  }

  /** The same with one model in all arms. */
  public Study withModel(String model) {
    return new Study(
        name,
        problems,
        languages,
        objectives,
        arms.stream().map(a -> a.withModel(model)).toList(),
        iterations,
        candidates,
        replicates,
        seed,
        start,
        acceptance,
        measuring,
        limits,
        requests,
        protocol);
  }

  /** How many steps a session takes: the first program is one where nothing is there to start. */
  public int steps() {
    return start == Start.NONE ? iterations + 1 : iterations;
  }
}
