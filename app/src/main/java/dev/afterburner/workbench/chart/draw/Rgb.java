// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.draw;

/**
 * A colour in sRGB.
 *
 * @param red 0–255
 * @param green 0–255
 * @param blue 0–255
 * @param opacity 0–1
 */
public record Rgb(int red, int green, int blue, double opacity) {

  /** An opaque colour from six hexadecimal digits, such as 0xd29922. */
  public static Rgb of(int hex) {
    return new Rgb(hex >> 16 & 0xff, hex >> 8 & 0xff, hex & 0xff, 1);
  }

  /** A grey as light as the colour: luma as in Recommendation ITU-R BT.709. */
  public Rgb grey() {
    int luma = (int) Math.round(0.2126 * red + 0.7152 * green + 0.0722 * blue);
    return new Rgb(luma, luma, luma, opacity);
  }

  /** The same colour, more transparent. */
  public Rgb faded(double factor) {
    return new Rgb(red, green, blue, opacity * factor);
  }
}
