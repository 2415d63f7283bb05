// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export.figure;

import dev.afterburner.workbench.chart.draw.Face;
import dev.afterburner.workbench.chart.draw.TextWidth;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The bundled typeface for images. Needs no display and none of the machine's fonts. */
final class PaperFonts implements TextWidth {

  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

  private final Font regular;
  private final Font bold;
  private final Map<Face, Font> sizes = new ConcurrentHashMap<>();

  PaperFonts() {
    regular = read("InterTabular-Regular.otf");
    bold = read("InterTabular-Bold.otf");
  }

  Font of(Face face) {
    return sizes.computeIfAbsent(
        face, f -> (f.bold() ? bold : regular).deriveFont((float) f.size()));
  }

  @Override
  public double of(String text, Face face) {
    return of(face).getStringBounds(text, EXACT).getWidth();
  }

  private static Font read(String file) {
    try (InputStream in = PaperFonts.class.getResourceAsStream("/fonts/" + file)) {
      if (in == null) {
        throw new IllegalStateException("The font " + file + " is missing from this build");
      }
      return Font.createFont(Font.TRUETYPE_FONT, in);
    } catch (IOException | FontFormatException e) {
      throw new IllegalStateException("The font " + file + " could not be read", e);
    }
  }
}
