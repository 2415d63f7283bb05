// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.console;

import dev.afterburner.workbench.session.Settings;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an acceptance rule's word. */
public final class AcceptanceConverter implements ITypeConverter<Settings.Acceptance> {

  @Override
  public Settings.Acceptance convert(String word) {
    return switch (word) {
      case "interleaved" -> Settings.Acceptance.INTERLEAVED;
      case "plain" -> Settings.Acceptance.PLAIN;
      default ->
          throw new TypeConversionException("'" + word + "' is neither interleaved nor plain");
    };
  }
}
