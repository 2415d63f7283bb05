// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.run;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.model.ModelException;
import dev.afterburner.workbench.model.PromptFolders;
import dev.afterburner.workbench.model.PromptTemplate;
import dev.afterburner.workbench.study.Ablation;
import dev.afterburner.workbench.study.Arm;
import dev.afterburner.workbench.study.Digest;
import dev.afterburner.workbench.study.Study;
import dev.afterburner.workbench.study.StudyException;
import java.util.Map;
import java.util.TreeMap;

/** The prompt templates of a study's arms, with what its ablations leave out. */
final class Templates {

  private final PromptFolders prompts;

  Templates(PromptFolders prompts) {
    this.prompts = prompts;
  }

  /** The text of an arm's template. */
  String of(Arm arm, Figure objective, String language) throws StudyException {
    String name = arm.template().isEmpty() ? objective.id() : arm.template();
    try {
      String text =
          arm.template().isEmpty() && arm.ablation() == Ablation.NO_ORIGINAL
              ? withoutOriginal(objective)
              : arm.ablation().of(prompts.named(name, language).text());
      return PromptTemplate.of("the template of the arm " + arm.name(), text).text();
    } catch (ModelException e) {
      throw StudyException.badUse("arm " + arm.name() + ": " + e.getMessage());
    }
  }

  /** The shipped templates speak of the original throughout; this one does not. */
  private static String withoutOriginal(Figure objective) {
    String wish =
        switch (objective) {
          case TIME -> "time-efficient: one that takes as little time as it can on large inputs";
          case MEMORY ->
              "memory-efficient: one that needs as little memory as it can on large inputs";
          case INTEGRAL ->
              "both time-efficient and memory-efficient: one that takes as little memory over as"
                  + " little time as it can on large inputs";
        };
    return """
    {{omit %s}}
    ## Instructions

    Below is a programming problem. Write a {{language}} program for it that is %s. {{contract}}

    ## Problem

    {{problem}}

    ## Output format

    Reply with the whole program in one code block marked `{{tag}}` and with nothing else.
    """
        .formatted(String.join(" ", Ablation.NO_ORIGINAL.omitted()), wish);
  }

  /** Names for all of a study's templates. */
  Map<String, String> digests(Study study) throws StudyException {
    Map<String, String> digests = new TreeMap<>();
    for (Arm arm : study.arms()) {
      for (Figure objective : study.objectives()) {
        for (String language : study.languages()) {
          digests.put(
              arm.name() + ", " + objective.id() + ", " + language,
              Digest.of(of(arm, objective, language)));
        }
      }
    }
    return digests;
  }
}
