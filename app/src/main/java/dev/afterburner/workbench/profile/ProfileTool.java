// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The programs that read what a profiled program left; they run in the sandbox. */
final class ProfileTool {

  private ProfileTool() {}

  /** The text of one. */
  static String text(String name) {
    try (InputStream text = ProfileTool.class.getResourceAsStream(name)) {
      if (text == null) {
        throw new IllegalStateException(name + " is missing");
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
