// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.studies;

import dev.afterburner.workbench.chart.PanelsModel;
import dev.afterburner.workbench.study.fold.Folding;
import dev.afterburner.workbench.study.fold.StudyResult;
import dev.afterburner.workbench.study.report.StudyReport;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The statistics of the study that is looked at. They take a while where a study is large, so that
 * they follow its rows at a distance: while something is measured, a twentieth of the time at most
 * is spent on them.
 */
public final class ResultViewModel {

  private static final int WHILE_MEASURING = 20;
  private static final PanelsModel EMPTY = new PanelsModel("Curves", "", List.of(), List.of());

  private final StudyReport report;
  private final TaskRunner tasks;
  private final InstantSource clock;
  private final ReadOnlyObjectWrapper<@Nullable StudyResult> result = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<PanelsModel> curves = new ReadOnlyObjectWrapper<>(EMPTY);
  private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");
  private @Nullable ShownStudy newest;
  private boolean measuring;
  private boolean folding;
  private boolean stale;

  /** How many cells the result is of; −1 before there is one. */
  private int cells = -1;

  private Instant notBefore = Instant.EPOCH;

  ResultViewModel(StudyReport report, TaskRunner tasks, InstantSource clock) {
    this.report = report;
    this.tasks = tasks;
    this.clock = clock;
  }

  /** A result and its picture. */
  private record Folded(StudyResult result, PanelsModel curves, Duration took) {}

  /** The result; null before there is one. */
  public ReadOnlyObjectProperty<@Nullable StudyResult> result() {
    return result.getReadOnlyProperty();
  }

  /** The curves of the result. */
  public ReadOnlyObjectProperty<PanelsModel> curves() {
    return curves.getReadOnlyProperty();
  }

  /** Why there is no result; empty where there is one, or none is wanted. */
  public ReadOnlyStringProperty fault() {
    return fault.getReadOnlyProperty();
  }

  /**
   * Follows a study.
   *
   * @param here whether this window runs a study
   */
  void show(@Nullable ShownStudy study, boolean here) {
    boolean other = study == null || newest == null || !study.folder().equals(newest.folder());
    if (other) {
      result.set(null);
      curves.set(EMPTY);
      fault.set("");
      cells = -1;
      notBefore = Instant.EPOCH;
    }
    newest = study;
    stale = true;
    measuring = here || (study != null && study.elsewhere());
    tick();
  }

  /** Folds what is new, if it is time. */
  void tick() {
    ShownStudy now = newest;
    if (now == null || folding || !stale || clock.instant().isBefore(notBefore)) {
      return;
    }
    stale = false;
    if (cells == now.rows().cells().size()) {
      return;
    }
    folding = true;
    tasks.call(
        () -> {
          long began = System.nanoTime();
          StudyResult made = Folding.of(now.plan(), now.rows());
          PanelsModel drawn = report.curves(made);
          return new Folded(made, drawn, Duration.ofNanos(System.nanoTime() - began));
        },
        made -> {
          folding = false;
          Duration rest = made.took().multipliedBy(measuring ? WHILE_MEASURING : 1);
          notBefore = clock.instant().plus(rest);
          if (newest != null && now.folder().equals(newest.folder())) {
            cells = now.rows().cells().size();
            fault.set("");
            result.set(made.result());
            curves.set(made.curves());
          } else {
            notBefore = Instant.EPOCH;
          }
          tick();
        },
        failure -> {
          folding = false;
          fault.set(String.valueOf(failure.getMessage()));
        });
  }
}
