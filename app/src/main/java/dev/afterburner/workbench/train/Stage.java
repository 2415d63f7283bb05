// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train;

import java.util.List;

/** What a model is trained by. */
public enum Stage {
  /** Supervised fine-tuning on good solutions. */
  SFT("sft"),
  /** Direct preference optimization on pairs. */
  DPO("dpo"),
  /** Supervised fine-tuning on reasoned replies, before GRPO. */
  COLD_START("cold-start"),
  /** Group relative policy optimization on prompts with a baseline. */
  GRPO("grpo");

  private final String id;

  Stage(String id) {
    this.id = id;
  }

  /** The word in options and files. */
  public String id() {
    return id;
  }

  /**
   * The stages that a word means.
   *
   * @throws TrainException where it means none
   */
  public static List<Stage> of(String word) throws TrainException {
    if (word.equals("all")) {
      return List.of(values());
    }
    for (Stage stage : values()) {
      if (stage.id.equals(word)) {
        return List.of(stage);
      }
    }
    throw TrainException.badUse("--stage is sft, dpo, cold-start, grpo or all, not " + word);
  }
}
