// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.report;

import dev.afterburner.workbench.chart.curve.CurveModel;
import dev.afterburner.workbench.chart.curve.CurveSeries;
import dev.afterburner.workbench.export.SessionFigures;
import dev.afterburner.workbench.export.figure.ChartImage;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.store.StoreException;
import dev.afterburner.workbench.study.run.Row;
import dev.afterburner.workbench.study.run.StudyFolder;
import dev.afterburner.workbench.study.run.Tools;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The memory curves of cells, from the sessions in the study's folder: each cell's newest program
 * and the best so far, in the typical run of each. By one thread.
 */
final class CellCurves implements AutoCloseable {

  /** Curves beyond this are not drawn, bytes. */
  private static final long MOST = 12L << 20;

  private final ChartImage image;
  private final @Nullable SessionStore sessions;
  private String fault = "";
  private long room = MOST;
  private @Nullable SessionState last;

  /** Opens the sessions; without any there are no curves. */
  CellCurves(StudyFolder folder, Tools.Sessions opening, ChartImage image) {
    this.image = image;
    SessionStore opened = null;
    if (Files.exists(folder.sessions())) {
      try {
        opened = opening.open(folder.sessions());
      } catch (StoreException e) {
        fault = String.valueOf(e.getMessage());
      }
    }
    this.sessions = opened;
  }

  /**
   * A cell's curves.
   *
   * @param names whose: "v1 and v2"
   * @param svg an SVG document of our own making
   */
  record Drawn(String names, String svg) {}

  /** A cell's curves; null where nothing of it was measured, or no room is left. */
  @Nullable Drawn of(Row.Cell cell) {
    SessionStore store = sessions;
    if (store == null || room <= 0) {
      return null;
    }
    try {
      SessionState state = last;
      if (state == null || !state.started().session().equals(cell.session())) {
        state = SessionState.fold(store.read(cell.session()));
        last = state;
      }
      CurveModel curves =
          SessionFigures.curves(
              state, List.of(cell.candidate().version(), cell.incumbent().version()));
      if (curves.series().isEmpty()) {
        return null;
      }
      String svg = image.svg(curves.onPaper(), SessionFigures.imprint(state, curves));
      room -= svg.length();
      String names =
          curves.series().stream().map(CurveSeries::name).collect(Collectors.joining(" and "));
      return new Drawn(names, svg);
    } catch (StoreException e) {
      fault = String.valueOf(e.getMessage());
      return null;
    }
  }

  /** Why curves are missing, as a sentence; empty where none is. */
  String missing() {
    if (!fault.isEmpty()) {
      return "Some memory curves are missing: " + fault + ".";
    }
    return room > 0
        ? ""
        : "Memory curves of the later cells were left out to keep this file small; their sessions"
            + " are in sessions.db.";
  }

  @Override
  public void close() {
    if (sessions != null) {
      sessions.close();
    }
  }
}
