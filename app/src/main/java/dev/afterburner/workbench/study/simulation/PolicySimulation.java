// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.simulation;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.export.TextTable;
import dev.afterburner.workbench.session.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Many sessions of every policy in every landscape, with a made-up model whose chances are known.
 * Replicate i has the same seed for all ways in a landscape, so that they are compared in pairs.
 *
 * @param replicates sessions of each way in each landscape, 2 or more
 * @param steps steps of each, one reply a step, 1 or more
 * @param seed of everything
 */
public record PolicySimulation(int replicates, int steps, long seed) {

  private static final double NORMAL = 1.96;

  /** Told before each landscape. */
  @FunctionalInterface
  public interface Listener {
    void begins(String landscape);
  }

  /**
   * What a way found in a landscape.
   *
   * @param gains true gain of the best version of each replicate, ln
   */
  record Found(Way way, List<Double> gains) {
    Found {
      gains = List.copyOf(gains);
    }

    double mean() {
      double sum = 0;
      for (double gain : gains) {
        sum += gain;
      }
      return sum / gains.size();
    }

    /** Half the width of the 95 % interval of the mean. */
    double half() {
      double mean = mean();
      double squares = 0;
      for (double gain : gains) {
        squares += (gain - mean) * (gain - mean);
      }
      return NORMAL * Math.sqrt(squares / (gains.size() - 1) / gains.size());
    }

    /** The interval of the mean difference to another one, of pairs: its lower and upper end. */
    double[] minus(Found other) {
      List<Double> differences = new ArrayList<>();
      for (int i = 0; i < gains.size(); i++) {
        differences.add(gains.get(i) - other.gains.get(i));
      }
      Found pairs = new Found(way, differences);
      return new double[] {pairs.mean() - pairs.half(), pairs.mean() + pairs.half()};
    }
  }

  /** A table with a row a way and a column a landscape. */
  public TextTable table(Listener listener) {
    List<List<Found>> columns = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("policy"));
    List<String> notes = new ArrayList<>();
    for (Landscape landscape : Landscape.values()) {
      listener.begins(landscape.id());
      head.add(landscape.id());
      notes.add(landscape.id() + ": " + landscape.words() + ".");
      columns.add(in(landscape));
    }
    List<List<String>> rows = new ArrayList<>();
    List<Way> ways = Way.all();
    for (int i = 0; i < ways.size(); i++) {
      List<String> row = new ArrayList<>(List.of(ways.get(i).name()));
      for (List<Found> column : columns) {
        row.add(cell(column, i));
      }
      rows.add(row);
    }
    notes.add(
        "Each number: how many times as fast as the original the best version truly is, geometric"
            + " mean of "
            + replicates
            + " sessions of "
            + steps
            + " steps with one reply each, ± half its 95 % interval. ▲: not shown to be worse than"
            + " the column's largest, in pairs of sessions. ▼: shown to be worse than keep-best.");
    return new TextTable("What each policy finds", notes, head, rows);
  }

  List<Found> in(Landscape landscape) {
    List<Found> found = new ArrayList<>();
    for (Way way : Way.all()) {
      List<Double> gains = new ArrayList<>();
      for (int i = 0; i < replicates; i++) {
        SimulatedSession session = session(landscape, way, i);
        gains.add(session.bestGain());
      }
      found.add(new Found(way, gains));
    }
    return found;
  }

  private SimulatedSession session(Landscape landscape, Way way, int replicate) {
    long own = seed * 1_000_003 + replicate;
    Settings settings =
        Settings.of(Figure.TIME, way.policy(), steps, own, "simulated").withSearch(way.search());
    SimulatedSession session = new SimulatedSession(landscape, settings, own);
    for (int step = 0; step < steps; step++) {
      session.step();
    }
    return session;
  }

  private static String cell(List<Found> column, int index) {
    Found own = column.get(index);
    Found largest = column.getFirst();
    for (Found one : column) {
      largest = one.mean() > largest.mean() ? one : largest;
    }
    String mark =
        own.minus(largest)[1] >= 0 ? " ▲" : own.minus(column.getFirst())[1] < 0 ? " ▼" : "";
    double factor = Math.exp(own.mean());
    return String.format(Locale.ROOT, "%.2f ± %.2f%s", factor, factor * own.half(), mark);
  }
}
