// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.run;

import dev.afterburner.workbench.files.FileFaults;
import dev.afterburner.workbench.study.StudyException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Where a study lies. */
public record StudyFolder(Path path) {

  public Path manifest() {
    return path.resolve("manifest.json");
  }

  public Path cells() {
    return path.resolve("cells.jsonl");
  }

  public Path sessions() {
    return path.resolve("sessions.db");
  }

  /** The study file as it was asked for. */
  public Path studyFile() {
    return path.resolve("study.yaml");
  }

  /** Told of a row and where its line begins in the file, bytes. */
  @FunctionalInterface
  public interface Reader {
    void row(Row row, long at);
  }

  /**
   * A part of the rows that was read.
   *
   * @param end where it ends and the next row begins, bytes
   * @param damaged how many lines could not be read
   */
  public record Part(long end, int damaged) {}

  /** How long the file of rows is, bytes; 0 where there is none. */
  public long length() throws StudyException {
    try {
      return Files.exists(cells()) ? Files.size(cells()) : 0;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * Reads the rows from a place on, in order; none where there is no file. A last line without an
   * end is left out, for its writer was killed or has not finished it.
   *
   * @param from where a row begins, bytes
   */
  public Part read(long from, Reader reader) throws StudyException {
    if (!Files.exists(cells())) {
      return new Part(0, 0);
    }
    int damaged = 0;
    try (LineScanner lines = new LineScanner(cells(), from)) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        Optional<Row> row = Rows.row(line);
        if (row.isPresent()) {
          reader.row(row.get(), lines.at());
        } else {
          damaged++;
        }
      }
      return new Part(lines.following(), damaged);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Reads texts by where their lines begin, as {@link #read} told. */
  public void texts(Iterable<Long> places, Consumer<Row.Text> texts) throws StudyException {
    try (RandomAccessFile file = new RandomAccessFile(cells().toFile(), "r")) {
      for (long place : places) {
        file.seek(place);
        Rows.row(line(file))
            .ifPresent(
                row -> {
                  if (row instanceof Row.Text text) {
                    texts.accept(text);
                  }
                });
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static String line(RandomAccessFile file) throws IOException {
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    byte[] block = new byte[8192];
    while (true) {
      int n = file.read(block);
      if (n < 0) {
        return bytes.toString(StandardCharsets.UTF_8);
      }
      for (int i = 0; i < n; i++) {
        if (block[i] == '\n') {
          bytes.write(block, 0, i);
          return bytes.toString(StandardCharsets.UTF_8);
        }
      }
      bytes.write(block, 0, n);
    }
  }

  private StudyException unreadable(IOException e) {
    return new StudyException("can't read " + cells() + ": " + FileFaults.reason(e), e);
  }

  /** The text of one of its files; empty where there is none. */
  static Optional<String> text(Path file) throws StudyException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      StringBuilder text = new StringBuilder();
      char[] block = new char[8192];
      for (int n = reader.read(block); n >= 0; n = reader.read(block)) {
        text.append(block, 0, n);
      }
      return Optional.of(text.toString());
    } catch (IOException e) {
      throw new StudyException("can't read " + file + ": " + FileFaults.reason(e), e);
    }
  }
}
