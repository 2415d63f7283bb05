package dev.afterburner.workbench.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The window's settings as a small JSON file. It is replaced whole, so that a reader never finds
 * half of it; one that can't be read counts as none, since nothing in it is worth an error.
 */
public final class SettingsFile {

  private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);

  private final Path file;
  private final ObjectMapper json =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  public SettingsFile(Path file) {
    this.file = file;
  }

  /** What was saved last, or the defaults. */
  public WindowSettings read() {
    if (!Files.isRegularFile(file)) {
      return WindowSettings.DEFAULT;
    }
    try {
      return json.readValue(Files.readAllBytes(file), WindowSettings.class);
    } catch (IOException | JacksonException e) {
      LOG.warn("The window's settings in {} can't be read; the defaults hold", file, e);
      return WindowSettings.DEFAULT;
    }
  }

  /** Replaces what was saved. */
  public void write(WindowSettings settings) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path part = Files.createTempFile(folder, "window", ".part");
    try {
      Files.write(part, json.writeValueAsBytes(settings));
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
