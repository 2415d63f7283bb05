// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model.remote;

import dev.afterburner.workbench.model.Sampling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says in what a reply was drawn otherwise than it was asked for. */
final class SamplingWords {

  private SamplingWords() {}

  /**
   * A sentence; empty where all was sent as asked for.
   *
   * @param sent names and values
   */
  static Optional<String> difference(String model, Sampling asked, Map<String, Object> sent) {
    Map<String, Object> wanted = new LinkedHashMap<>();
    if (asked.temperature() != null) {
      wanted.put("temperature", asked.temperature());
    }
    if (asked.topP() != null) {
      wanted.put("top_p", asked.topP());
    }
    // Its value changes with each reply.
    wanted.put("seed", asked.seed());
    asked.extra().forEach(wanted::put);
    List<String> left = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    wanted.forEach(
        (name, value) -> {
          Object got = sent.get(name);
          if (got == null) {
            left.add(name);
          } else if (!got.equals(value)) {
            changed.add(name + " = " + got + " instead of " + value);
          }
        });
    if (left.isEmpty() && changed.isEmpty()) {
      return Optional.empty();
    }
    StringBuilder words = new StringBuilder(model);
    if (!left.isEmpty()) {
      words.append(" does not take ").append(String.join(", ", left)).append("; asked without");
    }
    if (!changed.isEmpty()) {
      words.append(left.isEmpty() ? " is asked with " : ", and with ");
      words.append(String.join(", ", changed));
    }
    return Optional.of(words.append('.').toString());
  }
}
