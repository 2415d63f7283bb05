// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Whole folders. */
public final class Folders {

  private Folders() {}

  /**
   * Deletes a folder and all that is in it; links in it, not what they lead to.
   *
   * @throws IOException at the first that can't be deleted; what was deleted by then stays so
   */
  public static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }
}
