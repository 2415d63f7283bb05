// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train.out;

import dev.afterburner.workbench.files.AppendedLines;
import dev.afterburner.workbench.files.FileFaults;
import dev.afterburner.workbench.train.TrainException;
import dev.afterburner.workbench.train.data.Part;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The parts that an export has gathered so far, a line each, below a line that says what they
 * depend on. A stopped export goes on from it.
 */
final class PartsFile implements AutoCloseable {

  /** Its name in the export's folder. */
  static final String NAME = ".parts.jsonl";

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Path file;
  private final AppendedLines lines;
  private final Set<String> done = new HashSet<>();

  private PartsFile(Path file, AppendedLines lines) {
    this.file = file;
    this.lines = lines;
  }

  /**
   * Opens the file of a folder, or begins it.
   *
   * @param basis what the parts depend on
   * @throws TrainException where the folder holds parts of another basis
   */
  static PartsFile open(Path folder, String basis) throws TrainException, IOException {
    Path file = folder.resolve(NAME);
    PartsFile parts = new PartsFile(file, AppendedLines.open(file));
    try {
      try (Reader reader = parts.read()) {
        String found = reader.basis;
        if (found == null) {
          parts.lines.append(MAPPER.writeValueAsString(basis));
          return parts;
        }
        if (!found.equals(basis)) {
          throw TrainException.failed(
              folder
                  + " holds a begun export that was asked for otherwise, of another machine or"
                  + " other templates; name another folder, or delete this one");
        }
        for (Part part = reader.next(); part != null; part = reader.next()) {
          parts.done.add(part.problem());
        }
      }
      return parts;
    } catch (TrainException | IOException | RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  boolean has(String problem) {
    return done.contains(problem);
  }

  void add(Part part) throws IOException {
    lines.append(MAPPER.writeValueAsString(part));
    done.add(part.problem());
  }

  /** Reads the parts from the first one. */
  Reader read() throws IOException {
    return new Reader(Files.newBufferedReader(file));
  }

  /** Reads one part after another. */
  static final class Reader implements AutoCloseable {
    private final BufferedReader lines;
    private final @Nullable String basis;

    private Reader(BufferedReader lines) throws IOException {
      this.lines = lines;
      String first = lines.readLine();
      this.basis = first == null ? null : MAPPER.readValue(first, String.class);
    }

    /** The next one; null after the last one. */
    @Nullable Part next() throws IOException {
      String line = lines.readLine();
      try {
        return line == null ? null : MAPPER.readValue(line, Part.class);
      } catch (JacksonException e) {
        throw new IOException("a line of " + NAME + " is damaged; delete the folder", e);
      }
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }

  @Override
  public void close() throws TrainException {
    try {
      lines.close();
    } catch (IOException e) {
      throw TrainException.failed("can't close " + file + ": " + FileFaults.reason(e));
    }
  }
}
