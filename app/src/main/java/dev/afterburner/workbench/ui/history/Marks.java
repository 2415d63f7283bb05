// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.history;

import dev.afterburner.workbench.session.Mark;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.store.StoreException;
import dev.afterburner.workbench.ui.fx.Notice;
import dev.afterburner.workbench.ui.fx.Notices;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import java.util.HashMap;
import java.util.Map;

/** Stars and notes of a session's versions. A change is on its way to the disk when it shows. */
final class Marks {

  private final SessionStore store;
  private final TaskRunner tasks;
  private final Notices notices;
  private final Runnable onChange;
  private final Map<Integer, Mark> marks = new HashMap<>();
  private String session = "";

  Marks(SessionStore store, TaskRunner tasks, Notices notices, Runnable onChange) {
    this.store = store;
    this.tasks = tasks;
    this.notices = notices;
    this.onChange = onChange;
  }

  /** Shows those of another session, as soon as they are read. */
  void belongTo(String id) {
    if (id.equals(session)) {
      return;
    }
    session = id;
    marks.clear();
    if (!id.isEmpty()) {
      tasks.call(
          () -> store.marks(id),
          read -> {
            if (id.equals(session)) {
              read.forEach(marks::putIfAbsent);
              onChange.run();
            }
          },
          failure -> notices.add(Notice.error("", failure)));
    }
  }

  Mark of(int version) {
    return marks.getOrDefault(version, Mark.NONE);
  }

  void set(int version, Mark mark) {
    String id = session;
    if (id.isEmpty() || mark.equals(of(version))) {
      return;
    }
    marks.put(version, mark);
    onChange.run();
    tasks.start(
        () -> {
          try {
            store.mark(id, version, mark);
          } catch (StoreException e) {
            tasks.show(() -> notices.add(Notice.error("The note could not be saved: ", e)));
          }
        });
  }
}
