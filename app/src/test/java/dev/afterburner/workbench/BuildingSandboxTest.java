// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Isolation;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Build;
import dev.afterburner.sandbox.language.Builds;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.sandbox.language.Languages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The way in which programs are built")
class BuildingSandboxTest {

  private final Languages languages = new Languages();
  private final Language cpp = languages.byId("cpp").orElseThrow();
  private final Language javascript = languages.byId("javascript").orElseThrow();
  private final Builds builds = new Builds(languages, Map.of());
  private final List<Build> seen = new ArrayList<>();

  private final Sandbox sandbox =
      new BuildingSandbox(
          new Sandbox() {
            @Override
            public Isolation isolation() {
              return new Isolation(Isolation.Level.NAMESPACES, List.of());
            }

            @Override
            public Run run(Execution execution, RunObserver observer, Cancellation cancellation) {
              seen.add(((Program.Source) execution.program()).build());
              return Run.unmeasured(new Outcome.Completed(), 1, Bytes.EMPTY);
            }

            @Override
            public void close() {}
          },
          builds);

  private Build built(Program.Source program) throws SandboxException {
    sandbox.run(Execution.of(program, Bytes.EMPTY), RunObserver.NONE, new Cancellation());
    return seen.getLast();
  }

  @Test
  @DisplayName("is that of the language, for each program that has none of its own")
  void chosen() throws SandboxException {
    Program.Source program = new Program.Source(cpp, "int main() {}");
    assertEquals(Build.DEFAULT, built(program));
    builds.chooseFlags(cpp, "-O3 -g");
    builds.chooseStandard(cpp, "c++23");
    assertEquals(List.of("-O3", "-g"), built(program).flags());
    assertEquals("cpp -O3 -g -std=c++23", builds.identity());
    assertEquals(Build.DEFAULT, built(new Program.Source(javascript, "")));
    Build own = Build.DEFAULT.withFlags(List.of("-O0"));
    assertEquals(own, built(program.withBuild(own)));
    builds.chooseFlags(cpp, "-O2");
    builds.chooseStandard(cpp, "gnu++20");
    assertEquals("", builds.identity(), "the usual by another name");
  }

  @Test
  @DisplayName("is taken again as it was, unless its packages have changed")
  void adopted(@TempDir Path folder) throws Exception {
    Path modules = folder.resolve("node_modules");
    Path file = modules.resolve("left/package.json");
    Files.createDirectories(modules.resolve("left"));
    Files.writeString(file, "{\"version\": \"1.0.0\"}");
    builds.chooseLibraries(javascript, List.of(modules));
    builds.chooseFlags(javascript, "--no-opt");
    Build before = builds.spelledOut(javascript);
    assertTrue(before.packages().startsWith("left@1.0.0 ("), before.packages());
    Builds later = new Builds(languages, Map.of());
    later.adopt(javascript, before);
    assertEquals(builds.identity(), later.identity());
    Files.writeString(file, "{\"version\": \"2.0.0\"}");
    SandboxException changed =
        assertThrows(SandboxException.class, () -> later.adopt(javascript, before));
    assertTrue(changed.toString().contains("are others than before"), changed.toString());
  }
}
