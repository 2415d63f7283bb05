// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.model;

import dev.afterburner.workbench.cli.console.BadUse;
import dev.afterburner.workbench.model.ModelAddress;
import dev.afterburner.workbench.model.ModelException;
import dev.afterburner.workbench.model.Prices;
import dev.afterburner.workbench.model.local.GgufModel;
import java.util.function.BiPredicate;

/** The models that a command line may name. */
public final class ModelWords {

  /**
   * What a million tokens cost.
   *
   * @param known whether the price table says
   */
  public record Price(boolean known, double input, double output) {}

  private final BiPredicate<String, String> hasDemo;
  private final Prices prices;

  /**
   * The models.
   *
   * @param hasDemo whether the demo model has replies for a problem id and a language id
   * @param prices what models cost
   */
  public ModelWords(BiPredicate<String, String> hasDemo, Prices prices) {
    this.hasDemo = hasDemo;
    this.prices = prices;
  }

  /** Makes sure that a model is known and can answer. */
  public void check(String words, String problem, String language) throws BadUse {
    ModelAddress address = address(words);
    if (address instanceof ModelAddress.Demo && !hasDemo.test(problem, language)) {
      throw new BadUse(
          "the demo model has no recorded replies for "
              + problem
              + " in "
              + language
              + "; `workbench problems` marks the problems that it has replies for");
    }
    if (address instanceof ModelAddress.Gguf gguf) {
      try {
        GgufModel.check(gguf.file());
      } catch (ModelException e) {
        throw new BadUse(String.valueOf(e.getMessage()));
      }
    }
  }

  /** The display name of a model. */
  public String name(String words) throws BadUse {
    return address(words).label();
  }

  /** What a model costs by the price table. */
  public Price price(String words) throws BadUse {
    try {
      return prices
          .of(words)
          .map(p -> new Price(true, p.input(), p.output()))
          .orElseGet(() -> new Price(false, 0, 0));
    } catch (ModelException e) {
      throw new BadUse(String.valueOf(e.getMessage()));
    }
  }

  private static ModelAddress address(String words) throws BadUse {
    try {
      return ModelAddress.parse(words);
    } catch (ModelException e) {
      throw new BadUse(String.valueOf(e.getMessage()));
    }
  }
}
