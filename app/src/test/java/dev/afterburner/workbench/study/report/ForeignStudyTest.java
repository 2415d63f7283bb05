// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.Fuzzing;
import dev.afterburner.workbench.export.figure.ChartImage;
import dev.afterburner.workbench.store.SqliteSessionStore;
import dev.afterburner.workbench.study.StudyException;
import dev.afterburner.workbench.study.StudyFile;
import dev.afterburner.workbench.study.run.MadeStudy;
import dev.afterburner.workbench.study.run.Row;
import dev.afterburner.workbench.study.run.StudyFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A study's folder that somebody else made")
class ForeignStudyTest {

  private static final String YAML =
      """
      study: mine
      languages: [python]
      arms:
        - {name: a, model: "openai:http://h:1#m", temperature: 0, max-tokens: 99}
      iterations: 2
      """;

  @TempDir private Path path;
  private StudyFolder folder = new StudyFolder(Path.of(""));

  @BeforeEach
  void write() throws Exception {
    folder = new StudyFolder(path.resolve("study"));
    Files.createDirectory(folder.path());
    try (MadeStudy study = new MadeStudy(folder.path(), YAML, List.of("p", "q"))) {
      study.references("p", 10, 20);
      study.references("q", 10, 20);
      Row.Shown passed = MadeStudy.passed(2.048e9);
      study.cell("a", "p", 1, 0, passed, passed, "a prompt", "a reply");
      study.cell("a", "q", 1, 1, MadeStudy.wrong());
    }
  }

  private static void assertSentence(StudyException e) {
    String words = String.valueOf(e.getMessage());
    assertFalse(
        words.contains("Exception") || words.contains("dev.afterburner") || words.contains("null "),
        words);
  }

  /** How often it could be read, of so many. */
  private int readable(Path file, int seed, int cases) throws Exception {
    byte[] whole = Files.readAllBytes(file);
    StudyReport report =
        new StudyReport(
            () -> Published.read(Path.of("..", "resources", "studies")),
            ChartImage::new,
            SqliteSessionStore::open);
    Random random = new Random(seed);
    int read = 0;
    for (int i = 0; i < cases; i++) {
      byte[] bytes =
          i % 2 == 0
              ? Fuzzing.otherValue(new String(whole, UTF_8), random).getBytes(UTF_8)
              : Fuzzing.damaged(whole, random);
      Files.write(file, bytes);
      try {
        StudyReport.fold(folder);
        if (i % 25 == 0) {
          report.write(folder, path);
        }
        read++;
      } catch (StudyException e) {
        assertSentence(e);
      } catch (RuntimeException | Error e) {
        throw new AssertionError(new String(bytes, UTF_8), e);
      }
    }
    Files.write(file, whole);
    return read;
  }

  @Test
  @DisplayName("is reported or refused in a sentence, damaged in any way")
  void fuzz() throws Exception {
    int cases = Fuzzing.cases(200);
    int manifests = readable(folder.manifest(), 41, cases);
    assertTrue(manifests > 0 && manifests < cases, manifests + " of " + cases);
    assertTrue(readable(folder.cells(), 42, cases) > cases / 2);
  }

  @Test
  @DisplayName("has a manifest that is one, and lines that end")
  void bounds() throws Exception {
    Files.writeString(folder.manifest(), "null");
    assertSentence(assertThrows(StudyException.class, () -> StudyReport.fold(folder)));
  }

  @Test
  @DisplayName("has a study file that is read or refused in a sentence, damaged in any way")
  void file() throws Exception {
    Random random = new Random(43);
    int read = 0;
    int cases = Fuzzing.cases(1_000);
    for (int i = 0; i < cases; i++) {
      String text = new String(Fuzzing.damaged(YAML.getBytes(UTF_8), random), UTF_8);
      try {
        StudyFile.read(text, "study.yaml", List.of());
        read++;
      } catch (StudyException e) {
        assertSentence(e);
      } catch (RuntimeException | Error e) {
        throw new AssertionError(text, e);
      }
    }
    assertTrue(read > 0 && read < cases, read + " of " + cases);
    StringBuilder text = new StringBuilder("a0: &a0 [1, 1, 1]\n");
    for (int i = 1; i <= 15; i++) {
      text.append("a%d: &a%d [*a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1));
    }
    StudyException many =
        assertThrows(
            StudyException.class, () -> StudyFile.read(text.toString(), "study.yaml", List.of()));
    assertEquals(
        "study.yaml, line 1: up to here are more values than a study has", many.getMessage());
  }
}
