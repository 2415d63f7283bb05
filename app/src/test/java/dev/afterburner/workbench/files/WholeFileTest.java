// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.CopyOption;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A whole file")
class WholeFileTest {

  @TempDir private Path folder;

  private static WholeFile.Content<RuntimeException> text(String text) {
    return out -> out.write(text.getBytes(UTF_8));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  @DisplayName("takes the old one's place and keeps its permissions; missing folders are made")
  void replaces() throws IOException {
    Path file = folder.resolve("a/b/results.json");
    WholeFile.write(file, text("old"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
    WholeFile.write(file, text("new"));
    assertEquals("new", Files.readString(file));
    assertEquals("rw-rw-r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  @DisplayName("is its owner's alone from its first byte where that is asked for")
  void ownerOnly() throws IOException {
    Path file = folder.resolve("keys.json");
    List<String> modes = new ArrayList<>();
    WholeFile.<IOException>writePrivate(
        file,
        out -> {
          try (Stream<Path> all = Files.list(folder)) {
            for (Path part : all.toList()) {
              modes.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(part)));
            }
          }
          out.write('k');
        });
    modes.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(List.of("rw-------", "rw-------"), modes);
  }

  @Test
  @DisplayName("leaves the old one, and nothing beside it, if its content can't be made")
  void contentFails() throws IOException {
    Path file = folder.resolve("results.json");
    WholeFile.write(file, text("old"));
    assertThrows(
        IllegalStateException.class,
        () ->
            WholeFile.write(
                file,
                out -> {
                  out.write('n');
                  throw new IllegalStateException("no more");
                }));
    assertEquals("old", Files.readString(file));
    assertEquals(List.of("results.json"), names());
  }

  @Test
  @DisplayName("leaves the old one, and nothing beside it, if it can't take its place")
  void moveFails() throws IOException {
    Path file = folder.resolve("results.json");
    WholeFile.write(file, text("old"));
    WholeFile.Disk refusing =
        new WholeFile.Disk() {
          @Override
          void move(Path from, Path to, CopyOption... how) throws IOException {
            throw new FileSystemException(to.toString(), null, "Device or resource busy");
          }
        };
    assertThrows(IOException.class, () -> new WholeFile(refusing).put(file, null, text("new")));
    assertEquals("old", Files.readString(file));
    assertEquals(List.of("results.json"), names());
  }

  @Test
  @DisplayName("is on the disk, whole, before it takes the old one's place")
  void forced() throws IOException {
    Path file = folder.resolve("results.json");
    List<String> order = new ArrayList<>();
    WholeFile.Disk watched =
        new WholeFile.Disk() {
          @Override
          void force(FileChannel part) throws IOException {
            order.add("forced with " + part.size() + " bytes");
            super.force(part);
          }

          @Override
          void move(Path from, Path to, CopyOption... how) throws IOException {
            order.add("moved");
            super.move(from, to, how);
          }
        };
    new WholeFile(watched).put(file, null, text("0123456789"));
    assertEquals(List.of("forced with 10 bytes", "moved"), order);
    assertEquals("0123456789", Files.readString(file));
  }

  @Test
  @DisplayName("is written on file systems that know no atomic move, too")
  void withoutAtomicMoves() throws IOException {
    Path file = folder.resolve("results.json");
    WholeFile.write(file, text("old"));
    WholeFile.Disk plain =
        new WholeFile.Disk() {
          @Override
          void move(Path from, Path to, CopyOption... how) throws IOException {
            if (List.of(how).contains(StandardCopyOption.ATOMIC_MOVE)) {
              throw new AtomicMoveNotSupportedException(from.toString(), to.toString(), "no");
            }
            super.move(from, to, how);
          }
        };
    new WholeFile(plain).put(file, null, text("new"));
    assertEquals("new", Files.readString(file));
    assertEquals(List.of("results.json"), names());
  }

  @Test
  @DisplayName("is written where a link points, whether something is there or not; the link stays")
  void links() throws IOException {
    Path file = Files.createDirectories(folder.resolve("real")).resolve("results.json");
    Path inner =
        Files.createSymbolicLink(folder.resolve("inner.json"), Path.of("real/results.json"));
    Path outer = Files.createSymbolicLink(folder.resolve("outer.json"), inner);
    WholeFile.write(outer, text("first"));
    assertEquals("first", Files.readString(file));
    WholeFile.write(outer, text("second"));
    assertEquals("second", Files.readString(file));
    assertTrue(Files.isSymbolicLink(inner));
    assertTrue(Files.isSymbolicLink(outer));
  }

  @Test
  @DisplayName("is refused if links lead in a circle")
  void circle() throws IOException {
    Path one = folder.resolve("one");
    Files.createSymbolicLink(folder.resolve("two"), one);
    Files.createSymbolicLink(one, folder.resolve("two"));
    assertEquals(
        "its links lead in a circle",
        FileFaults.reason(assertThrows(IOException.class, () -> WholeFile.write(one, text("x")))));
  }

  @Test
  @DisplayName("goes into a pipe, whose reader gets it; the pipe stays")
  void pipe() throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "mkfifo fails here");
    CompletableFuture<String> read =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Files.readString(pipe);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    WholeFile.write(pipe, text("through the pipe"));
    assertEquals("through the pipe", read.get());
    assertTrue(Files.readAttributes(pipe, BasicFileAttributes.class).isOther());
  }

  @Test
  @DisplayName("goes into a device, which stays, and says that it is full")
  void device() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "there is no /dev/full here");
    Path link = Files.createSymbolicLink(folder.resolve("results.json"), full);
    assertEquals(
        "no space left on device",
        FileFaults.reason(assertThrows(IOException.class, () -> WholeFile.write(link, text("x")))));
    assertTrue(Files.readAttributes(full, BasicFileAttributes.class).isOther());
    assertTrue(Files.isSymbolicLink(link));
  }

  @Test
  @DisplayName("is no folder")
  void folderRefused() {
    assertEquals(
        "it is a folder; add a file name",
        FileFaults.reason(
            assertThrows(IOException.class, () -> WholeFile.write(folder, text("x")))));
  }
}
