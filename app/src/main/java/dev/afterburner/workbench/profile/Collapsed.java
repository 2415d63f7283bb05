// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.profile;

import dev.afterburner.sandbox.profile.Frame;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Collapsed stacks, as flame graph tools read them: outermost;…;innermost, a blank, the count. */
final class Collapsed {

  private Collapsed() {}

  static byte[] bytes(Profile profile) {
    return ProfileDocument.stacks(profile).stream()
        .map(
            stack ->
                stack.frames().stream().map(Collapsed::words).collect(Collectors.joining(";"))
                    + " "
                    + stack.samples()
                    + "\n")
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }

  /** A frame in words, without what separates frames and lines. */
  static String words(Frame frame) {
    String function = frame.function().isEmpty() ? "?" : frame.function();
    String file = frame.file().substring(frame.file().lastIndexOf('/') + 1);
    String place = file.isEmpty() ? "" : " (" + file + ":" + frame.line() + ")";
    return (function + place).replaceAll("[\\p{Cntrl};]", ":");
  }
}
