// SPDX-License-Identifier: Apache-2.0
/** What charts are drawn with: axes, marks, inks, legends, and the sheet around them. */
@NullMarked
package dev.afterburner.workbench.chart.draw;

import org.jspecify.annotations.NullMarked;
