// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.console;

import dev.afterburner.workbench.session.Settings;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A policy's word. */
public final class PolicyConverter implements ITypeConverter<Settings.Policy> {

  @Override
  public Settings.Policy convert(String word) {
    for (Settings.Policy policy : Settings.Policy.values()) {
      if (policy.id().equals(word.toLowerCase(Locale.ROOT))) {
        return policy;
      }
    }
    throw new TypeConversionException(
        "unknown policy %s; choose one of %s"
            .formatted(
                word,
                Arrays.stream(Settings.Policy.values())
                    .map(Settings.Policy::id)
                    .collect(Collectors.joining(", "))));
  }
}
