// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Valid runs of several programs, in the rounds that they were made in. Runs of the same round were
 * made one after another, so a drift of the machine meets them alike.
 *
 * @param programs how many programs are measured; their indexes are 0 to {@code programs} − 1
 * @param rounds in order. In a round each program that is still in runs once; the last one may be
 *     shorter after a stop
 */
public record Rounds(int programs, List<Round> rounds) {

  /**
   * One run.
   *
   * @param program index of the program
   * @param run what it gave, with the beginning of its outputs only
   */
  public record Turn(int program, Run run) {}

  /**
   * One round.
   *
   * @param turns in the order in which they were made
   */
  public record Round(List<Turn> turns) {

    public Round {
      turns = List.copyOf(turns);
    }

    /** The run of one program; empty if it did not run in this round, or failed. */
    public Optional<Run> of(int program) {
      return turns.stream().filter(t -> t.program() == program).map(Turn::run).findFirst();
    }
  }

  public Rounds {
    rounds = List.copyOf(rounds);
  }

  /** How many rounds were made. */
  public int count() {
    return rounds.size();
  }

  /** The runs of one program, in order. */
  public List<Run> of(int program) {
    return rounds.stream().flatMap(round -> round.of(program).stream()).toList();
  }

  /** The programs that ran in the latest round, by index: those that are still in. */
  public List<Integer> running() {
    return rounds.isEmpty()
        ? List.of()
        : rounds.getLast().turns().stream().map(Turn::program).sorted().toList();
  }

  /**
   * One figure of some programs, by rounds.
   *
   * @param wanted indexes of the programs
   * @return one row a round in which each of them ran, with a value for each in the order of {@code
   *     wanted}, in the figure's unit
   */
  public double[][] values(Figure figure, int... wanted) {
    List<double[]> rows = new ArrayList<>();
    for (Round round : rounds) {
      double[] row = new double[wanted.length];
      boolean whole = true;
      for (int i = 0; i < wanted.length && whole; i++) {
        Optional<Run> run = round.of(wanted[i]);
        whole = run.isPresent();
        row[i] = run.map(figure::of).orElse(0.0);
      }
      if (whole) {
        rows.add(row);
      }
    }
    return rows.toArray(double[][]::new);
  }
}
