// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.profile;

import dev.afterburner.sandbox.profile.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Samples as lines of text: the time in ns, with an M before it where memory was taken, then
 * frames, the innermost first, each a line's number, a file and a function. Frames have a record
 * separator (30) before them, their parts a unit separator (31) between them. Foreign: a line that
 * is no such line is left out.
 */
final class SampleLines {

  private static final int MOST_FRAMES = 100;
  private static final int MOST_NAME = 200;
  private static final String MEMORY = "M";
  private static final Pattern FRAMES = Pattern.compile("\u001e");
  private static final Pattern PARTS = Pattern.compile("\u001f");

  private SampleLines() {}

  static void read(String content, long clockShift, RuntimeWay.Sink sink) {
    content
        .lines()
        .forEach(
            line -> {
              String[] parts = FRAMES.split(line);
              boolean inTime = !parts[0].startsWith(MEMORY);
              String time = inTime ? parts[0] : parts[0].substring(1);
              if (!time.matches("[0-8]?[0-9]{1,18}")) {
                return;
              }
              List<Frame> frames = new ArrayList<>();
              for (int i = 1; i < Math.min(parts.length, MOST_FRAMES + 1); i++) {
                String[] frame = PARTS.split(parts[i]);
                if (frame.length == 3 && frame[0].matches("[0-9]{1,9}")) {
                  frames.add(new Frame(cut(frame[2]), cut(frame[1]), Integer.parseInt(frame[0])));
                }
              }
              sink.sample(Long.parseLong(time) + clockShift, frames, inTime);
            });
  }

  private static String cut(String name) {
    return name.length() > MOST_NAME ? name.substring(0, MOST_NAME) : name;
  }
}
