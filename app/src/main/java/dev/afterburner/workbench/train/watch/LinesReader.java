// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train.watch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A log of lines: those that are whole are read. */
final class LinesReader implements LogReader {

  private final Growing file;
  private final Function<String, List<Point>> parser;

  LinesReader(Path file, Function<String, List<Point>> parser) {
    this.file = new Growing(file);
    this.parser = parser;
  }

  @Override
  public News look() throws IOException {
    Growing.Bytes read = file.read();
    List<Point> points = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < read.bytes().length; i++) {
      if (read.bytes()[i] == '\n') {
        String line = new String(read.bytes(), from, i - from, StandardCharsets.UTF_8);
        points.addAll(parser.apply(line.strip()));
        from = i + 1;
      }
    }
    file.take(from);
    return new News(points, read.restarted());
  }
}
