// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.model;

import dev.afterburner.workbench.reward.StepRewards;
import dev.afterburner.workbench.reward.StepRewards.Candidate;
import dev.afterburner.workbench.session.SessionState;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One reply in the table of rewards.
 *
 * @param step the step that it answered
 * @param candidate which of the step's replies, from 1
 * @param version the version that was taken from it; null for none
 * @param cells what is shown: step, reply, version, format, correctness, efficiency, the paper's
 *     total and advantage, the published code's total and advantage
 */
public record RewardRow(int step, int candidate, @Nullable Integer version, List<String> cells) {

  public RewardRow {
    cells = List.copyOf(cells);
  }

  static List<RewardRow> of(SessionState state) {
    return state.steps().stream()
        .flatMap(
            step ->
                StepRewards.of(state, step).candidates().stream().map(c -> of(step.number(), c)))
        .toList();
  }

  private static RewardRow of(int step, Candidate c) {
    return new RewardRow(
        step,
        c.number(),
        c.version(),
        List.of(
            String.valueOf(step),
            String.valueOf(c.number()),
            c.version() == null ? "none" : "v" + c.version(),
            number(c.reward().format()),
            number(c.reward().correctness()),
            number(c.reward().efficiency()),
            number(c.paper().total()),
            number(c.paper().advantage()),
            number(c.publishedCode().total()),
            number(c.publishedCode().advantage())));
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.equals("-0.00") ? "0.00" : text.replace('-', '\u2212');
  }
}
