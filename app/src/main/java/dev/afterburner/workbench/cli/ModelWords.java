package dev.afterburner.workbench.cli;

import dev.afterburner.workbench.model.DemoModel;
import java.util.function.BiPredicate;

/** The models that a command line may name. */
public final class ModelWords {

  private final String demoName;
  private final BiPredicate<String, String> hasDemo;

  /**
   * The models.
   *
   * @param demoName the demo model's display name
   * @param hasDemo whether the demo model has replies for a problem id and a language id
   */
  public ModelWords(String demoName, BiPredicate<String, String> hasDemo) {
    this.demoName = demoName;
    this.hasDemo = hasDemo;
  }

  /** Makes sure that a model is known and can answer. */
  void check(String model, String problem, String language) throws BadUse {
    if (!model.equals(DemoModel.ID)) {
      String later =
          model.startsWith("openai:") || model.startsWith("anthropic:") || model.startsWith("gguf:")
              ? "models of that kind are not built yet"
              : "unknown model";
      throw new BadUse(later + ": " + model + "; choose demo (recorded replies)");
    }
    if (!hasDemo.test(problem, language)) {
      throw new BadUse(
          "the demo model has no recorded replies for "
              + problem
              + " in "
              + language
              + "; `workbench problems` marks the problems that it has replies for");
    }
  }

  /** The display name of a known model. */
  String name(String model) {
    return model.equals(DemoModel.ID) ? demoName : model;
  }
}
