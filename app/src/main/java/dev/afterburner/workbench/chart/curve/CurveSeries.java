// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.curve;

import dev.afterburner.workbench.chart.draw.Emphasis;

/**
 * One curve of a {@link CurveModel}.
 *
 * @param id what callbacks and hidden sets name it by
 * @param name what the person calls it: "v3", "v0 original"
 * @param data its samples
 * @param emphasis how it stands out
 */
public record CurveSeries(String id, String name, CurveData data, Emphasis emphasis) {}
