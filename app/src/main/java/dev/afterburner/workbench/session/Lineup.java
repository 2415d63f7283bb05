// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What came of a session's replies, in the order in which tables show it. */
public final class Lineup {

  private Lineup() {}

  /** A row of a table. */
  public sealed interface Entry {

    /** A version. */
    record Made(Version version) implements Entry {}

    /**
     * A reply that gave no program, or that did not come.
     *
     * @param step the step that it was asked for in
     * @param answer with a rejection
     */
    record Refused(SessionState.Step step, SessionState.Answer answer) implements Entry {

      /** "step 4", or "step 4 reply 2" where several were asked for. */
      public String name() {
        return "step "
            + step.number()
            + (step.answers().size() > 1 ? " reply " + answer.candidate() : "");
      }

      /** What there is instead of a verdict. */
      public String verdict() {
        return answer.reply() == null ? "no reply" : "no program";
      }
    }
  }

  /** Versions by id, and before those of later steps the replies that gave none. */
  public static List<Entry> of(SessionState state) {
    Deque<Entry.Refused> refused = new ArrayDeque<>();
    for (SessionState.Step step : state.steps()) {
      step.answers().stream()
          .filter(answer -> answer.rejection() != null)
          .forEach(answer -> refused.add(new Entry.Refused(step, answer)));
    }
    List<Entry> all = new ArrayList<>();
    for (Version version : state.versions()) {
      while (!refused.isEmpty() && refused.getFirst().step().number() <= version.step()) {
        all.add(refused.removeFirst());
      }
      all.add(new Entry.Made(version));
    }
    all.addAll(refused);
    return all;
  }
}
