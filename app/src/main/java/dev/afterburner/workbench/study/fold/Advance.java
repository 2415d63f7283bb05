// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.fold;

import dev.afterburner.workbench.study.Arm;
import dev.afterburner.workbench.study.Plan;
import dev.afterburner.workbench.study.run.Pace;
import dev.afterburner.workbench.study.run.Row;
import dev.afterburner.workbench.study.run.Tools;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a study is.
 *
 * @param planned cells
 * @param done cells that have a result
 * @param missing cells whose last try got none
 * @param byIteration how many cells of each iteration have a result
 * @param lines how many cells an iteration has
 * @param calibrated problems, by language, whose references are measured
 * @param questions problems, by language, that there are
 * @param tokens of prompts and replies that were paid for
 * @param money that was paid; NaN where a price is not known
 * @param left how long the rest takes by the pace so far; null before that can be said
 */
public record Advance(
    int planned,
    int done,
    int missing,
    List<Integer> byIteration,
    int lines,
    int calibrated,
    int questions,
    long tokens,
    double money,
    Pace.@Nullable Left left) {

  public Advance {
    byIteration = List.copyOf(byIteration);
  }

  /** How far a study is by its rows. */
  public static Advance of(Plan plan, StudyRows rows, Tools.Costs prices) {
    Integer[] byIteration = new Integer[plan.study().iterations() + 1];
    Arrays.fill(byIteration, 0);
    List<Instant> ends = new ArrayList<>();
    long tokens = 0;
    for (Row.Cell cell : rows.cells()) {
      if (cell.iteration() < byIteration.length) {
        byIteration[cell.iteration()]++;
      }
      ends.add(cell.at());
      tokens += cell.promptTokens() + cell.tokens();
    }
    ends.sort(null);
    int done = rows.cells().size();
    return new Advance(
        plan.cells(),
        done,
        rows.faults().size(),
        List.of(byIteration),
        plan.lines().size(),
        rows.references().size(),
        plan.problems().values().stream().mapToInt(List::size).sum(),
        tokens,
        money(plan, rows, prices),
        done >= plan.cells() ? null : Pace.of(ends, plan.cells() - done));
  }

  private static double money(Plan plan, StudyRows rows, Tools.Costs prices) {
    double money = 0;
    for (Arm arm : plan.study().arms()) {
      long prompts = 0;
      long replies = 0;
      for (Row.Cell cell : rows.cells()) {
        if (cell.arm().equals(arm.name())) {
          prompts += cell.promptTokens();
          replies += cell.tokens();
        }
      }
      money += prompts + replies == 0 ? 0 : prices.of(arm.model(), prompts, replies);
    }
    return money;
  }

  /** The iteration that is under way, or the last one where all is done. */
  public int iteration() {
    for (int i = 0; i < byIteration.size(); i++) {
      if (byIteration.get(i) < lines) {
        return i;
      }
    }
    return byIteration.size() - 1;
  }

  /** What all cells will take of something, by what those done took; NaN before there is one. */
  public double expected(double soFar) {
    return done == 0 ? Double.NaN : soFar / done * planned;
  }
}
