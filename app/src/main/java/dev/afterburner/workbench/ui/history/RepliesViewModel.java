// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.history;

import dev.afterburner.workbench.session.Mark;
import dev.afterburner.workbench.session.SessionEvent.ReplyReceived;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.SessionState.Answer;
import dev.afterburner.workbench.session.SessionState.Step;
import dev.afterburner.workbench.session.Settings;
import dev.afterburner.workbench.session.Spent;
import dev.afterburner.workbench.session.SpentText;
import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.ui.run.Selection;
import dev.afterburner.workbench.ui.run.SessionViewModel;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** All replies of one step, to be read beside one another. */
public final class RepliesViewModel {

  /**
   * A reply and what came of it.
   *
   * @param candidate which of the step's replies, from 1
   * @param row verdict, figures and decision, as the version table has them
   * @param spent tokens, cost and time
   * @param prose what it says beside its program
   * @param code its program; empty for none
   */
  public record Reply(int candidate, VersionRow row, String spent, String prose, String code) {

    /** "Reply 2 · v5"; "Reply 2" where it gave no version. */
    public String name() {
      return "Reply " + candidate + (row.refused() == null ? " · " + row.name() : "");
    }
  }

  /**
   * A step.
   *
   * @param number which, from 1
   * @param title "Step 3 of 7: 2 replies for v1"
   * @param spent tokens, cost and time of all its replies; empty before one came
   * @param parent the version that they were asked to improve; empty where there was none
   * @param before its code
   * @param language id of the language that all are in
   */
  public record Shown(
      int number,
      String title,
      String spent,
      String parent,
      String before,
      String language,
      List<Reply> replies) {
    public Shown {
      replies = List.copyOf(replies);
    }
  }

  /** The fence that a program stands in is no prose. */
  private static final Pattern OPENING =
      Pattern.compile("(?m)^[ \\t]*(?:`{3,}|~{3,})[^\\n]*\\n?\\z");

  private static final Pattern CLOSING = Pattern.compile("\\A\\s*(?:`{3,}|~{3,})[ \\t]*\\R?");

  private final SessionViewModel session;
  private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();

  public RepliesViewModel(SessionViewModel session) {
    this.session = session;
    session.state().addListener((o, before, now) -> follow());
  }

  /** The step that is looked at; null for none. */
  public ReadOnlyObjectProperty<@Nullable Shown> shown() {
    return shown.getReadOnlyProperty();
  }

  /**
   * Looks at the step that made what is selected; for the original or an edit by hand, at the last
   * one. False where no step has been taken.
   */
  public boolean open() {
    SessionState state = session.state().get();
    if (state == null || state.steps().isEmpty()) {
      return false;
    }
    Selection.Reply reply = session.selection().reply().get();
    int own = reply == null ? session.selectedVersion().map(Version::step).orElse(0) : reply.step();
    look(state.step(own).orElse(state.steps().getLast()).number());
    return true;
  }

  /** Looks at a step; at none where the session has no such step. */
  public void look(int number) {
    SessionState state = session.state().get();
    shown.set(state == null ? null : state.step(number).map(step -> of(state, step)).orElse(null));
  }

  /** Whether there is a step before the one that is looked at, or after it. */
  public boolean has(int change) {
    return neighbour(change).isPresent();
  }

  /** Goes to the step before, −1, or after, 1. */
  public void go(int change) {
    neighbour(change).ifPresent(step -> look(step.number()));
  }

  private Optional<Step> neighbour(int change) {
    SessionState state = session.state().get();
    Shown now = shown.get();
    return state == null || now == null ? Optional.empty() : state.step(now.number() + change);
  }

  /** Shows a reply's version in the window, or the reply where it gave none. */
  public void choose(Reply reply) {
    Selection.Reply refused = reply.row().refused();
    if (refused == null) {
      session.selection().select(reply.row().id());
    } else {
      session.selection().look(refused);
    }
  }

  /** Looks no more. */
  public void close() {
    shown.set(null);
  }

  private void follow() {
    Shown now = shown.get();
    if (now != null) {
      look(now.number());
    }
  }

  static Shown of(SessionState state, Step step) {
    Version parent = step.parent() < 0 ? null : state.versions().get(step.parent());
    Spent spent = Spent.of(step);
    Settings.Stops prices = state.started().settings().stops();
    int count = step.answers().size();
    return new Shown(
        step.number(),
        "Step "
            + step.number()
            + " of "
            + state.steps().getLast().number()
            + ": "
            + count
            + (count == 1 ? " reply" : " replies")
            + (parent == null ? "" : " for v" + parent.id()),
        spent.equals(Spent.NOTHING) ? "" : SpentText.line(spent, prices),
        parent == null ? "" : "v" + parent.id(),
        parent == null ? "" : parent.code(),
        state.started().language(),
        step.answers().stream()
            .sorted(Comparator.comparingInt(Answer::candidate))
            .map(answer -> reply(state, step, answer))
            .toList());
  }

  private static Reply reply(SessionState state, Step step, Answer answer) {
    Optional<Version> version = state.version(step, answer);
    VersionRow row =
        version
            .map(v -> VersionRow.of(state, v, null, Mark.NONE, null, VersionRow.Around.of(state)))
            .orElseGet(() -> VersionRow.of(step, answer));
    ReplyReceived received = answer.reply();
    return new Reply(
        answer.candidate(),
        row,
        received == null
            ? ""
            : SpentText.line(Spent.of(received), state.started().settings().stops()),
        received == null ? "" : prose(received),
        received == null || received.from() < 0
            ? ""
            : version
                .map(Version::code)
                .orElseGet(() -> received.text().substring(received.from(), received.to())));
  }

  /** What stands around the program that was taken, without the fence. */
  private static String prose(ReplyReceived reply) {
    String text = reply.text();
    if (reply.from() < 0) {
      return text.strip();
    }
    String before = OPENING.matcher(text.substring(0, reply.from())).replaceFirst("").strip();
    String after = CLOSING.matcher(text.substring(reply.to())).replaceFirst("").strip();
    return before.isEmpty() || after.isEmpty() ? before + after : before + "\n\n" + after;
  }
}
