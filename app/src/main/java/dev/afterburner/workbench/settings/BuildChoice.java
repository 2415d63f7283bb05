// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.settings;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the programs of a language are built.
 *
 * @param flags options, blanks between them; null for the usual ones
 * @param standard language standard; empty for the usual one
 * @param libraries paths of packages that programs may use
 */
public record BuildChoice(@Nullable String flags, String standard, List<String> libraries) {

  /** Brings what an edited file says into its bounds. */
  public BuildChoice {
    standard = Objects.requireNonNullElse(standard, "");
    libraries =
        Objects.requireNonNullElse(libraries, List.<String>of()).stream()
            .filter(Objects::nonNull)
            .toList();
  }
}
