// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The system's dialog for files")
class DialogFileChooserTest {

  @Test
  @DisplayName("hides no file where any may be one that is wanted, and others where names tell")
  void filters() {
    DialogFileChooser chooser = new DialogFileChooser();
    assertEquals(
        List.of("*.gguf"),
        chooser.ask("A model", "*.gguf").getExtensionFilters().getFirst().getExtensions());
    assertEquals(
        List.of(), chooser.ask("Problems").getExtensionFilters(), "not those asked before");
  }
}
