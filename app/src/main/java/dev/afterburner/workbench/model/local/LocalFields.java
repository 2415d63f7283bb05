// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model.local;

import de.kherud.llama.InferenceParameters;
import dev.afterburner.workbench.model.ModelException;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** The extra fields of a request that a model in a file knows, by their names in llama.cpp. */
final class LocalFields {

  private static final Map<String, BiConsumer<InferenceParameters, Number>> KNOWN =
      Map.of(
          "top_k", (p, n) -> p.setTopK(n.intValue()),
          "min_p", (p, n) -> p.setMinP(n.floatValue()),
          "repeat_penalty", (p, n) -> p.setRepeatPenalty(n.floatValue()),
          "frequency_penalty", (p, n) -> p.setFrequencyPenalty(n.floatValue()),
          "presence_penalty", (p, n) -> p.setPresencePenalty(n.floatValue()));

  private LocalFields() {}

  /** Refuses what would have no effect. */
  static void check(Map<String, Object> extra) throws ModelException {
    for (Map.Entry<String, Object> field : extra.entrySet()) {
      if (!KNOWN.containsKey(field.getKey()) || !(field.getValue() instanceof Number)) {
        throw new ModelException(
            "A model in a file takes numbers for "
                + String.join(", ", new TreeSet<>(KNOWN.keySet()))
                + " as extra fields, not "
                + field.getKey()
                + "="
                + field.getValue());
      }
    }
  }

  static void set(InferenceParameters parameters, Map<String, Object> extra) {
    extra.forEach(
        (name, value) -> {
          BiConsumer<InferenceParameters, Number> setter = KNOWN.get(name);
          if (setter != null && value instanceof Number number) {
            setter.accept(parameters, number);
          }
        });
  }
}
