// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.profile;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.profile.Profile;
import dev.afterburner.workbench.profile.Stretches;
import dev.afterburner.workbench.profile.Stretches.Span;
import dev.afterburner.workbench.profile.Trace;
import dev.afterburner.workbench.ui.editor.Heat;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import dev.afterburner.workbench.ui.run.Activity;
import dev.afterburner.workbench.ui.run.SessionViewModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * Where time and memory of what is in the editor go. Profiles are kept while the window is open, by
 * the text that they are of; nothing of them becomes a figure.
 */
public final class ProfileViewModel {

  /** A profile may hold a hundred megabytes. */
  private static final int KEPT = 6;

  /** Profiles a program; blocks. */
  @FunctionalInterface
  public interface Profiling {

    /**
     * Runs it, with and without the profile in turns.
     *
     * @param name what the profile calls its file
     * @param telling gets what is being done, in words
     */
    Profile of(
        Problem problem,
        Program.Source program,
        String name,
        Consumer<String> telling,
        Cancellation cancellation)
        throws SandboxException;
  }

  private final Profiling profiling;
  private final List<Language> languages;
  private final SessionViewModel session;
  private final TaskRunner tasks;
  private final Map<String, ShownProfile> known =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ShownProfile> eldest) {
          return size() > KEPT;
        }
      };
  private final ReadOnlyObjectWrapper<@Nullable ShownProfile> shown = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Heat> heat = new ReadOnlyObjectWrapper<>(Heat.NONE);
  private final ReadOnlyObjectWrapper<List<Profile.Line>> lines =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<Span>> spans = new ReadOnlyObjectWrapper<>(List.of());
  private final ObjectProperty<Cost> cost = new SimpleObjectProperty<>(Cost.OWN);
  private final ReadOnlyStringWrapper action = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper possible = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Integer> made = new ReadOnlyObjectWrapper<>(0);
  private @Nullable Span stretch;
  private int pointed;

  public ProfileViewModel(
      Profiling profiling, List<Language> languages, SessionViewModel session, TaskRunner tasks) {
    this.profiling = profiling;
    this.languages = List.copyOf(languages);
    this.session = session;
    this.tasks = tasks;
    session.problem().addListener((o, before, now) -> forget());
    session.activity().addListener((o, before, now) -> update());
    session.choices().addListener((o, before, now) -> update());
    session.drafts().code().addListener((o, before, now) -> update());
    session.drafts().edited().addListener((o, before, now) -> update());
    session.selection().selected().addListener((o, before, now) -> update());
    cost.addListener((o, before, now) -> warm());
    update();
  }

  /** The profile of what is in the editor, else the one that was shown last; null for none. */
  public ReadOnlyObjectProperty<@Nullable ShownProfile> shown() {
    return shown.getReadOnlyProperty();
  }

  /** What the lines in the editor cost; nothing where its text has no profile. */
  public ReadOnlyObjectProperty<Heat> heat() {
    return heat.getReadOnlyProperty();
  }

  /** The lines of the profile, or of the stretch of its last run that is chosen. */
  public ReadOnlyObjectProperty<List<Profile.Line>> lines() {
    return lines.getReadOnlyProperty();
  }

  /** When the line that is pointed at was on the stack, in the last run. */
  public ReadOnlyObjectProperty<List<Span>> spans() {
    return spans.getReadOnlyProperty();
  }

  /** What stands beside the lines of the code. */
  public ObjectProperty<Cost> cost() {
    return cost;
  }

  /** What {@link #run} would do: "Profile v3". */
  public ReadOnlyStringProperty action() {
    return action.getReadOnlyProperty();
  }

  /** What is done just now; empty while nothing is. */
  public ReadOnlyStringProperty progress() {
    return progress.getReadOnlyProperty();
  }

  /** How exact the profile is, and what it cost; empty without one. */
  public ReadOnlyStringProperty summary() {
    return summary.getReadOnlyProperty();
  }

  /** Whether something can be profiled now. */
  public ReadOnlyBooleanProperty possible() {
    return possible.getReadOnlyProperty();
  }

  /** Changes with each profile that is made. */
  public ReadOnlyObjectProperty<Integer> made() {
    return made.getReadOnlyProperty();
  }

  /** The profile of a text of the open problem; null where there is none. */
  public @Nullable ShownProfile profileOf(String code) {
    return known.get(session.choices().get().language() + "\n" + code);
  }

  /** Ends the profile that is being made. */
  public void stop() {
    session.stop();
  }

  /** Profiles what is in the editor. */
  public void run() {
    Problem problem = session.problem().get();
    String id = session.choices().get().language();
    Language language = Language.find(languages, id).orElse(null);
    if (problem == null || language == null || !possible.get()) {
      return;
    }
    Cancellation cancellation = new Cancellation();
    if (!session.occupy(new Activity.Profiling("starting", false), cancellation::cancel)) {
      return;
    }
    String code = session.drafts().code().get();
    String of = subject();
    String name = of + "." + language.extensions().getFirst();
    tasks.start(
        () -> {
          try {
            Profile profile =
                profiling.of(
                    problem,
                    new Program.Source(language, code),
                    name,
                    what -> tasks.show(() -> session.profiled(what)),
                    cancellation);
            ShownProfile found = ShownProfile.of(of, code, profile);
            tasks.show(
                () -> {
                  if (problem.equals(session.problem().get())) {
                    known.put(id + "\n" + code, found);
                    made.set(made.get() + 1);
                  }
                  session.release(null);
                });
          } catch (SandboxException | RuntimeException e) {
            tasks.show(() -> session.release(cancellation.isCancelled() ? null : e));
          }
        });
  }

  /**
   * Shows the lines of a stretch of the last run.
   *
   * @param chosen null for all runs, all of their time
   */
  public void choose(@Nullable Span chosen) {
    if (Objects.equals(chosen, stretch)) {
      return;
    }
    stretch = chosen;
    ShownProfile now = shown.get();
    if (now == null || chosen == null || now.profile().traces().isEmpty()) {
      lines.set(now == null ? List.of() : now.profile().lines());
      return;
    }
    Trace last = now.profile().traces().getLast();
    tasks.call(
        () -> Stretches.lines(now.profile(), last, chosen),
        found -> {
          if (now.equals(shown.get()) && chosen.equals(stretch)) {
            lines.set(found);
          }
        },
        failure -> session.tell(failure));
  }

  /**
   * Shows when a line was on the stack.
   *
   * @param line its number; 0 for none
   */
  public void point(int line) {
    ShownProfile now = shown.get();
    pointed = line;
    if (now == null || line == 0 || now.profile().traces().isEmpty()) {
      spans.set(List.of());
      return;
    }
    Trace last = now.profile().traces().getLast();
    tasks.call(
        () -> Stretches.of(now.profile(), last, line),
        found -> {
          if (now.equals(shown.get()) && line == pointed) {
            spans.set(found);
          }
        },
        failure -> session.tell(failure));
  }

  private void forget() {
    known.clear();
    show(null);
    update();
  }

  private void show(@Nullable ShownProfile now) {
    if (Objects.equals(now, shown.get())) {
      return;
    }
    stretch = null;
    shown.set(now);
    point(0);
    lines.set(now == null ? List.of() : now.profile().lines());
    summary.set(now == null ? "" : ProfileWords.summary(now));
  }

  private String subject() {
    Integer version = session.selection().selected().get();
    return version == null || session.drafts().edited().get() ? "editor" : "v" + version;
  }

  private void update() {
    ShownProfile found = profileOf(session.drafts().code().get());
    if (found != null) {
      show(found);
    }
    warm();
    Activity activity = session.activity().get();
    action.set("Profile " + (subject().equals("editor") ? "the editor" : subject()));
    progress.set(
        activity instanceof Activity.Profiling p ? p.stopping() ? "Stopping" : p.what() : "");
    possible.set(
        session.problem().get() != null
            && !session.drafts().code().get().isBlank()
            && !activity.busy());
  }

  private void warm() {
    ShownProfile found = profileOf(session.drafts().code().get());
    heat.set(found == null ? Heat.NONE : ProfileWords.heat(found.profile(), cost.get()));
  }
}
