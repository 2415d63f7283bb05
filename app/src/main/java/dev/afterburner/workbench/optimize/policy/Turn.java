// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize.policy;

import dev.afterburner.workbench.session.Search;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Settings;
import dev.afterburner.workbench.session.Spent;
import dev.afterburner.workbench.session.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which model a step asks. */
final class Turn {

  private Turn() {}

  /** The next step's model, in the command line's words. */
  static String of(SessionState state) {
    Settings settings = state.started().settings();
    List<Search.Offer> offers = offers(settings);
    int next =
        switch (settings.search().turns()) {
          case ROUND -> state.finishedSteps() % offers.size();
          case BANDIT -> offers.size() == 1 ? 0 : Bandit.next(offers.size(), pulls(state, offers));
        };
    return offers.get(next).model();
  }

  private static List<Search.Offer> offers(Settings settings) {
    Settings.Stops stops = settings.stops();
    return Stream.concat(
            Stream.of(new Search.Offer(settings.model(), stops.inputPrice(), stops.outputPrice())),
            settings.search().models().stream())
        .toList();
  }

  private static List<Bandit.Pull> pulls(SessionState state, List<Search.Offer> offers) {
    Scores scores = Scores.of(state, state.started().settings().objective());
    List<String> models = offers.stream().map(Search.Offer::model).toList();
    boolean priced = offers.stream().allMatch(o -> o.inputPrice() + o.outputPrice() > 0);
    List<Bandit.Pull> pulls = new ArrayList<>();
    for (SessionState.Step step : state.steps()) {
      int arm = models.indexOf(state.model(step.number()));
      if (arm >= 0 && step.number() <= state.finishedSteps()) {
        Spent spent = Spent.of(step);
        Search.Offer offer = offers.get(arm);
        double cost =
            priced
                ? spent.promptTokens() * offer.inputPrice()
                    + spent.replyTokens() * offer.outputPrice()
                : spent.tokens();
        pulls.add(new Bandit.Pull(arm, reward(state, step, scores), cost));
      }
    }
    return pulls;
  }

  /**
   * What the best of a step gained for sure over its parent, or over the original if that is more.
   */
  private static double reward(SessionState state, SessionState.Step step, Scores scores) {
    int parent = step.parent();
    double from = parent >= 0 && scores.has(parent) ? Math.max(0, scores.of(parent).value()) : 0;
    double best =
        state.versions().stream()
            .filter(v -> v.step() == step.number())
            .map(Version::id)
            .filter(scores::has)
            .mapToDouble(scores::low)
            .max()
            .orElse(from);
    return Math.max(0, best - from);
  }
}
