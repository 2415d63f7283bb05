// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.session;

import dev.afterburner.workbench.figures.Figures;
import java.util.ArrayList;
import java.util.List;

/** What a session has used up, for people. */
public final class SpentText {

  private SpentText() {}

  /** Tokens, what they cost where that is known, and time; empty where no reply came. */
  public static List<String> lines(SessionState state) {
    Spent spent = state.spent();
    Settings.Stops stops = state.started().settings().stops();
    List<String> lines = new ArrayList<>();
    if (spent.tokens() > 0) {
      String cost = spent.cost(stops).map(c -> ", " + c + " by the price table").orElse("");
      lines.add(
          "spent: %s tokens of prompts and %s of replies%s; %s in %s"
              .formatted(
                  Figures.count(spent.promptTokens()),
                  Figures.count(spent.replyTokens()),
                  cost,
                  Figures.time(spent.nanos()),
                  state.finishedSteps() == 1 ? "1 step" : state.finishedSteps() + " steps"));
    }
    return lines;
  }

  /** Tokens of prompt and reply, what they cost where that is known, and time, on one line. */
  public static String line(Spent spent, Settings.Stops prices) {
    String prompt = spent.promptTokens() == 0 ? "" : Figures.count(spent.promptTokens()) + "+";
    return prompt
        + Figures.count(spent.replyTokens())
        + " tokens · "
        + spent.cost(prices).map(cost -> cost + " · ").orElse("")
        + Figures.time(spent.nanos());
  }
}
