// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train.watch;

import java.io.IOException;
import java.util.List;

/** Reads what was added to a log since it was looked at last. */
interface LogReader {

  /**
   * What a look at the log gave.
   *
   * @param points that are new
   * @param restarted whether the log began anew, so that all earlier points are void
   */
  record News(List<Point> points, boolean restarted) {
    public News {
      points = List.copyOf(points);
    }

    static final News NONE = new News(List.of(), false);
  }

  /** Looks again. */
  News look() throws IOException;

  /** Whether something in the log, as far as it was read, is not what was written there. */
  default boolean isDamaged() {
    return false;
  }
}
