// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.language;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How programs of a language are compiled and started where that differs from the language's own
 * way. It belongs to what a figure is a figure of, as the source text does.
 *
 * @param flags options in the place of the language's own; null for these
 * @param standard language standard or edition, such as {@code c++23}; empty for the usual one
 * @param libraries folders or files with packages that a program may use, absolute; what they must
 *     be stands in the language's file
 * @param packages names, versions and a digest of these packages; empty where there are none
 */
public record Build(
    @Nullable List<String> flags, String standard, List<Path> libraries, String packages) {

  /** The language's own way, without packages. */
  public static final Build DEFAULT = new Build(null, "", List.of(), "");

  public Build {
    flags = flags == null ? null : List.copyOf(flags);
    libraries = libraries.stream().map(path -> path.toAbsolutePath().normalize()).toList();
  }

  public Build withFlags(@Nullable List<String> newFlags) {
    return new Build(newFlags, standard, libraries, packages);
  }

  public Build withStandard(String newStandard) {
    return new Build(flags, newStandard, libraries, packages);
  }

  /** The same with other packages. */
  public Build withLibraries(List<Path> newLibraries, String newPackages) {
    return new Build(flags, standard, newLibraries, newPackages);
  }
}
