package dev.afterburner.workbench.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The container images that take the place of the default ones: a JSON file, by language. */
public final class ContainerImages {

  /** Stands among the languages for the workbench's own image, where it runs in a container. */
  public static final String SIDECAR = "sidecar";

  private ContainerImages() {}

  /** Replaces the file. */
  public static void write(Path file, Map<String, String> images) throws IOException {
    JsonFile.write(file, new TreeMap<>(images));
  }

  /** A file's content, as {@link #read} reads it. */
  public static byte[] text(Map<String, String> images) {
    return JsonMapper.shared().writeValueAsBytes(images);
  }

  /**
   * What the file names; nothing where there is none.
   *
   * @param languages those that there are
   * @throws IOException says what is wrong with the file, and what to do
   */
  public static Map<String, String> read(Path file, Collection<String> languages)
      throws IOException {
    if (!Files.exists(file)) {
      return Map.of();
    }
    @Nullable Map<String, String> images;
    try {
      images =
          JsonMapper.shared()
              .readValue(Files.readAllBytes(file), new TypeReference<TreeMap<String, String>>() {});
    } catch (JacksonException e) {
      throw notImages(file, e);
    }
    if (images == null) {
      throw notImages(file, null);
    }
    for (Map.Entry<String, String> entry : images.entrySet()) {
      boolean known = languages.contains(entry.getKey()) || entry.getKey().equals(SIDECAR);
      if (!known || entry.getValue() == null || entry.getValue().isBlank()) {
        throw new IOException(
            "%s names no image, or no language: \"%s\"; languages are %s"
                .formatted(file, entry.getKey(), String.join(", ", languages)));
      }
    }
    return images;
  }

  private static IOException notImages(Path file, @Nullable Exception cause) {
    return new IOException(
        file
            + " is not as it should be; write {\"python\": \"python:3.12\"} or the like, or"
            + " delete it",
        cause);
  }
}
