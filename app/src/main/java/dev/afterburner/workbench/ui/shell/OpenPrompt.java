// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.model.PromptTemplate;
import dev.afterburner.workbench.optimize.Prompts;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.ui.model.PromptsViewModel;
import dev.afterburner.workbench.ui.run.SessionViewModel;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The prompt that the open problem and the version that is shown would give. */
final class OpenPrompt implements PromptsViewModel.Subject {

  private final SessionViewModel session;
  private final List<Language> languages;

  OpenPrompt(SessionViewModel session, List<Language> languages) {
    this.session = session;
    this.languages = languages;
  }

  @Override
  public String language() {
    return session.choices().get().language();
  }

  @Override
  public String shipped() {
    return session.choices().get().objective().id();
  }

  @Override
  public Function<PromptTemplate, String> filling() {
    Problem problem = session.problem().get();
    Optional<Language> spoken = Language.find(languages, language());
    if (problem == null || spoken.isEmpty()) {
      return PromptTemplate::text;
    }
    String code = session.drafts().code().get();
    Version from = session.selectedVersion().orElseGet(() -> Prompts.untried(code));
    return template -> Prompts.of(template, problem, spoken.get(), Optional.of(from), "");
  }
}
