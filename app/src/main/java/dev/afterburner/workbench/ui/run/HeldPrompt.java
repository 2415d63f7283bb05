// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.run;

import dev.afterburner.workbench.session.SessionEvent;
import dev.afterburner.workbench.settings.DraftFolder;
import dev.afterburner.workbench.ui.fx.Notices;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * The prompt that a held step waits with, and what somebody makes of it. An edit is kept on disk
 * until its prompt is sent: when the same prompt waits again, after a stop or a kill, it is there.
 */
public final class HeldPrompt {

  /**
   * A prompt that waits.
   *
   * @param step which step's, from 1
   * @param parent the version that it asks to improve; below 0 for none
   * @param written as the template gave it
   */
  public record Held(int step, int parent, String written) {}

  private final TaskRunner tasks;
  private final DraftKeeper keeper;
  private final ReadOnlyObjectWrapper<@Nullable Held> held = new ReadOnlyObjectWrapper<>();
  private final StringProperty text = new SimpleStringProperty("");
  private final BooleanBinding edited = Bindings.createBooleanBinding(this::isEdited, text, held);

  /** Edits by the prompt that they were made of, as its hash code. */
  private final Map<Integer, String> kept = new HashMap<>();

  HeldPrompt(DraftFolder folder, TaskRunner tasks, Notices notices) {
    this.tasks = tasks;
    this.keeper = new DraftKeeper(folder, tasks, text, this::edits, notices);
  }

  /** What waits; null for nothing. */
  public ReadOnlyObjectProperty<@Nullable Held> held() {
    return held.getReadOnlyProperty();
  }

  /** What is to be sent. */
  public StringProperty text() {
    return text;
  }

  /** Whether that differs from what the template gave. */
  public BooleanBinding edited() {
    return edited;
  }

  /** Takes the edit back. */
  public void revert() {
    Held now = held.get();
    if (now != null) {
      text.set(now.written());
    }
  }

  void accept(String session, SessionEvent event) {
    switch (event) {
      case SessionEvent.PromptHeld e -> hold(session, e);
      case SessionEvent.PromptSent _ -> sent();
      default -> {
        // Nothing else concerns the prompt.
      }
    }
  }

  private void hold(String session, SessionEvent.PromptHeld e) {
    Held now = new Held(e.step(), e.parent(), e.prompt());
    keeper.belongTo(null);
    kept.clear();
    text.set(e.prompt());
    held.set(now);
    DraftFolder.Key key = new DraftFolder.Key("", "", session);
    tasks.call(
        () -> keeper.read(key),
        found -> {
          if (now.equals(held.get())) {
            boolean untouched = !isEdited();
            kept.putAll(found);
            keeper.belongTo(key);
            if (untouched) {
              text.set(kept.getOrDefault(e.prompt().hashCode(), e.prompt()));
            }
          }
        },
        failure -> keeper.belongTo(key));
  }

  /** The edit has done its work. */
  private void sent() {
    Held now = held.get();
    if (now != null) {
      text.set(now.written());
      save();
      end();
    }
  }

  /** Writes at once what has not been written yet. */
  void save() {
    keeper.saveNow();
  }

  /** Nothing waits any more; what was typed and not sent stays on disk. */
  void end() {
    if (held.get() != null) {
      keeper.leave();
      held.set(null);
      text.set("");
    }
  }

  private boolean isEdited() {
    Held now = held.get();
    return now != null && !text.get().equals(now.written());
  }

  private Map<Integer, String> edits() {
    Held now = held.get();
    if (now != null) {
      if (isEdited()) {
        kept.put(now.written().hashCode(), text.get());
      } else {
        kept.remove(now.written().hashCode());
      }
    }
    return Map.copyOf(kept);
  }
}
