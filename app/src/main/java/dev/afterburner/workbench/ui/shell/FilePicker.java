// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Window;

/** Asks the user for files. */
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

  /**
   * Asks what to open.
   *
   * @param owner the window that asks
   * @param title what is opened
   * @param patterns what the names of such files look like: "*.gguf"; none where any file may be
   *     one
   * @return the file; empty when the user wants none
   */
  Optional<Path> open(Window owner, String title, String... patterns);

  /**
   * Asks for a folder to write to.
   *
   * @param owner the window that asks
   * @param title what is written
   * @return the folder; empty when the user wants none
   */
  Optional<Path> folder(Window owner, String title);

  /**
   * Shows a folder in the system's own window for files, or a page in its browser. Not for the
   * thread that draws.
   *
   * @param place a folder, or an address on the web
   * @return false where the system has none
   */
  boolean show(String place);
}
