// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.console;

import dev.afterburner.workbench.export.figure.FigureFormat;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Option;

/** What the figures of a folder are written as. */
public final class FigureFormats {

  @Option(
      names = "--formats",
      split = ",",
      paramLabel = "LIST",
      description = "Formats of the figures: png, svg, pdf, separated by commas (default: all).")
  private List<String> words = new ArrayList<>();

  /** The chosen formats; all where none was named. */
  public Set<FigureFormat> chosen() throws BadUse {
    EnumSet<FigureFormat> formats = EnumSet.noneOf(FigureFormat.class);
    for (String word : words) {
      switch (word.strip().toLowerCase(Locale.ROOT)) {
        case "png" -> formats.add(FigureFormat.PNG);
        case "svg" -> formats.add(FigureFormat.SVG);
        case "pdf" -> formats.add(FigureFormat.PDF);
        default ->
            throw new BadUse("unknown figure format " + word + "; choose from png, svg, pdf");
      }
    }
    return words.isEmpty() ? EnumSet.allOf(FigureFormat.class) : formats;
  }
}
