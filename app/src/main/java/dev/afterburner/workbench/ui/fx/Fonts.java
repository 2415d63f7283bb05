// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.fx;

import dev.afterburner.workbench.bundle.UnpackedFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.text.Font;

/** The bundled typefaces. */
public final class Fonts {

  /** The window's and the charts' typeface: Inter with figures of equal width. */
  public static final String SANS = "Inter Tabular";

  /** The typeface of code. */
  public static final String MONO = "JetBrains Mono";

  private static final List<String> FILES =
      List.of(
          "InterTabular-Regular.otf",
          "InterTabular-Bold.otf",
          "JetBrainsMono-Regular.ttf",
          "JetBrainsMono-Bold.ttf");

  private Fonts() {}

  /** Makes the typefaces known to JavaFX, for style sheets and {@code Font.font}. Idempotent. */
  public static void load() {
    load(Optional.empty());
  }

  /**
   * The same from copies that are kept, where they can be: JavaFX copies what it reads from a jar
   * to the temporary folder.
   */
  public static void load(UnpackedFiles copies) {
    load(
        copies.folder(
            "fonts",
            "resources-",
            () -> FILES.stream().collect(Collectors.toMap(Function.identity(), Fonts::resource))));
  }

  private static synchronized void load(Optional<Path> folder) {
    if (Font.font(SANS).getFamily().equals(SANS)) {
      return;
    }
    for (String file : FILES) {
      // JavaFX takes the path as it stands, without decoding it as an address.
      if (folder.isEmpty() || Font.loadFont("file:" + folder.get().resolve(file), 12) == null) {
        loadFromJar(file);
      }
    }
  }

  private static void loadFromJar(String file) {
    try (InputStream in = Fonts.class.getResourceAsStream(resource(file))) {
      if (in == null || Font.loadFont(in, 12) == null) {
        throw new IllegalStateException("The font " + file + " is missing from this build");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The font " + file + " could not be read", e);
    }
  }

  private static String resource(String file) {
    return "/fonts/" + file;
  }
}
