// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.history;

import dev.afterburner.workbench.export.SessionSum;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of the listed sessions. A session has to be read whole for them, so they come one
 * after the other while the list can be seen, and are kept until the session has grown.
 */
final class SessionSums {

  /** How a session stood when it was read. */
  private record Known(int versions, SessionSum sum) {}

  private final SessionStore store;
  private final TaskRunner tasks;
  private final Map<String, Known> known = new HashMap<>();
  private final Deque<SessionStore.Entry> waiting = new ArrayDeque<>();
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
  private boolean reading;

  SessionSums(SessionStore store, TaskRunner tasks) {
    this.store = store;
    this.tasks = tasks;
  }

  /** Counts up whenever numbers of a session have come. */
  ReadOnlyIntegerProperty changes() {
    return changes.getReadOnlyProperty();
  }

  /** The numbers of a session; null before they are known. */
  @Nullable SessionSum of(SessionStore.Entry entry) {
    Known its = known.get(entry.id());
    return its == null ? null : its.sum;
  }

  /** The numbers that are known, of these sessions. */
  List<SessionSum> of(List<SessionStore.Entry> entries) {
    List<SessionSum> sums = new ArrayList<>();
    for (SessionStore.Entry entry : entries) {
      SessionSum sum = of(entry);
      if (sum != null) {
        sums.add(sum);
      }
    }
    return sums;
  }

  /** Reads those that are not known, or have grown. */
  void want(List<SessionStore.Entry> entries) {
    waiting.clear();
    for (SessionStore.Entry entry : entries) {
      Known its = known.get(entry.id());
      if (its == null || its.versions != entry.versions()) {
        waiting.add(entry);
      }
    }
    next();
  }

  private void next() {
    SessionStore.Entry entry = reading ? null : waiting.poll();
    if (entry == null) {
      return;
    }
    reading = true;
    tasks.call(
        () -> SessionSum.of(SessionState.fold(store.read(entry.id()))),
        sum -> {
          known.put(entry.id(), new Known(entry.versions(), sum));
          reading = false;
          changes.set(changes.get() + 1);
          next();
        },
        failure -> {
          // A session that can't be read has no numbers; opening it tells why.
          reading = false;
          next();
        });
  }
}
