package dev.afterburner.workbench;

import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.workbench.model.DemoModel;
import dev.afterburner.workbench.problem.ProblemLibrary;
import dev.afterburner.workbench.problem.importer.Importer;
import dev.afterburner.workbench.store.StoreException;
import dev.afterburner.workbench.ui.run.ModelChoice;
import dev.afterburner.workbench.ui.shell.WindowException;
import dev.afterburner.workbench.ui.shell.WindowLauncher;
import dev.afterburner.workbench.ui.shell.WindowServices;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives the window what it needs. The window's half of the composition root. */
final class Window {

  private final Places places;

  Window(Places places) {
    this.places = places;
  }

  /**
   * Opens the window and waits until it is closed.
   *
   * @return what stood in its way; null when nothing did
   */
  @Nullable String open() {
    List<String> warnings = new ArrayList<>();
    try (Services services = new Services(places, warnings::add)) {
      SwitchingSandbox sandbox = new SwitchingSandbox(sandbox(services, warnings), services::open);
      // Before the catalogue is made, which then holds what is brought in from now on.
      ProblemLibrary library = services.library();
      WindowServices parts =
          new WindowServices(
              services.catalogue(),
              library,
              services.judge(sandbox),
              sandbox,
              sandbox,
              services.store(),
              services.optimizer(sandbox),
              new Importer(library),
              services.ownProblems(sandbox),
              services.calibrator(sandbox),
              services.languages(),
              List.of(
                  new ModelChoice(
                      DemoModel.ID,
                      DemoModel.NAME,
                      "The demo model replays recorded replies; all measurements are real. To"
                          + " connect a real model, choose one in the model menu.")),
              services.models(),
              services.prices(),
              services.prompts(),
              places.data().resolve("window.json"),
              warnings);
      try (sandbox) {
        new WindowLauncher(parts).run();
      }
      return null;
    } catch (WindowException | StoreException e) {
      return e.getMessage();
    }
  }

  /** Without a sandbox the window opens all the same, and says what is missing. */
  private static Sandbox sandbox(Services services, List<String> warnings) {
    try {
      return services.sandbox();
    } catch (SandboxException e) {
      warnings.add(String.valueOf(e.getMessage()));
      return new UnavailableSandbox(e);
    }
  }
}
