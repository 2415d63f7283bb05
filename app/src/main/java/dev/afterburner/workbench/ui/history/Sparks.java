// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.history;

import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The small curves of a session's versions, made in the background. */
final class Sparks {

  private final TaskRunner tasks;
  private final Runnable onMade;
  private final Map<Integer, Spark> made = new HashMap<>();
  private final Map<Integer, Integer> asked = new HashMap<>();
  private String session = "";
  private long highest;

  /**
   * @param onMade told when there is one more, on the thread that draws
   */
  Sparks(TaskRunner tasks, Runnable onMade) {
    this.tasks = tasks;
    this.onMade = onMade;
  }

  /** Forgets those of another session. */
  void belongTo(String id) {
    if (!id.equals(session)) {
      session = id;
      made.clear();
      asked.clear();
      highest = 0;
    }
  }

  /** The curve of a version; null until it is made. Runs are drawn once at first and at the end. */
  @Nullable Spark of(Version version) {
    int runs =
        version.decision() == Version.Decision.PENDING
            ? Math.min(1, version.runs().size())
            : version.runs().size();
    if (runs > 0 && asked.getOrDefault(version.id(), 0) < runs) {
      asked.put(version.id(), runs);
      String asking = session;
      tasks.call(
          () -> Spark.of(version.typicalRun().orElseThrow()),
          spark -> {
            if (asking.equals(session)) {
              made.put(version.id(), spark);
              highest = Math.max(highest, spark.highest());
              onMade.run();
            }
          },
          failure -> asked.remove(version.id()));
    }
    Spark spark = made.get(version.id());
    return spark == null ? null : spark.under(highest);
  }
}
