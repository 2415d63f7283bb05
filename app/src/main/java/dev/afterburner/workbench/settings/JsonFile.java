// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.settings;

import dev.afterburner.workbench.files.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A small JSON file that is replaced whole, so that a reader never finds half of it. */
public final class JsonFile {

  private static final Logger LOG = LoggerFactory.getLogger(JsonFile.class);
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private static final long MOST_BYTES = 64 << 20;

  private JsonFile() {}

  /** What the file holds; empty, with a line in the log, where it can't be read. */
  static <T> Optional<T> read(Path file, Class<T> type) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new IOException("it is larger than any that a workbench writes");
      }
      return Optional.ofNullable(JSON.readValue(Files.readAllBytes(file), type));
    } catch (IOException | JacksonException e) {
      LOG.warn("{} can't be read and counts as empty: {}", file, reason(e));
      return Optional.empty();
    }
  }

  private static String reason(Exception e) {
    String message =
        e instanceof JacksonException json ? json.getOriginalMessage() : e.getMessage();
    return String.valueOf(message).lines().findFirst().orElse("");
  }

  /** Replaces the file; its folders are made. */
  public static void write(Path file, Object content) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(content);
    WholeFile.writePrivate(file, out -> out.write(bytes));
  }
}
