// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.linux.LinuxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LauncherFailureTest {

  @TempDir private Path settings;

  private String said(char step, int errno) {
    SandboxException failure = LauncherFailure.of(step, errno, "user namespace", settings);
    return failure.kind() + ": " + failure.getMessage();
  }

  @ParameterizedTest
  @CsvSource({
    "user/max_user_namespaces, 0, user.max_user_namespaces=15000",
    "kernel/unprivileged_userns_clone, 0, kernel.unprivileged_userns_clone=1",
    "kernel/apparmor_restrict_unprivileged_userns, 1, kernel.apparmor_restrict_unprivileged_userns=0"
  })
  @DisplayName("the setting that forbids user namespaces is named, with how to change it")
  void setting(String file, String value, String advice) throws IOException {
    Path setting = settings.resolve(file);
    Files.createDirectories(settings.resolve(file.substring(0, file.indexOf('/'))));
    Files.writeString(setting, value + "\n");
    String said = said('U', LinuxException.EPERM);
    assertTrue(said.startsWith("ISOLATION_UNAVAILABLE: this machine forbids user namesp"), said);
    assertTrue(said.contains("sudo sysctl -w " + advice), said);
    assertTrue(said.endsWith("Or choose the container sandbox."), said);
  }

  @Test
  @DisplayName("without such a setting a container is suspected")
  void container() {
    assertTrue(said('N', LinuxException.EPERM).contains("--cap-add SYS_ADMIN"));
    assertTrue(said('N', LinuxException.ENOSPC).contains("raise user.max_user_namespaces"));
  }

  @ParameterizedTest
  @CsvSource({
    "P, 1, ISOLATION_UNAVAILABLE, systempaths=unconfined",
    "B, 13, ISOLATION_UNAVAILABLE, forbids mounting",
    "B, 2, FAILED, build its file system",
    "F, 22, FAILED, be set up",
    "E, 10, FAILED, ended from outside",
    "K, 24, FAILED, step K"
  })
  @DisplayName("every other step is said in words, as what it is")
  void steps(char step, int errno, SandboxException.Kind kind, String words) {
    String said = said(step, errno);
    assertEquals(kind.toString(), said.substring(0, said.indexOf(':')));
    assertTrue(said.contains(words), said);
  }
}
