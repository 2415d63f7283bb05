// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Texts that lie beside classes: programs in other languages, to run in the sandbox. */
public final class BundledText {

  private BundledText() {}

  /**
   * The text of one.
   *
   * @param beside a class of the folder that it lies in
   * @param name the file's name
   */
  public static String of(Class<?> beside, String name) {
    try (InputStream text = beside.getResourceAsStream(name)) {
      if (text == null) {
        throw new IllegalStateException(name + " is missing");
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
