// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study;

import dev.afterburner.workbench.session.Settings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the ways that a study compares: a model with all that it is asked with.
 *
 * @param name unique within the study
 * @param model in the command line's words: demo, openai:URL#NAME, …
 * @param template name or file of a prompt template; empty for the one shipped for the objective
 * @param system system message; empty for none
 * @param temperature null for the model's own
 * @param topP null for the model's own
 * @param maxTokens longest reply, tokens
 * @param extra fields of a request that only some servers know, NAME=VALUE
 * @param policy where each step starts from
 * @param ablation what is taken out of the prompt
 */
public record Arm(
    String name,
    String model,
    String template,
    String system,
    @Nullable Double temperature,
    @Nullable Double topP,
    int maxTokens,
    List<String> extra,
    Settings.Policy policy,
    Ablation ablation) {

  public Arm {
    extra = List.copyOf(extra);
  }

  /** The same with another model. */
  public Arm withModel(String other) {
    return new Arm(
        name, other, template, system, temperature, topP, maxTokens, extra, policy, ablation);
  }
}
