// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.local;

import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.language.Toolchains;
import dev.afterburner.sandbox.launcher.HostilePrograms;
import dev.afterburner.sandbox.launcher.HostileProgramsContract;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

@DisplayName("a hostile program in the local sandbox")
class HostileProgramsTest extends HostileProgramsContract {

  @Override
  protected Sandbox open(Path folder) throws Exception {
    return LocalSandbox.open(folder, Toolchains.ofThisMachine());
  }

  @Override
  protected List<Path> empty(Path folder) {
    return List.of(folder.resolve("root"), folder.resolve("building"));
  }

  @Override
  protected List<String> left() {
    return HostilePrograms.programsLeft();
  }
}
