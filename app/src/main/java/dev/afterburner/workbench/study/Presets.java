// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The study files that come with the program. */
public final class Presets {

  /** Their names. */
  public static final List<String> NAMES = List.of("litmus", "curves", "ablation", "policies");

  private final Path folder;

  /**
   * The presets of a folder.
   *
   * @param folder holds NAME.yaml
   */
  public Presets(Path folder) {
    this.folder = folder;
  }

  /** What a preset says, comments and all. */
  public String text(String name) throws StudyException {
    if (!NAMES.contains(name)) {
      throw StudyException.badUse(
          "there is no preset " + name + "; choose one of " + String.join(", ", NAMES));
    }
    try {
      return Files.readString(folder.resolve(name + ".yaml"), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("this installation lacks the preset " + name, e);
    }
  }
}
