// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export.figure;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a figure's file is. */
public enum FigureFormat {
  PNG,
  /** Vector, text as text; for web pages and drawing programs. */
  SVG,
  /** Vector, with its typeface in it; for LaTeX and for journals. */
  PDF;

  /** What its files end in, with the dot. */
  public String ending() {
    return "." + id();
  }

  /** What the command line calls it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format that a file's name asks for; empty where it ends in none of them. */
  public static Optional<FigureFormat> of(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(f -> name.endsWith(f.ending())).findFirst();
  }
}
