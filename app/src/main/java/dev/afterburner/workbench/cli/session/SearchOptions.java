// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.session;

import dev.afterburner.workbench.cli.console.BadUse;
import dev.afterburner.workbench.cli.model.ModelWords;
import dev.afterburner.workbench.session.Search;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What steps may do beside improving, and which models take part. */
final class SearchOptions {

  @Option(
      names = "--repair",
      paramLabel = "N",
      description =
          "Give a failing candidate back with its failing case, up to N times, 0 to 2 (default:"
              + " ${DEFAULT-VALUE}).")
  private int repairs;

  @Option(
      names = "--combine-every",
      paramLabel = "K",
      description = "Every K steps ask to join two programs in one.")
  private int combineEvery;

  @Option(
      names = "--shift-after",
      paramLabel = "K",
      description = "After K steps without improvement ask for another idea.")
  private int shiftAfter;

  @Option(
      names = "--ask-again",
      paramLabel = "N",
      description =
          "Ask up to N times a step for another program where the reply is its parent again.")
  private int askAgain;

  @Option(
      names = "--confirm",
      paramLabel = "ROUNDS",
      description =
          "At the end, measure original and best in so many rounds of fresh runs; 0 for none"
              + " (default: ${DEFAULT-VALUE}).")
  private int confirmRounds = 6;

  @Option(
      names = "--also-model",
      paramLabel = "MODEL",
      description = "A further model that takes part; may be given several times.")
  private List<String> models = new ArrayList<>();

  @Option(
      names = "--model-turns",
      paramLabel = "HOW",
      description =
          "Whose turn it is among several models: round, one after another, or bandit, by what"
              + " their programs gained and cost (default: round).")
  private String turns = "round";

  @Option(
      names = "--remark",
      paramLabel = "TEXT",
      description = "Words of yours for the first step's prompt; they are kept in the session.")
  private String remark = "";

  /** What the person says to the first step; empty for nothing. */
  String remark() {
    return remark;
  }

  /** What was asked for. */
  Search search(ModelWords words) throws BadUse {
    if (repairs < 0 || repairs > Search.MOST_REPAIRS) {
      throw new BadUse("--repair must be 0 to " + Search.MOST_REPAIRS + ", not " + repairs);
    }
    count("--combine-every", combineEvery);
    count("--shift-after", shiftAfter);
    count("--ask-again", askAgain);
    count("--confirm", confirmRounds);
    if (models.size() > Search.MOST_MODELS) {
      throw new BadUse("--also-model can be given up to " + Search.MOST_MODELS + " times");
    }
    List<Search.Offer> offers = new ArrayList<>();
    for (String model : models) {
      ModelWords.Price price = words.price(model);
      offers.add(new Search.Offer(model, price.input(), price.output()));
    }
    return new Search(
        repairs, combineEvery, shiftAfter, askAgain, confirmRounds, offers, whoseTurn());
  }

  /** The further models. */
  List<String> models() {
    return List.copyOf(models);
  }

  private Search.Turns whoseTurn() throws BadUse {
    return switch (turns) {
      case "round" -> Search.Turns.ROUND;
      case "bandit" -> Search.Turns.BANDIT;
      default -> throw new BadUse("--model-turns must be round or bandit, not " + turns);
    };
  }

  private static void count(String option, int value) throws BadUse {
    if (value < 0 || value > 1000) {
      throw new BadUse(option + " must be 0 to 1000, not " + value);
    }
  }
}
