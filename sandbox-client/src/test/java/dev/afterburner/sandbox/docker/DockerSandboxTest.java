// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.docker;

import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.launcher.SandboxContract;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;

@DisplayName("the container sandbox")
class DockerSandboxTest extends SandboxContract {

  @Override
  protected Sandbox open(Path folder) throws Exception {
    return DockerHere.open(folder, 1);
  }
}
