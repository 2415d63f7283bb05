package dev.afterburner.workbench.model;

import org.jspecify.annotations.Nullable;

/**
 * How a reply is drawn.
 *
 * @param temperature null for the model's default
 * @param topP null for the model's default
 * @param maxTokens longest reply, tokens
 * @param seed the same seed gives the same reply where the model can do that
 */
public record Sampling(
    @Nullable Double temperature, @Nullable Double topP, int maxTokens, long seed) {

  /** The model's defaults. */
  public static Sampling seeded(long seed) {
    return new Sampling(null, null, 4096, seed);
  }
}
