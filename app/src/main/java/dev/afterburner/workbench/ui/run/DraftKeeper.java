// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.run;

import dev.afterburner.workbench.settings.DraftFolder;
import dev.afterburner.workbench.ui.fx.Notice;
import dev.afterburner.workbench.ui.fx.Notices;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is typed to a file a moment after the key, so that it survives the end of the
 * program, however that comes.
 */
final class DraftKeeper {

  /** Keys that follow each other faster are written together. */
  private static final long MOMENT_MILLIS = 200;

  private final DraftFolder folder;
  private final TaskRunner tasks;
  private final Supplier<Map<Integer, String>> typed;
  private final Notices notices;
  private DraftFolder.@Nullable Key key;
  private boolean writing;
  private boolean changed;

  /**
   * @param text changes with each key
   * @param typed what is typed, as it is kept
   */
  DraftKeeper(
      DraftFolder folder,
      TaskRunner tasks,
      ObservableValue<String> text,
      Supplier<Map<Integer, String>> typed,
      Notices notices) {
    this.folder = folder;
    this.tasks = tasks;
    this.typed = typed;
    this.notices = notices;
    text.addListener((o, before, now) -> typed());
  }

  /** What was typed there before. Blocks. */
  Map<Integer, String> read(DraftFolder.Key at) {
    return folder.read(at);
  }

  /** Something else is about to be opened. */
  void leave() {
    DraftFolder.Key at = key;
    Map<Integer, String> edits = typed.get();
    if (at != null) {
      tasks.start(() -> write(at, edits));
    }
    key = null;
  }

  /** From now on what is typed belongs here; null while nothing is open. */
  void belongTo(DraftFolder.@Nullable Key now) {
    key = now;
  }

  /** A session has begun: what was typed before it belongs to it now. */
  void sessionBegan(String session) {
    DraftFolder.Key before = key;
    if (before != null && before.session() == null) {
      key = new DraftFolder.Key(before.problem(), before.language(), session);
      tasks.start(() -> write(before, Map.of()));
      typed();
    }
  }

  /** Writes at once what has not been written yet; blocks for the time of one small file. */
  void saveNow() {
    DraftFolder.Key at = key;
    if (at != null) {
      write(at, typed.get());
    }
  }

  private void typed() {
    changed = true;
    if (key != null && !writing) {
      writing = true;
      tasks.start(this::waitAMoment);
    }
  }

  private void waitAMoment() {
    try {
      Thread.sleep(MOMENT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    tasks.show(this::takeUp);
  }

  private void takeUp() {
    DraftFolder.Key at = key;
    Map<Integer, String> edits = typed.get();
    changed = false;
    tasks.start(
        () -> {
          if (at != null) {
            write(at, edits);
          }
          tasks.show(this::written);
        });
  }

  private void written() {
    writing = false;
    if (changed) {
      typed();
    }
  }

  private void write(DraftFolder.Key at, Map<Integer, String> edits) {
    try {
      folder.write(at, edits);
    } catch (IOException e) {
      tasks.show(
          () ->
              notices.add(
                  Notice.warning(
                      "Your edit can't be saved to disk ("
                          + e.getMessage()
                          + "); it is lost if the workbench closes before you measure it. Free some space"
                          + " or make the folder writable.")));
    }
  }
}
