// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.sandboxes;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.docker.EngineImages;
import dev.afterburner.sandbox.docker.SidecarSettings;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.settings.JsonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The container images of the languages: a JSON file names those that take the place of the default
 * ones, and the engine has some of them. All of it blocks.
 */
public final class ContainerImages {

  /** Stands among the languages for the workbench's own image, where it runs in a container. */
  public static final String SIDECAR = "sidecar";

  /**
   * One of them.
   *
   * @param id the language, or what else needs an image
   * @param name of the language, for people
   * @param image its name
   * @param standard the name where no other is chosen
   */
  public record Choice(String id, String name, String image, String standard) {}

  private final Path file;
  private final List<Language> languages;
  private final EngineImages engine;

  /**
   * Nothing is read yet.
   *
   * @param file the settings' file; need not exist
   * @param languages those that there are
   */
  public ContainerImages(Path file, List<Language> languages, EngineImages engine) {
    this.file = file;
    this.languages = List.copyOf(languages);
    this.engine = engine;
  }

  /** The file's name. */
  String fileName() {
    return String.valueOf(file.getFileName());
  }

  /** All, as they are chosen now. */
  public List<Choice> all() throws IOException {
    Map<String, String> chosen = chosen();
    List<Choice> all = new ArrayList<>();
    for (Language language : languages) {
      all.add(choice(chosen, language.id(), language.name(), language.image()));
    }
    all.add(choice(chosen, SIDECAR, "Sidecar", SidecarSettings.IMAGE));
    return all;
  }

  private static Choice choice(
      Map<String, String> chosen, String id, String name, String standard) {
    return new Choice(id, name, chosen.getOrDefault(id, standard), standard);
  }

  /** What the file names, by language; nothing where there is none. */
  public Map<String, String> chosen() throws IOException {
    return read(file, languages.stream().map(Language::id).toList());
  }

  /** A file's content, as {@link #read} reads it. */
  static byte[] text(Map<String, String> images) {
    return JsonMapper.shared().writeValueAsBytes(images);
  }

  /**
   * What the file names; nothing where there is none.
   *
   * @param languages those that there are
   * @throws IOException says what is wrong with the file, and what to do
   */
  static Map<String, String> read(Path file, Collection<String> languages) throws IOException {
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

  /**
   * Chooses an image for the containers that are made from now on.
   *
   * @param id as {@link Choice#id}
   * @param image its name; the standard one where it is blank
   */
  public synchronized void choose(String id, String image) throws IOException {
    Map<String, String> chosen = new TreeMap<>(chosen());
    boolean standard =
        all().stream().anyMatch(c -> c.id().equals(id) && c.standard().equals(image));
    if (image.isBlank() || standard) {
      chosen.remove(id);
    } else {
      chosen.put(id, image.strip());
    }
    JsonFile.write(file, chosen);
  }

  /** Those of the images that are on this machine. */
  public Set<String> there(Collection<String> images) throws SandboxException {
    return engine.there(images);
  }

  /**
   * Fetches an image.
   *
   * @param told how far it is, in words; on any thread
   */
  public void fetch(String image, Consumer<String> told, Cancellation cancellation)
      throws SandboxException {
    engine.fetch(image, told, cancellation);
  }
}
