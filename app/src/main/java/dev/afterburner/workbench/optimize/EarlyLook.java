package dev.afterburner.workbench.optimize;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Rounds;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.StopRule;
import java.util.List;

/**
 * One look at the objective, after a plan's least number of rounds. If every run of the candidate
 * lies beyond every run of its rival by a quarter or more, the outcome is clear and no more rounds
 * are spent.
 *
 * <p>Under the hypothesis that both programs are the same, five runs each are fully separated in
 * one direction or the other with a probability of 2/252 = 0.8 % even without the quarter, so the
 * look adds less than that to the 5 % of the comparison. Otherwise rounds go on by a rule that
 * doesn't depend on what the comparison would say.
 *
 * @param round after how many rounds
 * @param objective in which figure
 */
record EarlyLook(int round, Figure objective) implements StopRule {

  /** Beyond this factor between the nearest two runs the outcome is clear. */
  static final double CLEAR = 1.25;

  /** The candidate is the last program; before it stands the rival that decides. */
  @Override
  public boolean enough(Rounds rounds) {
    int last = rounds.programs() - 1;
    if (rounds.count() != round || last < 1) {
      return false;
    }
    double[] rival = values(rounds.of(last - 1));
    double[] candidate = values(rounds.of(last));
    return candidate[candidate.length - 1] * CLEAR <= rival[0]
        || candidate[0] >= rival[rival.length - 1] * CLEAR;
  }

  private double[] values(List<Run> runs) {
    return runs.stream().mapToDouble(objective::of).sorted().toArray();
  }
}
