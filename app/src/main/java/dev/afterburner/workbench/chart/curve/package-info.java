// SPDX-License-Identifier: Apache-2.0
/** Curves of memory over time, from samples to lines. */
@NullMarked
package dev.afterburner.workbench.chart.curve;

import org.jspecify.annotations.NullMarked;
