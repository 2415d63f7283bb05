// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibrariesTest {

  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({
    "Linux, amd64, lib/x86_64-linux-gnu-tree-sitter.so",
    "Linux, aarch64, lib/aarch64-linux-gnu-tree-sitter.so",
    "Mac OS X, aarch64, lib/aarch64-macos-tree-sitter.dylib",
    "Windows 11, amd64, lib/x86_64-windows-tree-sitter.dll"
  })
  @DisplayName("the highlighter's native libraries are in the jars for every system")
  void everywhere(String system, String arch, String first) {
    Map<String, String> files = Grammars.libraries(system, arch);
    assertTrue(files.containsKey(first), files.toString());
    assertEquals(8, files.size());
    for (String resource : files.values()) {
      assertNotNull(Grammars.class.getResource(resource), resource);
    }
  }
}
