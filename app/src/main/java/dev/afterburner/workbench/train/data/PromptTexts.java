// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train.data;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.files.FileFaults;
import dev.afterburner.workbench.model.ModelException;
import dev.afterburner.workbench.model.PromptFolders;
import dev.afterburner.workbench.model.PromptTemplate;
import dev.afterburner.workbench.optimize.Prompts;
import dev.afterburner.workbench.problem.Calibration;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.Reference;
import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.train.TrainException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The prompts of training rows. A prompt that shows a program is the one that a session sends, so
 * that a model is asked as it was trained.
 */
public final class PromptTexts {

  /** Where a template names the objective. */
  private static final String OBJECTIVE = "{{objective}}";

  private final PromptFolders sessions;
  private final Path shipped;
  private final @Nullable Path own;

  /**
   * Prompts.
   *
   * @param sessions the templates that sessions take
   * @param shipped holds system.md, generation.md and generation-starter.md
   * @param own a template in the place of all others; null for none
   */
  public PromptTexts(PromptFolders sessions, Path shipped, @Nullable Path own) {
    this.sessions = sessions;
    this.shipped = shipped;
    this.own = own;
  }

  /** The system message that asks for reasoning and solution in tags. */
  public String system() throws TrainException {
    return text(shipped.resolve("system.md")).strip();
  }

  /** Problem and starter. */
  public String generation(Problem problem, Language language, Figure objective)
      throws TrainException {
    Optional<String> starter =
        problem.references().stream()
            .filter(r -> r.language().equals(language.id()) && r.name().equals("starter"))
            .map(Reference::code)
            .findFirst();
    Path file =
        own != null
            ? own
            : shipped.resolve(starter.isEmpty() ? "generation.md" : "generation-starter.md");
    return Prompts.of(
        template(file, objective), problem, language, starter.map(Prompts::untried), "");
  }

  /** Problem, objective, and a reference as it was measured. */
  public String revision(
      Problem problem, Language language, Figure objective, String code, Calibration measured)
      throws TrainException {
    return Prompts.of(revision(language, objective), problem, language, code, measured);
  }

  /** The same with a version of a session. */
  public String revision(Problem problem, Language language, Figure objective, Version version)
      throws TrainException {
    return Prompts.of(revision(language, objective), problem, language, Optional.of(version), "");
  }

  private PromptTemplate revision(Language language, Figure objective) throws TrainException {
    try {
      return own == null ? sessions.named(objective.id(), language.id()) : template(own, objective);
    } catch (ModelException e) {
      throw TrainException.failed(String.valueOf(e.getMessage()));
    }
  }

  private static PromptTemplate template(Path file, Figure objective) throws TrainException {
    try {
      return PromptTemplate.of(file.toString(), text(file).replace(OBJECTIVE, words(objective)));
    } catch (ModelException e) {
      throw TrainException.failed(String.valueOf(e.getMessage()));
    }
  }

  /** All that decides on a prompt's words but the problem, for a digest. */
  public String sources(Language language) throws TrainException {
    StringBuilder all = new StringBuilder(system());
    try {
      for (Figure figure : Figure.values()) {
        all.append(sessions.named(figure.id(), language.id()).text());
      }
    } catch (ModelException e) {
      throw TrainException.failed(String.valueOf(e.getMessage()));
    }
    all.append(text(shipped.resolve("generation.md")));
    all.append(text(shipped.resolve("generation-starter.md")));
    return own == null ? all.toString() : all.append(text(own)).toString();
  }

  private static String words(Figure objective) {
    return switch (objective) {
      case TIME -> "time-efficient";
      case MEMORY -> "memory-efficient";
      case INTEGRAL -> "both time- and memory-efficient";
    };
  }

  private static String text(Path file) throws TrainException {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw TrainException.failed("can't read the template " + file + ": " + FileFaults.reason(e));
    }
  }
}
