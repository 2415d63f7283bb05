// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.settings;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps what was typed and not yet run: one file for each session, and for what has none yet. */
public final class DraftFolder {

  /**
   * Where something was typed.
   *
   * @param session null while none has begun on this problem in this language
   */
  public record Key(String problem, String language, @Nullable String session) {}

  /** The edited text by version. */
  private record Content(Map<Integer, String> edits) {
    /** Brings what an edited file says into its bounds. */
    Content {
      Map<Integer, String> sound = new TreeMap<>(edits == null ? Map.of() : edits);
      sound.values().removeIf(Objects::isNull);
      edits = sound;
    }
  }

  private final Path folder;

  public DraftFolder(Path folder) {
    this.folder = folder;
  }

  /** A folder within it, for what is typed elsewhere. */
  public DraftFolder within(String name) {
    return new DraftFolder(folder.resolve(name));
  }

  /** The edited text by version; empty where nothing was typed. Blocks. */
  public Map<Integer, String> read(Key key) {
    return JsonFile.read(file(key), Content.class).map(Content::edits).orElse(Map.of());
  }

  /** Replaces what was typed; nothing typed leaves no file. Blocks. */
  public void write(Key key, Map<Integer, String> edits) throws IOException {
    if (edits.isEmpty()) {
      Files.deleteIfExists(file(key));
    } else {
      JsonFile.write(file(key), new Content(edits));
    }
  }

  private Path file(Key key) {
    String name = key.session() == null ? key.problem() + "." + key.language() : key.session();
    return folder.resolve(URLEncoder.encode(name, StandardCharsets.UTF_8) + ".json");
  }
}
