// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a reply is drawn.
 *
 * @param temperature null for the model's default
 * @param topP null for the model's default
 * @param maxTokens longest reply, tokens
 * @param seed the same seed gives the same reply where the model can do that
 * @param extra fields of the request that only some models know, by name
 */
public record Sampling(
    @Nullable Double temperature,
    @Nullable Double topP,
    int maxTokens,
    long seed,
    Map<String, Object> extra) {

  /** Nothing but what every model knows. */
  public Sampling(@Nullable Double temperature, @Nullable Double topP, int maxTokens, long seed) {
    this(temperature, topP, maxTokens, seed, Map.of());
  }

  /** The model's defaults. */
  public static Sampling seeded(long seed) {
    return new Sampling(null, null, 4096, seed);
  }
}
