// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.studies;

import dev.afterburner.workbench.study.Planner;
import dev.afterburner.workbench.study.Presets;
import dev.afterburner.workbench.study.report.StudyReport;
import dev.afterburner.workbench.study.run.KnownStudies;
import dev.afterburner.workbench.study.run.StudyRunner;
import dev.afterburner.workbench.study.run.Tools;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * What studies are shown and run with.
 *
 * @param presets the study files that come with the program
 * @param planner finds a study's problems
 * @param runner runs studies where the window runs its programs
 * @param report folds rows and writes reports
 * @param known the studies that were run or opened
 * @param sessions opens a study's sessions
 * @param prices what models cost
 * @param folder where new studies lie unless another place is named
 */
public record StudyServices(
    Supplier<Presets> presets,
    Supplier<Planner> planner,
    Callable<StudyRunner> runner,
    StudyReport report,
    KnownStudies known,
    Tools.Sessions sessions,
    Tools.Costs prices,
    Path folder) {}
