// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import dev.afterburner.workbench.bundle.UnpackedFiles;
import dev.afterburner.workbench.cli.console.WorkbenchCommand;
import dev.afterburner.workbench.judge.ReferenceOracle;
import dev.afterburner.workbench.model.DemoModel;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.catalogue.ProblemLibrary;
import dev.afterburner.workbench.problem.importer.Importer;
import dev.afterburner.workbench.problem.importer.hub.HubSets;
import dev.afterburner.workbench.sandboxes.Sandboxes;
import dev.afterburner.workbench.store.SessionCopies;
import dev.afterburner.workbench.store.SessionFile;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.store.SqliteProblemLibrary;
import dev.afterburner.workbench.store.StoreException;
import dev.afterburner.workbench.train.out.TrainExports;
import dev.afterburner.workbench.ui.fx.Toolkit;
import dev.afterburner.workbench.ui.run.ModelChoice;
import dev.afterburner.workbench.ui.shell.WindowException;
import dev.afterburner.workbench.ui.shell.WindowLauncher;
import dev.afterburner.workbench.ui.shell.WindowServices;
import dev.afterburner.workbench.ui.shell.WorkbenchWindow;
import dev.afterburner.workbench.ui.studies.StudyServices;
import dev.afterburner.workbench.ui.training.TrainingServices;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gives the window what it needs. The window's half of the composition root. */
final class Window {

  private final Places places;
  private final UnpackedFiles copies;

  Window(Places places, UnpackedFiles copies) {
    this.places = places;
    this.copies = copies;
  }

  /**
   * Opens the window and waits until it is closed.
   *
   * @param file a session's file, which is added and opened; null for none
   * @param onShown is told when it is on the screen
   * @return what stood in its way; null when nothing did
   */
  @Nullable String open(@Nullable Path file, Consumer<WorkbenchWindow> onShown) {
    List<String> warnings = new ArrayList<>();
    // On the other core, while the library is opened.
    try (Toolkit toolkit = Toolkit.starting(copies);
        Services services = new Services(places, copies, warnings::add)) {
      Sandboxes sandbox = services.sandboxes();
      // Before the catalogue is made, which then holds what is brought in from now on.
      ProblemLibrary library = services.library();
      WindowServices parts =
          new WindowServices(
              services.catalogue(),
              library,
              services.judge(sandbox),
              sandbox,
              services.images(),
              services.store(),
              services.optimizer(sandbox),
              new Importer(library, new ReferenceOracle(() -> sandbox)),
              new HubSets(
                  services::hub,
                  library,
                  Window::trial,
                  into -> new Importer(into, new ReferenceOracle(() -> sandbox))),
              services.ownProblems(sandbox),
              services.referenceOutput(sandbox),
              services.calibrator(sandbox),
              services.growth(sandbox),
              services.languages(),
              services.builds(),
              List.of(
                  new ModelChoice(
                      DemoModel.ID,
                      DemoModel.NAME,
                      "The demo model replays recorded replies; all measurements are real.")),
              services.models(),
              services.prices(),
              services.prompts(),
              studies(services),
              training(services),
              places.data().resolve("window.json"),
              warnings);
      SessionStore.Entry session = file == null ? null : bring(file, services.store(), warnings);
      new WindowLauncher(toolkit, parts).run(session, onShown);
      return null;
    } catch (WindowException | StoreException e) {
      return e.getMessage();
    }
  }

  private StudyServices studies(Services services) {
    Studies studies = services.studies();
    return new StudyServices(
        studies::presets,
        studies::planner,
        studies::runner,
        studies.report(),
        studies.known(),
        services::sessionsIn,
        studies::cost,
        places.data().resolve("studies"));
  }

  private TrainingServices training(Services services) throws StoreException {
    return new TrainingServices(
        () ->
            new TrainExports(
                services.catalogue(),
                services.library(),
                services.prompts(),
                services.training(),
                services.machine(),
                WorkbenchCommand.number()),
        services.store(),
        services::sessionsIn,
        services.languages(),
        places.data().resolve("training"));
  }

  private static ProblemLibrary trial(Path file) throws ProblemException {
    try {
      return SqliteProblemLibrary.open(file);
    } catch (StoreException e) {
      throw new ProblemException(String.valueOf(e.getMessage()), e);
    }
  }

  /** A file that is none is told in the window. */
  private static SessionStore.@Nullable Entry bring(
      Path file, SessionStore store, List<String> warnings) throws StoreException {
    try {
      String id = SessionCopies.bring(store, SessionFile.read(file));
      return store.list().stream().filter(entry -> entry.id().equals(id)).findFirst().orElse(null);
    } catch (StoreException e) {
      warnings.add(String.valueOf(e.getMessage()));
      return null;
    }
  }
}
