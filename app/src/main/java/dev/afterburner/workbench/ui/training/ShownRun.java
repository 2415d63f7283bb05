// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.training;

import dev.afterburner.workbench.train.watch.Run;
import dev.afterburner.workbench.train.watch.TrainingFigure;
import java.nio.file.Path;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/** A run in the list: whether its curves are drawn, and how far it is. */
public final class ShownRun {

  private final Path place;
  private final String name;
  private final BooleanProperty shown = new SimpleBooleanProperty(true);
  private final ReadOnlyStringWrapper advance = new ReadOnlyStringWrapper("");

  ShownRun(Path place, String name) {
    this.place = place;
    this.name = name;
  }

  /** The folder or log that was opened. */
  public Path place() {
    return place;
  }

  /** What it is called: its folder below what was opened. */
  public String label() {
    return TrainingFigure.label(place, name);
  }

  /** Whether its curves are drawn. */
  public BooleanProperty shown() {
    return shown;
  }

  /** How far it is: "step 40 of 100 · checkpoint 40 · over". */
  public ReadOnlyStringProperty advance() {
    return advance.getReadOnlyProperty();
  }

  boolean isOf(TrainingReader.Seen seen) {
    return place.equals(seen.place()) && name.equals(seen.run().name());
  }

  void follow(Run run) {
    StringBuilder words = new StringBuilder("step " + run.step());
    run.total().ifPresent(total -> words.append(" of ").append(total));
    if (!run.checkpoints().isEmpty()) {
      words.append(" · checkpoint ").append(run.checkpoints().getLast());
    }
    run.remaining()
        .filter(seconds -> !run.isOver())
        .ifPresent(seconds -> words.append(" · ").append(left(seconds)));
    words.append(run.isOver() ? " · over" : "");
    advance.set(words.toString());
  }

  private static String left(double seconds) {
    if (seconds < 90) {
      return Math.round(seconds) + " s left";
    }
    return seconds < 5400
        ? Math.round(seconds / 60) + " min left"
        : String.format(Locale.ROOT, "%.1f h left", seconds / 3600);
  }
}
