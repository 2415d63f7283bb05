// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.profile;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Collapsed stacks, as flame graph tools read them: outermost;…;innermost, a blank, the count. */
final class Collapsed {

  private Collapsed() {}

  static byte[] bytes(Profile profile) {
    return ProfileDocument.stacks(profile).stream()
        .map(
            stack ->
                stack.frames().stream().map(Profile::words).collect(Collectors.joining(";"))
                    + " "
                    + stack.samples()
                    + "\n")
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }
}
