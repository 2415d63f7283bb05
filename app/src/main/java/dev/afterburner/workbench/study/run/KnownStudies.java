// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.run;

import dev.afterburner.workbench.files.FileFaults;
import dev.afterburner.workbench.files.WholeFile;
import dev.afterburner.workbench.study.StudyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The folders of studies that were run or opened here, those used last first. */
public final class KnownStudies {

  private static final int MOST = 200;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Path file;

  /**
   * A list.
   *
   * @param file holds it, and need not exist
   */
  public KnownStudies(Path file) {
    this.file = file;
  }

  /** The folders, with their whole paths; a damaged list is an empty one. */
  public synchronized List<Path> list() throws StudyException {
    Optional<String> text = StudyFolder.text(file);
    List<Path> folders = new ArrayList<>();
    if (text.isPresent()) {
      try {
        for (JsonNode one : MAPPER.readTree(text.get())) {
          folders.add(Path.of(one.asString()));
        }
      } catch (JacksonException | InvalidPathException e) {
        System.getLogger(KnownStudies.class.getName())
            .log(
                System.Logger.Level.WARNING,
                file + " is damaged; the studies that it named can be opened by their folders");
      }
    }
    return folders;
  }

  /** Puts a folder first. */
  public synchronized void add(Path folder) throws StudyException {
    List<Path> folders = new ArrayList<>(list());
    Path whole = folder.toAbsolutePath().normalize();
    if (!folders.isEmpty() && folders.getFirst().equals(whole)) {
      return;
    }
    folders.remove(whole);
    folders.addFirst(whole);
    write(folders.subList(0, Math.min(MOST, folders.size())));
  }

  /** Takes a folder off the list; the folder itself stays. */
  public synchronized void forget(Path folder) throws StudyException {
    List<Path> folders = new ArrayList<>(list());
    folders.remove(folder.toAbsolutePath().normalize());
    write(folders);
  }

  private void write(List<Path> folders) throws StudyException {
    String text = MAPPER.writeValueAsString(folders.stream().map(Path::toString).toList());
    try {
      WholeFile.write(file, out -> out.write((text + "\n").getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new StudyException("can't write " + file + ": " + FileFaults.reason(e), e);
    }
  }
}
