/** The chart controls. */
@org.jspecify.annotations.NullMarked
package dev.afterburner.workbench.ui.chart;
