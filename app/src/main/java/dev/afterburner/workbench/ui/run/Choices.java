package dev.afterburner.workbench.ui.run;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.session.Settings;

/**
 * What the user has chosen for the next session.
 *
 * @param language id of the language
 * @param objective what is to be made smaller
 * @param model id of the model
 * @param steps how many steps "Run N" takes
 */
public record Choices(String language, Figure objective, String model, int steps) {

  private static final long SEED = 1;

  public Choices withLanguage(String id) {
    return new Choices(id, objective, model, steps);
  }

  public Choices withObjective(Figure figure) {
    return new Choices(language, figure, model, steps);
  }

  public Choices withModel(String id) {
    return new Choices(language, objective, id, steps);
  }

  public Choices withSteps(int count) {
    return new Choices(language, objective, model, count);
  }

  Settings settings() {
    return Settings.of(objective, Settings.Policy.KEEP_BEST, steps, SEED, model);
  }
}
