// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.profile;

import dev.afterburner.workbench.chart.curve.CurveModel;
import dev.afterburner.workbench.chart.curve.CurveSeries;
import dev.afterburner.workbench.chart.curve.CurveView;
import dev.afterburner.workbench.chart.curve.FinishedCurve;
import dev.afterburner.workbench.chart.draw.Emphasis;
import dev.afterburner.workbench.chart.flame.FlameModel;
import dev.afterburner.workbench.export.FlameGraphs;
import dev.afterburner.workbench.profile.Calls;
import dev.afterburner.workbench.profile.Profile;
import dev.afterburner.workbench.profile.Trace;
import java.util.List;

/**
 * A profile as the window shows it. Made away from the thread that draws.
 *
 * @param of what was profiled: "v3", "editor"
 * @param code its text
 * @param profile what came of it
 * @param heavy its flame graph, equal stacks together
 * @param timed its flame graph in the order of time
 * @param calls who calls whom
 * @param curve memory of its last run
 */
public record ShownProfile(
    String of,
    String code,
    Profile profile,
    FlameModel heavy,
    FlameModel timed,
    Calls calls,
    CurveModel curve) {

  static final String NO_CURVE = "No profile yet.";

  static ShownProfile of(String of, String code, Profile profile) {
    return new ShownProfile(
        of,
        code,
        profile,
        FlameGraphs.leftHeavy(profile),
        FlameGraphs.inTime(profile),
        new Calls(profile),
        curve(of, profile.traces()));
  }

  private static CurveModel curve(String of, List<Trace> traces) {
    List<CurveSeries> series =
        traces.isEmpty()
            ? List.of()
            : List.of(
                new CurveSeries(
                    of, of, FinishedCurve.of(traces.getLast().curve()), Emphasis.SELECTED));
    return new CurveModel(
        "Memory of the last profiled run", "", series, null, NO_CURVE, CurveView.ALL);
  }
}
