// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train.watch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trainer_state.json: written whole at each checkpoint, so that it is read whole if it changed.
 */
final class StateReader implements LogReader {

  /** Larger ones are not read: a history of a million steps is smaller. */
  private static final long MOST = 256L << 20;

  private final Path file;
  private @Nullable FileTime read;

  StateReader(Path file) {
    this.file = file;
  }

  @Override
  public News look() throws IOException {
    try {
      FileTime now = Files.getLastModifiedTime(file);
      if (now.equals(read) || Files.size(file) > MOST) {
        return News.NONE;
      }
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      List<Point> points = Parsers.trainerState(text);
      if (!points.isEmpty()) {
        read = now; // what is half written gives none, and is read again
      }
      return new News(points, false);
    } catch (NoSuchFileException e) {
      return News.NONE;
    }
  }
}
