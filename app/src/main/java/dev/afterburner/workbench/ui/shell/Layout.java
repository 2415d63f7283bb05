// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.SplitPane;

/** The dividers of the split panes: put where they were left, and back where they began. */
final class Layout {

  private final Map<String, SplitPane> panes = new LinkedHashMap<>();
  private final Map<String, double[]> defaults = new HashMap<>();

  /** Takes care of a pane, whose dividers begin at the given positions, 0 to 1. */
  void add(String name, SplitPane pane, List<Double> remembered, double... begin) {
    panes.put(name, pane);
    defaults.put(name, begin.clone());
    boolean fits = remembered.size() == begin.length;
    pane.setDividerPositions(
        fits ? remembered.stream().mapToDouble(Double::doubleValue).toArray() : begin);
  }

  void reset() {
    panes.forEach((name, pane) -> pane.setDividerPositions(defaults.get(name)));
  }

  Map<String, List<Double>> positions() {
    Map<String, List<Double>> positions = new HashMap<>();
    panes.forEach(
        (name, pane) ->
            positions.put(name, Arrays.stream(pane.getDividerPositions()).boxed().toList()));
    return positions;
  }
}
