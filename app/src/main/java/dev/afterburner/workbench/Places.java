// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Where the workbench keeps what it keeps. WORKBENCH_HOME, where set, holds all of it; else the
 * system's customary folders do (XDG Base Directory Specification 0.8 on Linux).
 *
 * @param data sessions and settings; worth a backup
 * @param cache compiled programs and copies of libraries; may be deleted at any time
 */
public record Places(Path data, Path cache) {

  private static final String NAME = "afterburner-workbench";
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  /**
   * The folders that an environment asks for. Nothing is created.
   *
   * @param environment variables by name
   * @param system value of os.name
   * @param userHome the user's home folder
   */
  public static Places of(Map<String, String> environment, String system, Path userHome) {
    String home = environment.getOrDefault("WORKBENCH_HOME", "");
    if (!home.isBlank()) {
      Path folder = Path.of(home).toAbsolutePath();
      return new Places(folder, folder.resolve("cache"));
    }
    String os = system.toLowerCase(Locale.ROOT);
    if (os.contains("mac")) {
      return new Places(
          userHome.resolve("Library/Application Support").resolve(NAME),
          userHome.resolve("Library/Caches").resolve(NAME));
    }
    if (os.contains("windows")) {
      String local = environment.getOrDefault("LOCALAPPDATA", "");
      Path base = local.isBlank() ? userHome.resolve("AppData").resolve("Local") : Path.of(local);
      return new Places(base.resolve(NAME), base.resolve(NAME).resolve("cache"));
    }
    return new Places(
        xdg(environment, "XDG_DATA_HOME", userHome.resolve(".local/share")).resolve(NAME),
        xdg(environment, "XDG_CACHE_HOME", userHome.resolve(".cache")).resolve(NAME));
  }

  /** The database of sessions. */
  public Path database() {
    return data.resolve("workbench.db");
  }

  /** The container images that take the place of the default ones. */
  public Path images() {
    return data.resolve("images.json");
  }

  /** The database of imported problems. */
  public Path problems() {
    return data.resolve("problems.db");
  }

  /**
   * Creates both folders, open to their owner only.
   *
   * @throws IOException with a message that says what to do
   */
  public void create() throws IOException {
    try {
      createPrivate(data);
      createPrivate(cache);
    } catch (IOException e) {
      String reason =
          switch (e) {
            case AccessDeniedException _ -> "you have no right to write there";
            case FileAlreadyExistsException there -> there.getFile() + " is a file";
            case FileSystemException f when f.getReason() != null -> f.getReason();
            default -> "the system refuses it";
          };
      throw new IOException(
          "can't make the folder "
              + data
              + " or what belongs in it: "
              + reason
              + "; make it writable, or name another folder by WORKBENCH_HOME",
          e);
    }
  }

  private static void createPrivate(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      makePrivate(folder);
      return;
    }
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    } else {
      Files.createDirectories(folder);
    }
  }

  /** The workbench's own folders; one that the user chose keeps its rights. */
  private static void makePrivate(Path folder) throws IOException {
    if (folder.endsWith(NAME)
        && folder.getFileSystem().supportedFileAttributeViews().contains("posix")
        && Files.isWritable(folder)
        && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(folder))) {
      Files.setPosixFilePermissions(folder, OWNER_ONLY);
    }
  }

  /** The specification says to ignore relative paths. */
  private static Path xdg(Map<String, String> environment, String name, Path otherwise) {
    String value = environment.getOrDefault(name, "");
    return !value.isBlank() && Path.of(value).isAbsolute() ? Path.of(value) : otherwise;
  }
}
