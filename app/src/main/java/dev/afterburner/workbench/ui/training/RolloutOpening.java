// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.training;

import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.ui.fx.Notice;
import dev.afterburner.workbench.ui.fx.Notices;
import dev.afterburner.workbench.ui.run.Choices;
import dev.afterburner.workbench.ui.run.SessionViewModel;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** Puts a program into the editor, with its problem, and measures it if that is wanted. */
public final class RolloutOpening {

  private final SessionViewModel session;
  private final Notices notices;

  /**
   * @param notices where it is told what was recorded of the program
   */
  public RolloutOpening(SessionViewModel session, Notices notices) {
    this.session = session;
    this.notices = notices;
  }

  /**
   * A program to open.
   *
   * @param problem id of its problem; empty for the one that is open
   * @param language id of its language; empty for the chosen one
   * @param recorded what was recorded of it, in a sentence
   * @param measure whether it is to be measured at once
   */
  record Wanted(String problem, String language, String code, String recorded, boolean measure) {}

  /** The language of a program that doesn't say its own. */
  String language() {
    return session.choices().get().language();
  }

  /** Whether a problem is open that a program can be of that does not say its own. */
  boolean hasProblem() {
    return session.problem().get() != null;
  }

  /** Opens a program; gives why it can't be, or an empty text. */
  String open(Wanted wanted) {
    if (session.activity().get().busy()) {
      return "Something is being measured. Wait until it ends, or stop it (Esc).";
    }
    Choices chosen = session.choices().get();
    boolean otherLanguage =
        !wanted.language().isEmpty() && !wanted.language().equals(chosen.language());
    Problem now = session.problem().get();
    boolean otherProblem =
        !wanted.problem().isEmpty() && (now == null || !now.id().equals(wanted.problem()));
    if (otherLanguage) {
      session.choose(chosen.withLanguage(wanted.language()));
    }
    if (otherProblem) {
      session.open(wanted.problem());
    }
    if (session.loading().get() == null) {
      put(wanted);
    } else {
      session.loading().addListener(new Loaded(wanted));
    }
    return "";
  }

  /** Puts the program once its problem is there. */
  private final class Loaded implements ChangeListener<@Nullable String> {
    private final Wanted wanted;

    Loaded(Wanted wanted) {
      this.wanted = wanted;
    }

    @Override
    public void changed(
        ObservableValue<? extends @Nullable String> loading,
        @Nullable String before,
        @Nullable String now) {
      if (now == null) {
        session.loading().removeListener(this);
        put(wanted);
      } else if (!wanted.problem().isEmpty() && !now.equals(wanted.problem())) {
        session.loading().removeListener(this); // something else was opened meanwhile
      }
    }
  }

  private void put(Wanted wanted) {
    Problem now = session.problem().get();
    if (now == null || (!wanted.problem().isEmpty() && !now.id().equals(wanted.problem()))) {
      return; // the window tells why the problem could not be opened
    }
    String language = session.choices().get().language();
    if (!wanted.language().isEmpty() && !language.equals(wanted.language())) {
      notices.add(
          Notice.warning(
              "The program is in "
                  + wanted.language()
                  + ", and "
                  + now.title()
                  + " was opened in "
                  + language
                  + ". Choose the language above, then open the rollout again."));
      return;
    }
    if (session.drafts().edited().get() && !session.drafts().code().get().equals(wanted.code())) {
      notices.add(
          Notice.question(
              "The editor holds edits of yours on "
                  + now.title()
                  + ", which the rollout's program would replace.",
              new Notice.Answer("Replace them", () -> replace(wanted))));
      return;
    }
    replace(wanted);
  }

  private void replace(Wanted wanted) {
    session.drafts().code().set(wanted.code());
    notices.replaceHints(
        Notice.hint(
            wanted.recorded()
                + (wanted.measure() ? "" : " Ctrl+Enter judges and measures it here.")));
    if (wanted.measure()) {
      session.run();
    }
  }
}
