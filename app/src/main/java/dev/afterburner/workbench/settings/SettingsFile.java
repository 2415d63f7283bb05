// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.settings;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The window's settings. A file that can't be read counts as none: nothing in it is worth an error.
 */
public final class SettingsFile {

  private final Path file;

  public SettingsFile(Path file) {
    this.file = file;
  }

  /** What was saved last, or the defaults. */
  public WindowSettings read() {
    return JsonFile.read(file, WindowSettings.class).orElse(WindowSettings.DEFAULT);
  }

  /** Replaces what was saved. */
  public void write(WindowSettings settings) throws IOException {
    JsonFile.write(file, settings);
  }
}
