package dev.afterburner.workbench.ui.run;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.session.Settings;
import dev.afterburner.workbench.settings.LoopSettings;

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

  private static final long SEED = 1;

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

  Settings settings() {
    Settings.Policy policy =
        loop.latest() ? Settings.Policy.FOLLOW_LATEST : Settings.Policy.KEEP_BEST;
    return Settings.of(objective, policy, steps, SEED, model)
        .withCandidates(loop.candidates())
        .withFeedback(loop.feedback())
        .withAcceptance(loop.plain() ? Settings.Acceptance.PLAIN : Settings.Acceptance.INTERLEAVED);
  }
}
