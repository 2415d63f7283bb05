// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.run;

import dev.afterburner.workbench.ui.fx.Notice;
import dev.afterburner.workbench.ui.fx.Notices;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The line that says why no further step is taken, and what to do next. It stays until other work
 * begins, another session is opened, or the user takes it away.
 */
public final class EndingLine {

  private final SessionViewModel session;
  private final Notices notices;
  private final Runnable onConnect;
  private @Nullable Notice shown;

  /**
   * Follows a session from here on.
   *
   * @param onConnect lets the user connect a model
   */
  public EndingLine(SessionViewModel session, Notices notices, Runnable onConnect) {
    this.session = session;
    this.notices = notices;
    this.onConnect = onConnect;
    session.ending().addListener((o, before, now) -> show(now));
    show(session.ending().get());
  }

  private void show(@Nullable Ending ending) {
    if (shown != null) {
      notices.dismiss(shown);
      shown = null;
    }
    if (ending != null && ending.kind() != Ending.Kind.DONE) {
      shown = Notice.hint(ending.text(), answers(ending));
      notices.add(shown);
    }
  }

  private List<Notice.Answer> answers(Ending ending) {
    int left = ending.left();
    boolean noReply = ending.kind() == Ending.Kind.NO_REPLY;
    List<Notice.Answer> answers = new ArrayList<>();
    if (noReply) {
      answers.add(new Notice.Answer("Connect a model…", onConnect));
    }
    if (left > 0) {
      String more = left == 1 ? "Go on with 1 step" : "Go on with " + left + " steps";
      answers.add(new Notice.Answer(noReply ? "Try again" : more, () -> session.step(left)));
    }
    if (ending.kind() != Ending.Kind.BY_USER) {
      answers.add(new Notice.Answer("Start over", session::startAnew));
    }
    return answers;
  }
}
