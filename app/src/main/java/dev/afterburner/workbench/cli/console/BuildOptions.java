// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.console;

import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Builds;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.sandbox.language.Languages;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a command line says of how programs are built, and of the packages that they may use. */
public final class BuildOptions {

  private final Languages languages;
  private final Builds builds;

  /**
   * The options.
   *
   * @param builds told what is chosen
   */
  public BuildOptions(Languages languages, Builds builds) {
    this.languages = languages;
    this.builds = builds;
  }

  /** {@code -O3} is for C and C++, {@code rust:-C opt-level=3} for Rust. */
  void flags(String given) throws BadUse {
    Optional<Language> named = named(given);
    String flags = named.isPresent() ? given.substring(given.indexOf(':') + 1) : given;
    List<Language> meant = named.map(List::of).orElseGet(() -> both("c", "cpp"));
    choose(
        () -> {
          for (Language language : meant) {
            builds.chooseFlags(language, flags);
          }
        });
  }

  /** {@code c++23} is for C++, {@code c17} for C, {@code rust:2024} for Rust. */
  void standard(String given) throws BadUse {
    Optional<Language> named = named(given);
    String standard = named.isPresent() ? given.substring(given.indexOf(':') + 1) : given;
    Language language = named.orElseGet(() -> both(given.contains("++") ? "cpp" : "c").getFirst());
    if (named.isEmpty() && !given.matches("(c|gnu|iso9899:)(\\+\\+)?[0-9a-z]{2,6}")) {
      throw new BadUse(
          "unknown standard "
              + given
              + "; --std takes c++23, c17, or a language and its edition, as rust:2024");
    }
    choose(() -> builds.chooseStandard(language, standard));
  }

  /** Packages of the language that has this option. */
  void libraries(String option, String given) throws BadUse {
    Language language =
        languages.known().stream()
            .filter(known -> builds.option(known).equals(option))
            .findFirst()
            .orElseThrow();
    List<Path> paths =
        Stream.of(given.split(":")).filter(part -> !part.isEmpty()).map(Path::of).toList();
    choose(() -> builds.chooseLibraries(language, paths));
  }

  private Optional<Language> named(String given) {
    int colon = given.indexOf(':');
    return colon < 1 ? Optional.empty() : languages.byId(given.substring(0, colon));
  }

  private List<Language> both(String... ids) {
    return Stream.of(ids).flatMap(id -> languages.byId(id).stream()).toList();
  }

  /** A choice that can be refused. */
  @FunctionalInterface
  private interface Choice {
    void make() throws SandboxException;
  }

  private static void choose(Choice choice) throws BadUse {
    try {
      choice.make();
    } catch (SandboxException e) {
      throw new BadUse(String.valueOf(e.getMessage()));
    }
  }
}
