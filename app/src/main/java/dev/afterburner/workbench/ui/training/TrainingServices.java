// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.training;

import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.study.run.Tools;
import dev.afterburner.workbench.train.out.TrainExports;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * What training data are exported with.
 *
 * @param exports made in the background when it is first needed
 * @param sessions the user's own
 * @param studies opens the sessions of a study
 * @param languages every language
 * @param folder where exports lie unless another place is named
 */
public record TrainingServices(
    Callable<TrainExports> exports,
    SessionStore sessions,
    Tools.Sessions studies,
    List<Language> languages,
    Path folder) {

  public TrainingServices {
    languages = List.copyOf(languages);
  }
}
