/** Flame graphs: stacks as boxes, laid out and drawn without a toolkit. */
@NullMarked
package dev.afterburner.workbench.chart.flame;

import org.jspecify.annotations.NullMarked;
