// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.console;

import dev.afterburner.sandbox.Figure;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An objective's word. */
public final class ObjectiveConverter implements ITypeConverter<Figure> {

  @Override
  public Figure convert(String word) {
    return Arrays.stream(Figure.values())
        .filter(figure -> figure.id().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "unknown objective "
                        + word
                        + "; choose one of "
                        + Arrays.stream(Figure.values())
                            .map(Figure::id)
                            .collect(Collectors.joining(", "))));
  }
}
