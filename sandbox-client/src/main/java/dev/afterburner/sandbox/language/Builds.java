// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.language;

import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.SandboxException.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How programs are built and what packages they see from now on, by language. Thread-safe. */
public final class Builds {

  private static final Pattern STANDARD = Pattern.compile("[A-Za-z0-9+.]{1,32}");
  private static final Pattern FLAGS = Pattern.compile("[^\\p{Cntrl}]{0,2000}");

  private final Languages languages;
  private final PrivateFiles privacy;
  private final Map<String, Build> chosen = new ConcurrentHashMap<>();

  /**
   * Each language's own way.
   *
   * @param environment this process' variables, which tell what is private
   */
  public Builds(Languages languages, Map<String, String> environment) {
    this.languages = languages;
    this.privacy = new PrivateFiles(environment);
  }

  /** How a language's programs are built. */
  public Build of(Language language) {
    return chosen.getOrDefault(language.id(), Build.DEFAULT);
  }

  /**
   * Chooses options.
   *
   * @param flags words with blanks between them; blank for none at all
   * @throws SandboxException FAILED where they can't be given
   */
  public void chooseFlags(Language language, String flags) throws SandboxException {
    if (!FLAGS.matcher(flags).matches()) {
      throw failed("options can't have line breaks or other control characters");
    }
    List<String> words =
        Stream.of(flags.strip().split("\\s+")).filter(word -> !word.isEmpty()).toList();
    keep(language, of(language).withFlags(words));
  }

  /** The language's own options again. */
  public void usualFlags(Language language) {
    keep(language, of(language).withFlags(null));
  }

  /**
   * Chooses a standard or edition; empty for the usual one.
   *
   * @throws SandboxException FAILED where the language has no choice of it
   */
  public void chooseStandard(Language language, String standard) throws SandboxException {
    if (!standard.isEmpty() && language.standard().isEmpty()) {
      throw failed(language.name() + " has no standards to choose from");
    }
    if (!standard.isEmpty() && !STANDARD.matcher(standard).matches()) {
      throw failed(
          "a standard is a word like " + language.standard() + ", not \"" + standard + "\"");
    }
    keep(language, of(language).withStandard(standard));
  }

  /**
   * Chooses packages; none for none.
   *
   * @throws SandboxException FAILED where these are no packages of this language
   */
  public void chooseLibraries(Language language, List<Path> libraries) throws SandboxException {
    List<Path> whole = libraries.stream().map(path -> path.toAbsolutePath().normalize()).toList();
    Packages packages = Packages.of(language, languages.recipe(language), whole, privacy);
    keep(language, of(language).withLibraries(whole, packages.words()));
  }

  /** The same, with the language's own way spelled out: it may be another one some day. */
  public Build spelledOut(Language language) {
    Build build = of(language);
    return build.withFlags(language.flags(build)).withStandard(language.standard(build));
  }

  /**
   * Takes the way in which something was built before.
   *
   * @throws SandboxException FAILED where its packages are not here, or are others now
   */
  public void adopt(Language language, Build before) throws SandboxException {
    Packages packages =
        Packages.of(language, languages.recipe(language), before.libraries(), privacy);
    if (!packages.words().equals(before.packages())) {
      throw failed(
          "the packages in "
              + before.libraries().stream().map(Path::toString).collect(Collectors.joining(", "))
              + " are others than before: "
              + packages.words()
              + " now, and "
              + before.packages()
              + " then; install these again, or begin anew");
    }
    keep(language, before);
  }

  private void keep(Language language, Build wanted) {
    Build build = wanted;
    if (language.flags().equals(build.flags())) {
      build = build.withFlags(null);
    }
    if (language.standard().equals(build.standard())) {
      build = build.withStandard("");
    }
    if (build.equals(Build.DEFAULT)) {
      chosen.remove(language.id());
    } else {
      chosen.put(language.id(), build);
    }
  }

  /** The option of the command line that names a language's packages; empty where there is none. */
  public String option(Language language) {
    return languages.recipe(language).packages().option();
  }

  /** What that option takes; empty likewise. */
  public String takes(Language language) {
    return languages.recipe(language).packages().what();
  }

  /** All that is not as usual, in a stable order; empty where all is. */
  public String identity() {
    return new TreeMap<>(chosen)
        .entrySet().stream()
            .map(
                entry ->
                    entry.getKey()
                        + " "
                        + languages.byId(entry.getKey()).orElseThrow().words(entry.getValue()))
            .collect(Collectors.joining("; "));
  }

  private static SandboxException failed(String why) {
    return new SandboxException(Kind.FAILED, why);
  }
}
