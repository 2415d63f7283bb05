// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A database that only its owner may read: it holds prompts, programs and notes. */
final class PrivateFile {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private PrivateFile() {}

  /**
   * Makes the file, empty, or takes the rights of others from it. SQLite gives what it keeps beside
   * a database the same rights.
   */
  static void claim(Path file) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    try {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    } catch (FileAlreadyExistsException e) {
      if (Files.isWritable(file) && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
        Files.setPosixFilePermissions(file, OWNER_ONLY);
      }
    }
  }
}
