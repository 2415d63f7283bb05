// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.local;

import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.language.Toolchains;
import dev.afterburner.sandbox.launcher.SandboxContract;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;

@DisplayName("the local sandbox")
class LocalSandboxTest extends SandboxContract {

  @Override
  protected Sandbox open(Path folder) throws Exception {
    return LocalSandbox.open(folder, Toolchains.ofThisMachine());
  }
}
