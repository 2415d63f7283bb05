// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.sandbox.language.Toolchains;
import dev.afterburner.sandbox.local.LocalSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeExampleTest {

  @Test
  @DisplayName("the README's example measures a program")
  void example(@TempDir Path folder) throws Exception {
    // example
    var python = new Languages().byId("python").orElseThrow();
    var program = new Program.Source(python, "print(sum(range(int(input()))))");
    try (var sandbox = LocalSandbox.open(folder, Toolchains.ofThisMachine())) {
      Run run =
          sandbox.run(
              Execution.of(program, Bytes.utf8("1000000")), RunObserver.NONE, new Cancellation());
      System.out.printf(
          "%s%s, %.1f ms, %.1f MB, %.3f MB·s, %d samples%n",
          run.stdout().text(),
          run.outcome().id(),
          run.wallNanos() / 1e6,
          run.peakBytes() / 1e6,
          run.integralByteSeconds() / 1e6,
          run.curve().size());
      // end
      assertEquals("499999500000\n", run.stdout().text());
    }
  }

  @Test
  @DisplayName("the README shows the example as it is compiled")
  void same() throws IOException {
    String test =
        Files.readString(Path.of("src/test/java/dev/afterburner/sandbox/ReadmeExampleTest.java"));
    String code = test.substring(test.indexOf("// example\n") + 11, test.indexOf("// end\n"));
    String readme = Files.readString(Path.of("README.md"));
    String shown = readme.substring(readme.indexOf("```java\n") + 8);
    shown = shown.substring(0, shown.indexOf("```"));
    assertTrue(words(shown).startsWith(words(code)), shown);
  }

  private static String words(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
