// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import dev.afterburner.sandbox.language.Builds;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.judge.Judge;
import dev.afterburner.workbench.measure.Calibrator;
import dev.afterburner.workbench.measure.GrowthRuns;
import dev.afterburner.workbench.measure.OwnProblems;
import dev.afterburner.workbench.measure.ReferenceOutput;
import dev.afterburner.workbench.model.ModelDirectory;
import dev.afterburner.workbench.model.Prices;
import dev.afterburner.workbench.model.PromptFolders;
import dev.afterburner.workbench.optimize.Optimizer;
import dev.afterburner.workbench.problem.catalogue.Catalogue;
import dev.afterburner.workbench.problem.catalogue.ProblemLibrary;
import dev.afterburner.workbench.problem.importer.Importer;
import dev.afterburner.workbench.problem.importer.hub.HubSets;
import dev.afterburner.workbench.sandboxes.ContainerImages;
import dev.afterburner.workbench.sandboxes.Sandboxes;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.ui.run.ModelChoice;
import dev.afterburner.workbench.ui.studies.StudyServices;
import dev.afterburner.workbench.ui.training.TrainingServices;
import java.nio.file.Path;
import java.util.List;

/**
 * What the window works with.
 *
 * @param library imported problems, and what is kept with problems
 * @param sandboxes where programs run
 * @param images the container images that {@code sandboxes} takes
 * @param importer brings problems in
 * @param hub brings in data sets of the Hugging Face Hub
 * @param ownProblems keeps problems of the user's own
 * @param referenceOutput says what a problem's own solution prints
 * @param calibrator measures reference solutions
 * @param growth measures programs on inputs of several sizes
 * @param languages every language, in the order of the menu
 * @param builds how programs of each are built
 * @param models every model that can be chosen; the first is the one chosen at the first start
 * @param directory makes sure of models before they are used
 * @param prices what models cost
 * @param prompts the prompt templates
 * @param studies what studies are shown and run with
 * @param training what training data are exported with
 * @param settingsFile where the window remembers its place and choices; need not exist
 * @param warnings lines to show at the start, one each
 */
public record WindowServices(
    Catalogue catalogue,
    ProblemLibrary library,
    Judge judge,
    Sandboxes sandboxes,
    ContainerImages images,
    SessionStore store,
    Optimizer optimizer,
    Importer importer,
    HubSets hub,
    OwnProblems ownProblems,
    ReferenceOutput referenceOutput,
    Calibrator calibrator,
    GrowthRuns growth,
    List<Language> languages,
    Builds builds,
    List<ModelChoice> models,
    ModelDirectory directory,
    Prices prices,
    PromptFolders prompts,
    StudyServices studies,
    TrainingServices training,
    Path settingsFile,
    List<String> warnings) {

  public WindowServices {
    languages = List.copyOf(languages);
    models = List.copyOf(models);
    warnings = List.copyOf(warnings);
    if (models.isEmpty()) {
      throw new IllegalArgumentException("the window needs a model to choose");
    }
  }
}
