// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.fold;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.study.run.Row;

/** A single program's percentile, for rows. */
public final class Standing {

  private Standing() {}

  /** From 0 to 1, with the interval that the program's own gives. */
  public static Interval percentile(Row.Cell cell, Row.Shown shown, Figure figure, StudyRows rows) {
    Place place = Place.of(shown, figure, rows.references(cell.problem(), cell.language()));
    return new Interval(place.value(), place.low(), place.high());
  }
}
