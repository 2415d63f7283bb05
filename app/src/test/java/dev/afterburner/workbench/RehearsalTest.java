// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.WorkbenchProcess.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The launcher's rehearsal")
class RehearsalTest {

  /** Is shown, and is among the classes that no rehearsal loads on purpose. */
  private static final String WINDOW = "com.sun.glass.ui.headless.HeadlessWindow";

  @TempDir private Path folder;

  @Test
  @DisplayName("shows the window where there is no display, or it would rehearse the demo instead")
  void withoutDisplay() throws Exception {
    Path loaded = folder.resolve("loaded");
    Result result =
        new WorkbenchProcess(
                folder.resolve("home"),
                Map.of(),
                List.of(
                    "-Dglass.platform=Headless",
                    "-Dprism.order=sw",
                    "-Xlog:class+load:file=" + loaded))
            .run("--rehearse-window");
    assertEquals(0, result.code(), result.err());
    assertEquals("", result.out());
    assertFalse(result.err().contains("demo"), result.err());
    assertTrue(Files.readString(loaded).contains(WINDOW), "no window");
  }
}
