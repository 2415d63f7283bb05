// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.bundle;

import dev.afterburner.workbench.files.Folders;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies of files that lie in jars, for libraries that need files: native code and typefaces. Each
 * library by itself would copy them to the system's temporary folder at each start, and a killed
 * process would leave them there.
 *
 * <p>A folder of copies has its jars' versions and sizes in its name and comes into being whole, by
 * a rename. So processes may make it at the same time, and what is there need not be looked at.
 */
public final class UnpackedFiles {

  private static final Logger LOG = LoggerFactory.getLogger(UnpackedFiles.class);

  private static final String FRESH = ".new-";

  /** Folders of other versions are removed after that time; a process may still use them. */
  private static final Duration KEPT = Duration.ofDays(30);

  private final List<Path> folders;
  private final String classPath;
  private final InstantSource clock;

  /**
   * Nothing is made yet.
   *
   * @param folders where the copies may lie, the best first
   * @param classPath the jars' paths, separated as in java.class.path
   */
  public UnpackedFiles(List<Path> folders, String classPath, InstantSource clock) {
    this.folders = List.copyOf(folders);
    this.classPath = classPath;
    this.clock = clock;
  }

  /**
   * A folder that holds copies.
   *
   * @param name the folder's, without a version
   * @param jars how the names of the jars begin that the files come from
   * @param files resources by their paths in the folder; asked for only where they are to be copied
   * @return empty where there is no such jar, or no copies can be made: then a library must do
   *     without
   */
  public Optional<Path> folder(String name, String jars, Supplier<Map<String, String>> files) {
    Optional<String> version = version(jars);
    if (version.isEmpty()) {
      return Optional.empty();
    }
    String versioned = name + "-" + version.get();
    for (Path folder : folders) {
      Path there = folder.resolve(versioned);
      if (Files.isDirectory(there)) {
        return Optional.of(there);
      }
    }
    for (Path folder : folders) {
      try {
        Path made = make(folder, versioned, files.get());
        forget(folder, name);
        return Optional.of(made);
      } catch (IOException e) {
        LOG.debug("No copies of {} in {}", name, folder, e);
      }
    }
    return Optional.empty();
  }

  private Optional<String> version(String jars) {
    int hash = 0;
    boolean found = false;
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      String file = entry.substring(entry.lastIndexOf(File.separatorChar) + 1);
      if (file.startsWith(jars) && file.endsWith(".jar")) {
        found = true;
        hash = 31 * hash + file.hashCode();
        hash = 31 * hash + Long.hashCode(new File(entry).length());
      }
    }
    return found ? Optional.of(String.format("%08x", hash)) : Optional.empty();
  }

  private static Path make(Path folder, String versioned, Map<String, String> files)
      throws IOException {
    Files.createDirectories(folder);
    Path fresh = Files.createTempDirectory(folder, FRESH);
    try {
      for (Map.Entry<String, String> file : files.entrySet()) {
        copy(file.getValue(), fresh.resolve(file.getKey()));
      }
      return moved(fresh, folder.resolve(versioned));
    } finally {
      remove(fresh);
    }
  }

  private static void copy(String resource, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    try (InputStream in = UnpackedFiles.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException(resource + " is missing from this build");
      }
      Files.copy(in, file);
    }
    // A crash of the machine must not leave an empty file behind a name that says it is whole.
    try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
      written.force(true);
    }
  }

  private static Path moved(Path fresh, Path place) throws IOException {
    try {
      return Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (Files.isDirectory(place)) {
        return place; // another process was first
      }
      throw e;
    }
  }

  /** What can't be removed stays: another process may be at it. */
  private void forget(Path folder, String name) {
    Instant old = clock.instant().minus(KEPT);
    try (var others = Files.newDirectoryStream(folder, "{" + name + "-*," + FRESH + "*}")) {
      for (Path other : others) {
        if (Files.getLastModifiedTime(other).toInstant().isBefore(old)) {
          remove(other);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      LOG.debug("Old copies of {} stay in {}", name, folder, e);
    }
  }

  private static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      Folders.delete(folder);
    }
  }
}
