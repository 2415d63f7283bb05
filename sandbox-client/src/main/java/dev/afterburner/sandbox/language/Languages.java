package dev.afterburner.sandbox.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** The languages that the product knows, read from its resources. */
public final class Languages {

  private static final List<String> IDS =
      List.of("python", "cpp", "java", "javascript", "go", "ruby", "rust");

  private final List<Language> all;

  /** Reads all languages. */
  public Languages() {
    JsonMapper mapper = new JsonMapper();
    all = IDS.stream().map(id -> read(mapper, id)).toList();
  }

  private static Language read(JsonMapper mapper, String id) {
    String name = "/languages/" + id + ".json";
    try (InputStream in = Languages.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resources lack " + name);
      }
      return mapper.readValue(in, Language.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every language, the most used first. */
  public List<Language> all() {
    return all;
  }

  /** The language of an id. */
  public Optional<Language> byId(String id) {
    return all.stream().filter(l -> l.id().equals(id)).findFirst();
  }

  /** The language of a file, by its ending. */
  public Optional<Language> byFileName(String fileName) {
    String ending = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return all.stream().filter(l -> l.extensions().contains(ending)).findFirst();
  }
}
