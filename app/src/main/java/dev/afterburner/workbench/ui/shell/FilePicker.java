package dev.afterburner.workbench.ui.shell;

import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Window;

/** Asks the user for a file to write. */
@FunctionalInterface
public interface FilePicker {

  /**
   * Asks where to save.
   *
   * @param owner the window that asks
   * @param title what is saved
   * @param name a name to begin with, with its ending
   * @return the file; empty when the user wants none
   */
  Optional<Path> save(Window owner, String title, String name);
}
