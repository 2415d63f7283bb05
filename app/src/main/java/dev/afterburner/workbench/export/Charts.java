package dev.afterburner.workbench.export;

import dev.afterburner.sandbox.Run;
import dev.afterburner.workbench.chart.GrowthModel;
import dev.afterburner.workbench.chart.TrendsModel;
import dev.afterburner.workbench.session.SessionState;
import java.nio.file.Path;
import java.util.List;

/** Draws measurements into PNG files. Needs no display. */
public interface Charts {

  /**
   * A curve with its name.
   *
   * @param name for the legend
   * @param run whose curve is drawn
   */
  record Named(String name, Run run) {}

  /** Memory over time of some runs. */
  void curves(String title, List<Named> runs, Path file) throws ExportException;

  /** Time, memory and integral of a session's versions. */
  void trend(SessionState session, Path file) throws ExportException;

  /** How two sessions went, one over the other. */
  void trends(TrendsModel trends, Path file) throws ExportException;

  /** Time and memory of programs against the size of the input. */
  void growth(GrowthModel growth, Path file) throws ExportException;
}
