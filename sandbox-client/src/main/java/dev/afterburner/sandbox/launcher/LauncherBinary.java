// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.launcher;

import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.SandboxException.Kind;
import dev.afterburner.sandbox.linux.Processes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The launcher as an executable file in the private folder, named by its content. */
public final class LauncherBinary {

  private LauncherBinary() {}

  /** Puts the launcher for this processor there unless it is there already. */
  public static Path in(Path folder) throws SandboxException {
    String architecture =
        Processes.architecture()
            .orElseThrow(
                () ->
                    new SandboxException(
                        Kind.ISOLATION_UNAVAILABLE,
                        "no launcher for the processor type "
                            + System.getProperty("os.arch")
                            + "; x86_64 and aarch64 are supported. Choose the container sandbox"));
    try (InputStream in = LauncherBinary.class.getResourceAsStream("launcher-" + architecture)) {
      if (in == null) {
        throw new SandboxException(
            Kind.FAILED, "launcher-" + architecture + " is missing from this installation");
      }
      byte[] content = in.readAllBytes();
      Path target = folder.resolve("launcher-" + sha256(content).substring(0, 16));
      if (!Files.isExecutable(target)) {
        Path fresh = Files.createTempFile(folder, "launcher", ".new");
        Files.write(fresh, content);
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("r-x------"));
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
      }
      return target;
    } catch (IOException e) {
      throw new SandboxException(
          Kind.FAILED, "can't write the launcher to " + folder + ": " + e.getMessage(), e);
    }
  }

  /** Of bytes, in hexadecimal digits. */
  public static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
