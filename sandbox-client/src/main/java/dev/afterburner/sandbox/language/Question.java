// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.language;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks an installed tool something. */
final class Question {

  private static final int PATIENCE_SECONDS = 30;

  private Question() {}

  /** The first line that a command prints; empty where it fails, hangs or prints nothing. */
  static Optional<String> ask(List<String> argv) {
    try {
      Process process =
          new ProcessBuilder(argv)
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
              .start();
      try (var output = process.getInputStream()) {
        String text = new String(output.readNBytes(16_384), StandardCharsets.UTF_8);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
          return Optional.empty();
        }
        return text.lines().map(String::trim).filter(line -> !line.isEmpty()).findFirst();
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
