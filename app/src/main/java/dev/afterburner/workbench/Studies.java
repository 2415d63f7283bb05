// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.workbench.bundle.BundledFiles;
import dev.afterburner.workbench.cli.console.WorkbenchCommand;
import dev.afterburner.workbench.export.figure.ChartImage;
import dev.afterburner.workbench.measure.Calibrator;
import dev.afterburner.workbench.model.ModelException;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.catalogue.Subset;
import dev.afterburner.workbench.store.StoreException;
import dev.afterburner.workbench.study.Planner;
import dev.afterburner.workbench.study.Presets;
import dev.afterburner.workbench.study.StudyException;
import dev.afterburner.workbench.study.report.Published;
import dev.afterburner.workbench.study.report.StudyReport;
import dev.afterburner.workbench.study.run.KnownStudies;
import dev.afterburner.workbench.study.run.StudyRunner;
import dev.afterburner.workbench.study.run.Tools;
import java.time.InstantSource;
import java.util.Map;

/** Makes what studies need of the other services. */
record Studies(Services services, BundledFiles files, InstantSource clock) {

  /** The study files that come with the program. */
  Presets presets() {
    return new Presets(files.folder("studies").resolve("presets"));
  }

  /** Plans studies. */
  Planner planner() {
    return new Planner(
        services.catalogue(), this::savedSubsets, services.languages(), services.demo()::covers);
  }

  /** The studies that were run or opened. */
  KnownStudies known() {
    return new KnownStudies(services.places().data().resolve("studies.json"));
  }

  private Map<String, Subset> savedSubsets() throws StudyException {
    try {
      return services.library().saved();
    } catch (StoreException | ProblemException e) {
      throw new StudyException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Reports on studies. */
  StudyReport report() {
    return new StudyReport(
        () -> Published.read(files.folder("studies")), ChartImage::new, services::sessionsIn);
  }

  /** Runs studies, each with a database of sessions of its own. */
  StudyRunner runner() throws SandboxException, StoreException {
    Sandbox runner = services.sandbox();
    return new StudyRunner(
        new Tools(
            services.catalogue(),
            services.languages(),
            services.models(),
            services.prompts(),
            services.judge(runner),
            (judge, asked, sessions, plan) ->
                services.optimizer(runner, judge, asked, sessions, plan),
            (judge, plan, how) ->
                new Calibrator(
                    runner, judge, services.library(), plan, () -> services.machine() + how, clock),
            services::sessionsIn,
            this::cost,
            known(),
            services.machine(),
            clock),
        WorkbenchCommand.number());
  }

  /** What tokens cost; NaN where a model's price is not known. */
  double cost(String model, long promptTokens, long replyTokens) {
    try {
      return services
          .prices()
          .of(model)
          .map(p -> (promptTokens * p.input() + replyTokens * p.output()) / 1e6)
          .orElse(Double.NaN);
    } catch (ModelException e) {
      return Double.NaN;
    }
  }
}
