package dev.afterburner.workbench.cli;

import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Settings;
import dev.afterburner.workbench.session.Spent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a session has used up, for people. */
final class SpentText {

  private SpentText() {}

  /** Tokens, what they cost where that is known, and time; empty where no reply came. */
  static List<String> lines(SessionState state) {
    Spent spent = state.spent();
    Settings.Stops stops = state.started().settings().stops();
    List<String> lines = new ArrayList<>();
    if (spent.tokens() > 0) {
      String cost =
          stops.inputPrice() > 0 || stops.outputPrice() > 0
              ? String.format(Locale.ROOT, ", %.4f by the price table", spent.money(stops))
              : "";
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
}
