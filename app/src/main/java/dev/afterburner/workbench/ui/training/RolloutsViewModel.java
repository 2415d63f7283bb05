// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.training;

import dev.afterburner.workbench.files.FileFaults;
import dev.afterburner.workbench.train.watch.Rollout;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What the model of a training wrote at a step, and what was recorded of it. */
public final class RolloutsViewModel {

  private static final String NONE =
      "No rollouts. verl writes them where trainer.rollout_data_dir says, a file for each step.";

  private final RolloutOpening opening;
  private final TaskRunner tasks;
  private final ObservableList<RolloutFile> files = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable RolloutFile> file = new SimpleObjectProperty<>();
  private final ObservableList<Rollout> rows = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable Rollout> chosen = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<Rollout.@Nullable Texts> texts =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper recorded = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper emptyText = new ReadOnlyStringWrapper(NONE);
  private Runnable onOpened = () -> {};
  private boolean following;

  public RolloutsViewModel(RolloutOpening opening, TaskRunner tasks) {
    this.opening = opening;
    this.tasks = tasks;
    file.addListener((o, before, now) -> fileChosen(before, now));
    chosen.addListener((o, before, now) -> rolloutChosen(now));
  }

  /** What happens when a rollout was opened: the window shows the editor. */
  public void setOnOpened(Runnable action) {
    onOpened = action;
  }

  /** The steps that there are rollouts of, the last one first. */
  public ObservableList<RolloutFile> files() {
    return files;
  }

  /** The step that is looked at; null for none. */
  public ObjectProperty<@Nullable RolloutFile> file() {
    return file;
  }

  /** The rollouts of the step. */
  public ObservableList<Rollout> rows() {
    return rows;
  }

  /** The rollout that is looked at; null for none. */
  public ObjectProperty<@Nullable Rollout> chosen() {
    return chosen;
  }

  /** What it says; null before that is read. */
  public ReadOnlyObjectProperty<Rollout.@Nullable Texts> texts() {
    return texts.getReadOnlyProperty();
  }

  /** What was recorded of it, in a sentence; empty where none is looked at. */
  public ReadOnlyStringProperty recorded() {
    return recorded.getReadOnlyProperty();
  }

  /** Why something can't be read or opened; empty where it can. */
  public ReadOnlyStringProperty fault() {
    return fault.getReadOnlyProperty();
  }

  /** What stands in the place of rollouts that there are not. */
  public ReadOnlyStringProperty emptyText() {
    return emptyText.getReadOnlyProperty();
  }

  /** Follows the files of rollouts. The step that is looked at stays. */
  void follow(List<RolloutFile> now) {
    List<RolloutFile> sorted = new ArrayList<>(now);
    sorted.sort(
        Comparator.comparing(RolloutFile::run)
            .thenComparing(Comparator.comparingLong(RolloutFile::step).reversed()));
    if (sorted.equals(files)) {
      return;
    }
    RolloutFile before = file.get();
    Optional<RolloutFile> same =
        sorted.stream().filter(f -> before != null && f.file().equals(before.file())).findFirst();
    following = true;
    files.setAll(sorted);
    following = false;
    file.set(same.orElse(sorted.isEmpty() ? null : sorted.getFirst()));
  }

  private void fileChosen(@Nullable RolloutFile before, @Nullable RolloutFile now) {
    if (following || Objects.equals(before, now)) {
      return;
    }
    fault.set("");
    boolean grown = before != null && now != null && before.file().equals(now.file());
    if (!grown) {
      chosen.set(null);
      rows.clear();
    }
    if (now == null) {
      emptyText.set(NONE);
      return;
    }
    emptyText.set("Reading the rollouts of step " + now.step() + "…");
    tasks.call(
        () -> Rollout.read(now.file()),
        found -> {
          if (now.equals(file.get())) {
            Rollout shown = chosen.get();
            emptyText.set("The file holds no whole rollout yet.");
            rows.setAll(found);
            chosen.set(found.stream().filter(r -> r.equals(shown)).findFirst().orElse(null));
          }
        },
        failure -> {
          if (now.equals(file.get())) {
            tell(now.file().toString(), failure);
          }
        });
  }

  private void rolloutChosen(@Nullable Rollout now) {
    texts.set(null);
    fault.set("");
    recorded.set(now == null ? "" : recordedOf(now));
    if (now != null) {
      tasks.call(
          now::texts,
          read -> {
            if (now.equals(chosen.get())) {
              texts.set(read);
            }
          },
          failure -> tell(now.file().toString(), failure));
    }
  }

  private void tell(String place, Exception failure) {
    fault.set(
        failure instanceof IOException e
            ? "Can't read " + place + ": " + FileFaults.reason(e)
            : String.valueOf(failure.getMessage()));
  }

  private String recordedOf(Rollout rollout) {
    RolloutFile from = file.get();
    StringBuilder words = new StringBuilder("Rollout " + rollout.number());
    if (from != null) {
      words.append(" of step ").append(from.step());
    }
    words.append(", recorded in training: reward ").append(RolloutWords.number(rollout.score()));
    String verdict = rollout.verdict();
    words.append(verdict.isEmpty() ? "" : ", " + verdict);
    String time = RolloutWords.milliseconds(rollout);
    String memory = RolloutWords.memory(rollout);
    words.append(time.isEmpty() ? "" : ", " + time).append(memory.isEmpty() ? "" : ", " + memory);
    return words.append('.').toString();
  }

  /** Opens the program of the rollout in the editor, with its problem. */
  public void open() {
    open(false);
  }

  /** The same, and judges and measures it here. */
  public void measure() {
    open(true);
  }

  private void open(boolean measure) {
    Rollout rollout = chosen.get();
    Rollout.Texts said = texts.get();
    if (rollout == null || said == null) {
      return;
    }
    if (rollout.problem().isEmpty() && !opening.hasProblem()) {
      fault.set("The rollout names no problem. Open its problem first.");
      return;
    }
    String language = rollout.language().isEmpty() ? opening.language() : rollout.language();
    Optional<String> program = said.program(language);
    if (program.isEmpty()) {
      fault.set("The reply holds no program in " + language + " that could be opened.");
      return;
    }
    String words = recorded.get();
    if (rollout.problem().isEmpty()) {
      words += " The rollout names no problem, so it was opened with the one that was open.";
    }
    String refused =
        opening.open(
            new RolloutOpening.Wanted(
                rollout.problem(), rollout.language(), program.get(), words, measure));
    fault.set(refused);
    if (refused.isEmpty()) {
      onOpened.run();
    }
  }
}
