// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.draw;

import java.util.EnumMap;
import java.util.Map;

/** A colour for each {@link Ink}. */
public final class Palette {

  /**
   * Paper: dark ink on white. The accents differ in lightness too, so that they stay apart in print
   * and with a colour-vision deficiency (blue, vermilion, green as in Okabe and Ito, Color
   * Universal Design, 2008).
   */
  public static final Palette PAPER =
      new Palette(
          Map.ofEntries(
              Map.entry(Ink.BACKGROUND, Rgb.of(0xffffff)),
              Map.entry(Ink.FOREGROUND, Rgb.of(0x1f2328)),
              Map.entry(Ink.MUTED, Rgb.of(0x57606a)),
              Map.entry(Ink.FAINT, Rgb.of(0x9aa2ab)),
              Map.entry(Ink.GRID, Rgb.of(0xe3e6ea)),
              Map.entry(Ink.SELECTED, Rgb.of(0x0969da)),
              Map.entry(Ink.COMPARED, Rgb.of(0xc4500c)),
              Map.entry(Ink.LIVE, Rgb.of(0x1a7f37)),
              Map.entry(Ink.BEST, Rgb.of(0x1f2328)),
              Map.entry(Ink.OTHER, Rgb.of(0x7d8590)),
              Map.entry(Ink.TIME, Rgb.of(0x9a6700)),
              Map.entry(Ink.MEMORY, Rgb.of(0x0969da)),
              Map.entry(Ink.INTEGRAL, Rgb.of(0x8250df)),
              Map.entry(Ink.DANGER, Rgb.of(0xcf222e))));

  /** The same in shades of grey, as light as the colours are. */
  public static final Palette GREY = PAPER.grey();

  private final EnumMap<Ink, Rgb> colours;

  /**
   * A palette.
   *
   * @param colours one for every ink
   */
  public Palette(Map<Ink, Rgb> colours) {
    this.colours = new EnumMap<>(colours);
    if (this.colours.size() != Ink.values().length) {
      throw new IllegalArgumentException("a palette needs a colour for every ink");
    }
  }

  private Palette grey() {
    EnumMap<Ink, Rgb> greys = new EnumMap<>(Ink.class);
    colours.forEach((ink, colour) -> greys.put(ink, colour.grey()));
    return new Palette(greys);
  }

  /** The colour of an ink. */
  public Rgb of(Ink ink) {
    return java.util.Objects.requireNonNull(colours.get(ink));
  }
}
