// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export;

import dev.afterburner.sandbox.profile.Frame;
import dev.afterburner.workbench.chart.flame.FlameBoxes;
import dev.afterburner.workbench.chart.flame.FlameModel;
import dev.afterburner.workbench.profile.Profile;
import dev.afterburner.workbench.profile.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Flame graphs of profiles. */
public final class FlameGraphs {

  private static final String EMPTY = "There is no sample of a stack.";

  private final Map<Frame, Integer> numbers = new HashMap<>();
  private final List<FlameModel.Name> names = new ArrayList<>();
  private final List<int[]> stacks = new ArrayList<>();

  private FlameGraphs() {}

  /** Equal stacks of all runs together, the heaviest on the left. */
  public static FlameModel leftHeavy(Profile profile) {
    FlameGraphs made = new FlameGraphs();
    List<int[]> orders = new ArrayList<>();
    List<long[]> weights = new ArrayList<>();
    for (Trace trace : profile.traces()) {
      int first = made.stacks.size();
      made.add(profile, trace);
      Trace.Steps steps = trace.steps();
      int[] order = steps.stacks();
      for (int i = 0; i < order.length; i++) {
        order[i] += first;
      }
      orders.add(order);
      weights.add(steps.nanos());
    }
    FlameBoxes boxes =
        FlameBoxes.leftHeavy(
            made.stacks.toArray(int[][]::new),
            orders.stream().flatMapToInt(Arrays::stream).toArray(),
            weights.stream().flatMapToLong(Arrays::stream).toArray());
    int runs = profile.traces().size();
    return made.model(
        "Flame graph of " + profile.name(), runs == 1 ? "1 run" : runs + " runs together", boxes);
  }

  /** The stacks of the last run in the order of time. */
  public static FlameModel inTime(Profile profile) {
    FlameGraphs made = new FlameGraphs();
    FlameBoxes boxes = FlameBoxes.NONE;
    if (!profile.traces().isEmpty()) {
      Trace trace = profile.traces().getLast();
      made.add(profile, trace);
      Trace.Steps steps = trace.steps();
      boxes = FlameBoxes.inTime(made.stacks.toArray(int[][]::new), steps.stacks(), steps.nanos());
    }
    return made.model("Flame graph of " + profile.name(), "the last run, in order of time", boxes);
  }

  private FlameModel model(String title, String note, FlameBoxes boxes) {
    return new FlameModel(title, note, names, boxes, FlameModel.View.ALL, EMPTY);
  }

  private void add(Profile profile, Trace trace) {
    for (List<Frame> stack : trace.stacks()) {
      int[] made = new int[stack.size()];
      for (int i = 0; i < made.length; i++) {
        made[made.length - 1 - i] = number(profile, stack.get(i));
      }
      stacks.add(made);
    }
  }

  private int number(Profile profile, Frame frame) {
    Integer known = numbers.get(frame);
    if (known != null) {
      return known;
    }
    boolean own = profile.isOwn(frame);
    names.add(new FlameModel.Name(Profile.words(frame), own, own ? frame.line() : 0));
    numbers.put(frame, names.size() - 1);
    return names.size() - 1;
  }
}
