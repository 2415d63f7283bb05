// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.model;

import dev.afterburner.workbench.session.Origin;
import dev.afterburner.workbench.session.Phase;
import dev.afterburner.workbench.session.SessionEvent.ReplyReceived;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.SessionState.Answer;
import dev.afterburner.workbench.session.SessionState.Step;
import dev.afterburner.workbench.session.Spent;
import dev.afterburner.workbench.session.SpentText;
import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.ui.run.LiveProgress.Progress;
import dev.afterburner.workbench.ui.run.Selection;
import dev.afterburner.workbench.ui.run.SessionViewModel;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The exchange with the model that belongs to what is shown, or that goes on. */
public final class ModelPaneViewModel {

  /**
   * What the pane shows.
   *
   * @param note step, tokens and speed, in small print
   * @param prompt exactly as sent; empty when there is none
   * @param reply as it came, so far; empty when there is none
   * @param from where the code taken starts in the reply; −1 for none
   * @param to where it ends, exclusive
   * @param rejection why the reply was refused; empty when it was not
   * @param streaming whether the reply is still coming
   * @param emptyText what stands there when there is neither prompt nor reply
   */
  public record Exchange(
      String note,
      String prompt,
      CharSequence reply,
      int from,
      int to,
      String rejection,
      boolean streaming,
      String emptyText) {}

  private final SessionViewModel session;
  private final ReadOnlyObjectWrapper<Exchange> exchange;

  public ModelPaneViewModel(SessionViewModel session) {
    this.session = session;
    this.exchange = new ReadOnlyObjectWrapper<>(now());
    session.state().addListener((o, before, now) -> update());
    session.selection().selected().addListener((o, before, now) -> update());
    session.selection().reply().addListener((o, before, now) -> update());
    session.opening().addListener((o, before, now) -> update());
    session.live().reply().addListener((o, before, now) -> update());
    session.live().delay().addListener((o, before, now) -> update());
    session.live().progress().addListener((o, before, now) -> update());
  }

  public ReadOnlyObjectProperty<Exchange> exchange() {
    return exchange.getReadOnlyProperty();
  }

  private void update() {
    Exchange now = now();
    if (!now.equals(exchange.get())) {
      exchange.set(now);
    }
  }

  private Exchange now() {
    SessionState state = session.state().get();
    Progress progress = session.live().progress().get();
    if (state == null && session.opening().get()) {
      return empty(SessionViewModel.OPENING);
    }
    if (state == null) {
      return empty("The model has not been asked yet. Step asks it to improve the program.");
    }
    if (progress != null && progress.step() > 0) {
      return of(state.step(progress.step()), session.live().reply().get());
    }
    Selection.Reply looked = session.selection().reply().get();
    Optional<Exchange> refused =
        looked == null
            ? Optional.empty()
            : state.step(looked.step()).flatMap(s -> of(state, s, looked));
    if (refused.isPresent()) {
      return refused.get();
    }
    Optional<Version> shown = session.selectedVersion();
    Optional<Answer> answer = shown.flatMap(state::answer);
    if (answer.isPresent() && answer.get().reply() != null) {
      Step step = state.step(shown.orElseThrow().step()).orElseThrow();
      return of(state, step, answer.get().reply(), "");
    }
    if (shown.isPresent() && !state.steps().isEmpty() && shown.get().id() == lastParent(state)) {
      // The last reply gave no version: what was wrong with it belongs to the version it was for.
      return of(Optional.of(state.steps().getLast()), "");
    }
    return empty(
        shown
            .map(ModelPaneViewModel::without)
            .orElse("The model has not been asked yet. Step asks it to improve the program."));
  }

  /** A reply that gave no version. */
  private static Optional<Exchange> of(SessionState state, Step step, Selection.Reply looked) {
    return step.answers().stream()
        .filter(a -> a.candidate() == looked.candidate())
        .findFirst()
        .map(
            answer -> {
              String why = answer.rejection() == null ? "" : answer.rejection();
              return answer.reply() == null
                  ? new Exchange(
                      "step " + step.number(),
                      step.prompt(),
                      "",
                      -1,
                      -1,
                      why,
                      false,
                      "No reply came")
                  : of(state, step, answer.reply(), why);
            });
  }

  private static String without(Version version) {
    String made = version.origin() == Origin.HAND ? " was written by hand" : " is the original";
    return "v" + version.id() + made + "; no model was asked for it.";
  }

  private static int lastParent(SessionState state) {
    Step last = state.steps().getLast();
    return last.rejection() == null ? -1 : last.parent();
  }

  private static Exchange empty(String text) {
    return new Exchange("", "", "", -1, -1, "", false, text);
  }

  private Exchange of(Optional<Step> found, CharSequence streamed) {
    if (found.isEmpty()) {
      return empty("Asking the model");
    }
    Step step = found.get();
    ReplyReceived reply = step.reply();
    String rejection = step.rejection() == null ? "" : step.rejection();
    String delay = session.live().delay().get();
    if (reply == null || !streamed.isEmpty()) {
      Progress progress = session.live().progress().get();
      boolean coming = rejection.isEmpty() && progress != null && progress.phase() == Phase.ASKING;
      return new Exchange(
          "step " + step.number() + (coming ? " · replying" : ""),
          step.prompt(),
          streamed,
          -1,
          -1,
          rejection,
          coming,
          coming ? (delay.isEmpty() ? "Waiting for the first tokens" : delay) : "No reply came");
    }
    SessionState state = session.state().get();
    return of(java.util.Objects.requireNonNull(state), step, reply, rejection);
  }

  private static Exchange of(SessionState state, Step step, ReplyReceived reply, String rejection) {
    int replies = step.answers().size();
    String which = replies > 1 ? " · reply " + reply.candidate() + " of " + replies : "";
    return new Exchange(
        "step "
            + step.number()
            + which
            + (step.edited() ? " · prompt edited by hand" : "")
            + " · "
            + SpentText.line(Spent.of(reply), state.started().settings().stops()),
        step.prompt(),
        reply.text(),
        reply.from(),
        reply.to(),
        rejection,
        false,
        "The reply was empty");
  }
}
