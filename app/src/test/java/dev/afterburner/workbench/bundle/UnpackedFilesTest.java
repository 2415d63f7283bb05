// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.bundle;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Copies of files from jars")
class UnpackedFilesTest {

  private static final String RESOURCE = "/fonts/OFL-Inter.txt";
  private final Instant now = Instant.now();

  @TempDir private Path folder;
  private Path jar;

  @BeforeEach
  void jar() throws IOException {
    jar = Files.writeString(folder.resolve("letters-1.0.jar"), "one");
  }

  private UnpackedFiles copies(Path... folders) {
    return new UnpackedFiles(
        List.of(folders),
        String.join(File.pathSeparator, folder.resolve("other.jar").toString(), jar.toString()),
        InstantSource.fixed(now));
  }

  private static Optional<Path> make(UnpackedFiles copies) {
    return copies.folder("letters", "letters-", () -> Map.of("in/copy.txt", RESOURCE));
  }

  private static Set<Path> children(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.collect(Collectors.toSet());
    }
  }

  @Test
  @DisplayName("are made once, whole, and asked for no more")
  void once() throws IOException {
    Path kept = folder.resolve("kept");
    Path made = make(copies(kept)).orElseThrow();
    Path again =
        copies(kept)
            .folder(
                "letters",
                "letters-",
                () -> {
                  throw new AssertionError("asked for the files");
                })
            .orElseThrow();
    try (InputStream in = UnpackedFilesTest.class.getResourceAsStream(RESOURCE)) {
      assertAll(
          () -> assertEquals(made, again),
          () -> assertEquals(Set.of(made), children(kept)),
          () ->
              assertArrayEquals(
                  in.readAllBytes(), Files.readAllBytes(made.resolve("in/copy.txt"))));
    }
  }

  @Test
  @DisplayName(
      "lie in the next folder where the first can't be written to, and nowhere without one")
  void unwritable() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Path next = folder.resolve("next");
    assertAll(
        () -> assertEquals(next, make(copies(file, next)).orElseThrow().getParent()),
        () -> assertEquals(Optional.empty(), make(copies(file))),
        () -> assertEquals(Optional.empty(), make(copies())));
  }

  @Test
  @DisplayName("of a part that is missing are not made, and nothing half done is left")
  void missing() throws IOException {
    Path kept = folder.resolve("kept");
    Optional<Path> made =
        copies(kept)
            .folder("letters", "letters-", () -> Map.of("a", RESOURCE, "b", "/fonts/none.txt"));
    assertAll(
        () -> assertEquals(Optional.empty(), made), () -> assertEquals(Set.of(), children(kept)));
  }

  @Test
  @DisplayName("are none without such a jar on the class path")
  void noJar() {
    Path kept = folder.resolve("kept");
    assertAll(
        () ->
            assertEquals(
                Optional.empty(),
                copies(kept).folder("digits", "digits-", () -> Map.of("copy", RESOURCE))),
        () -> assertTrue(Files.notExists(kept)));
  }

  @Test
  @DisplayName("of another version are other ones; unused ones go after a month")
  void versions() throws IOException {
    Path kept = folder.resolve("kept");
    Path first = make(copies(kept)).orElseThrow();
    Files.writeString(jar, "larger");
    Path second = make(copies(kept)).orElseThrow();
    Set<Path> both = children(kept);
    Files.setLastModifiedTime(first, FileTime.from(now.minus(Duration.ofDays(31))));
    Files.writeString(jar, "larger again");
    Path third = make(copies(kept)).orElseThrow();
    assertAll(
        () -> assertNotEquals(first, second),
        () -> assertEquals(Set.of(first, second), both),
        () -> assertEquals(Set.of(second, third), children(kept)));
  }

  @Test
  @DisplayName("that several make at the same time are the same for all")
  void together() throws Exception {
    Path kept = folder.resolve("kept");
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      Set<Path> made =
          threads
              .invokeAll(
                  IntStream.range(0, 8)
                      .<Callable<Path>>mapToObj(i -> () -> make(copies(kept)).orElseThrow())
                      .toList())
              .stream()
              .map(Future::resultNow)
              .collect(Collectors.toSet());
      assertEquals(made, children(kept));
    }
  }
}
