// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.session;

import dev.afterburner.workbench.cli.console.Table;
import dev.afterburner.workbench.reward.StepRewards;
import dev.afterburner.workbench.session.SessionState;
import java.util.List;
import java.util.Locale;

/** What the replies of a session would be worth in training, as a table. */
final class RewardText {

  private RewardText() {}

  /** Empty where no reply came. */
  static List<String> lines(SessionState state, int width) {
    Table table =
        new Table(
            "STEP",
            "REPLY",
            "VERSION",
            ">FORMAT",
            ">CORRECTNESS",
            ">EFFICIENCY",
            ">PAPER",
            ">ADVANTAGE",
            ">CODE",
            ">ADVANTAGE");
    boolean any = false;
    for (SessionState.Step step : state.steps()) {
      for (StepRewards.Candidate c : StepRewards.of(state, step).candidates()) {
        any = true;
        table.row(
            String.valueOf(step.number()),
            String.valueOf(c.number()),
            c.version() == null ? "none" : "v" + c.version(),
            signed(c.reward().format()),
            signed(c.reward().correctness()),
            signed(c.reward().efficiency()),
            signed(c.paper().total()),
            signed(c.paper().advantage()),
            signed(c.publishedCode().total()),
            signed(c.publishedCode().advantage()));
      }
    }
    return any ? table.lines(width) : List.of();
  }

  private static String signed(double value) {
    return String.format(Locale.ROOT, "%.2f", value).replace("-0.00", "0.00");
  }
}
