// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.console;

import dev.afterburner.workbench.session.Settings;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A policy's word. */
public final class PolicyConverter implements ITypeConverter<Settings.Policy> {

  @Override
  public Settings.Policy convert(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "keep-best" -> Settings.Policy.KEEP_BEST;
      case "follow-latest" -> Settings.Policy.FOLLOW_LATEST;
      default ->
          throw new TypeConversionException(
              "unknown policy " + word + "; choose one of keep-best, follow-latest");
    };
  }
}
