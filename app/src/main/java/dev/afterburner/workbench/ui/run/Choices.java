// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.run;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.model.ModelException;
import dev.afterburner.workbench.model.Prices;
import dev.afterburner.workbench.model.PromptFolders;
import dev.afterburner.workbench.session.Settings;
import dev.afterburner.workbench.settings.LoopSettings;
import java.util.Optional;

/**
 * What the user has chosen for the next session.
 *
 * @param language id of the language
 * @param objective what is to be made smaller
 * @param model id of the model
 * @param steps how many steps "Run N" takes
 * @param loop how the steps go
 */
public record Choices(
    String language, Figure objective, String model, int steps, LoopSettings loop) {

  public Choices withLanguage(String id) {
    return new Choices(id, objective, model, steps, loop);
  }

  public Choices withObjective(Figure figure) {
    return new Choices(language, figure, model, steps, loop);
  }

  public Choices withModel(String id) {
    return new Choices(language, objective, id, steps, loop);
  }

  public Choices withSteps(int count) {
    return new Choices(language, objective, model, count, loop);
  }

  public Choices withLoop(LoopSettings way) {
    return new Choices(language, objective, model, steps, way);
  }

  /**
   * The settings of a session as it is chosen now. Reads files.
   *
   * @param prices what models cost
   * @param prompts where the prompt template is found
   * @throws ModelException where the template is missing or wrong, or there is no price that a
   *     budget of money needs
   */
  public Settings settings(Prices prices, PromptFolders prompts) throws ModelException {
    Settings.Policy policy =
        loop.latest() ? Settings.Policy.FOLLOW_LATEST : Settings.Policy.KEEP_BEST;
    Settings.Requests asked = loop.requests();
    String template = loop.prompt().isEmpty() ? "" : prompts.named(loop.prompt(), language).text();
    Settings.Stops stops = loop.stops();
    Optional<Prices.Price> price = prices.of(model);
    if (stops.money() > 0 && price.isEmpty()) {
      throw new ModelException(
          "A budget of money needs the price of "
              + model
              + "; add it under Prices, or remove the budget");
    }
    return Settings.of(objective, policy, steps, loop.seed(), model)
        .withCandidates(loop.candidates())
        .withFeedback(loop.feedback())
        .withAcceptance(loop.plain() ? Settings.Acceptance.PLAIN : Settings.Acceptance.INTERLEAVED)
        .withRequests(
            new Settings.Requests(
                asked.system(),
                template,
                asked.temperature(),
                asked.topP(),
                asked.maxTokens(),
                asked.extra()))
        .withStops(
            new Settings.Stops(
                stops.patience(),
                stops.tokens(),
                stops.money(),
                stops.minutes(),
                stops.percentile(),
                price.map(Prices.Price::input).orElse(0.0),
                price.map(Prices.Price::output).orElse(0.0)));
  }
}
