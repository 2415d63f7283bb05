// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.run;

import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Build;
import dev.afterburner.sandbox.language.Builds;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.settings.BuildChoice;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * How programs of the session's language are built and what packages they see. Figures of two ways
 * can't be compared, so another way begins another session.
 */
public final class BuildViewModel {

  private final Builds builds;
  private final List<Language> languages;
  private final SessionViewModel session;
  private final TaskRunner tasks;
  private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");

  /** What is being restored: it must not be forgotten where the window is closed meanwhile. */
  private @Nullable Map<String, BuildChoice> restoring;

  public BuildViewModel(
      Builds builds, List<Language> languages, SessionViewModel session, TaskRunner tasks) {
    this.builds = builds;
    this.languages = List.copyOf(languages);
    this.session = session;
    this.tasks = tasks;
  }

  /** The session's language. */
  public Language language() {
    return Language.find(languages, session.choices().get().language())
        .orElse(languages.getFirst());
  }

  /** Options that were chosen in the place of the usual ones; empty for these. */
  public String flags() {
    List<String> flags = builds.of(language()).flags();
    return flags == null ? "" : String.join(" ", flags);
  }

  /** The standard that was chosen; empty for the usual one. */
  public String standard() {
    return builds.of(language()).standard();
  }

  /** The folders or files with packages, colons between. */
  public String libraries() {
    return builds.of(language()).libraries().stream()
        .map(Path::toString)
        .collect(Collectors.joining(":"));
  }

  /** What the packages must be; empty where the language can't be given any. */
  public String takes() {
    return builds.takes(language());
  }

  /** The whole of it, as it stands beside figures; empty where there is nothing to say. */
  public String words() {
    return language().words(builds.of(language()));
  }

  /** Why the last choice failed; empty where it did not. */
  public ReadOnlyStringProperty fault() {
    return fault.getReadOnlyProperty();
  }

  /** Forgets what went wrong before. */
  public void begin() {
    fault.set("");
  }

  /**
   * Chooses; what is left blank is as usual.
   *
   * @param done called once it is done; not called where it fails, and nothing is changed then
   */
  public void choose(String flags, String standard, String libraries, Runnable done) {
    fault.set("");
    if (session.activity().get().busy()) {
      fault.set("A program is running; change this when it has finished.");
      return;
    }
    Language language = language();
    Build before = builds.of(language);
    tasks.call(
        () -> {
          try {
            take(language, flags, standard, libraries);
            return builds.of(language);
          } catch (SandboxException | InvalidPathException e) {
            builds.adopt(language, before);
            throw e;
          }
        },
        now -> {
          if (!now.equals(before) && session.state().get() != null) {
            session.startAnew();
          }
          done.run();
        },
        failure -> fault.set(String.valueOf(failure.getMessage())));
  }

  /** What is to be remembered: how languages are built that are not built as usual, by id. */
  public Map<String, BuildChoice> remembered() {
    if (restoring != null) {
      return restoring;
    }
    Map<String, BuildChoice> chosen = new HashMap<>();
    for (Language language : languages) {
      Build build = builds.of(language);
      if (!build.equals(Build.DEFAULT)) {
        List<String> flags = build.flags();
        chosen.put(
            language.id(),
            new BuildChoice(
                flags == null ? null : String.join(" ", flags),
                build.standard(),
                build.libraries().stream().map(Path::toString).toList()));
      }
    }
    return chosen;
  }

  /**
   * Chooses again what was {@link #remembered}.
   *
   * @param refused told in a sentence what can't be had any more; that language is built as usual
   * @param done called afterwards in any case
   */
  public void restore(
      Map<String, BuildChoice> remembered, Consumer<String> refused, Runnable done) {
    if (remembered.isEmpty()) {
      done.run();
      return;
    }
    restoring = remembered;
    tasks.call(
        () -> {
          List<String> faults = new ArrayList<>();
          for (Language language : languages) {
            BuildChoice choice = remembered.get(language.id());
            if (choice != null) {
              restore(language, choice).ifPresent(faults::add);
            }
          }
          return faults;
        },
        faults -> {
          restoring = null;
          faults.forEach(refused);
          done.run();
        },
        failure -> {
          restoring = null;
          refused.accept(String.valueOf(failure.getMessage()));
          done.run();
        });
  }

  private Optional<String> restore(Language language, BuildChoice choice) throws SandboxException {
    Build before = builds.of(language);
    try {
      if (choice.flags() != null) {
        builds.chooseFlags(language, choice.flags());
      }
      builds.chooseStandard(language, choice.standard());
      builds.chooseLibraries(language, choice.libraries().stream().map(Path::of).toList());
      return Optional.empty();
    } catch (SandboxException | InvalidPathException e) {
      builds.adopt(language, before);
      return Optional.of(
          language.name()
              + " programs are built with the defaults instead of your earlier choice: "
              + e.getMessage());
    }
  }

  private void take(Language language, String flags, String standard, String libraries)
      throws SandboxException {
    if (flags.isBlank()) {
      builds.usualFlags(language);
    } else {
      builds.chooseFlags(language, flags);
    }
    builds.chooseStandard(language, standard.strip());
    builds.chooseLibraries(
        language,
        Stream.of(libraries.strip().split(":"))
            .filter(part -> !part.isEmpty())
            .map(Path::of)
            .toList());
  }
}
