// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.profile;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The lines as tab-separated values. */
final class LinesTable {

  private LinesTable() {}

  static byte[] bytes(Profile profile) {
    List<String> source = profile.source().lines().toList();
    StringBuilder text =
        new StringBuilder(
            "line\tfunction\trank\tsamples\tself\tlow\thigh\ttotal\tmemory_kb\tsource\n");
    for (Profile.Line line : profile.lines()) {
      String shown = line.line() <= source.size() ? source.get(line.line() - 1).strip() : "";
      text.append(
          String.format(
              Locale.ROOT,
              "%d\t%s\t%d\t%d\t%.6f\t%.6f\t%.6f\t%.6f\t%d\t%s%n",
              line.line(),
              plain(line.function()),
              line.rank(),
              line.selfSamples(),
              line.self().value(),
              line.self().low(),
              line.self().high(),
              line.total().value(),
              line.memoryBytes() / 1024,
              plain(shown)));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }
}
