package dev.afterburner.workbench.ui.run;

import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Build;
import dev.afterburner.sandbox.language.Builds;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

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
      fault.set("A program is being run; change this when it has ended.");
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
