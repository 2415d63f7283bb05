package dev.afterburner.workbench.ui.fx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
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
  public static synchronized void load() {
    if (Font.font(SANS).getFamily().equals(SANS)) {
      return;
    }
    for (String file : FILES) {
      try (InputStream in = Fonts.class.getResourceAsStream("/fonts/" + file)) {
        if (in == null || Font.loadFont(in, 12) == null) {
          throw new IllegalStateException("The font " + file + " is missing from this build");
        }
      } catch (IOException e) {
        throw new UncheckedIOException("The font " + file + " could not be read", e);
      }
    }
  }
}
