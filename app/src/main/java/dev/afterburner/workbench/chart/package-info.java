/** Charts as descriptions, laid out and drawn onto any surface. Knows no toolkit. */
@org.jspecify.annotations.NullMarked
package dev.afterburner.workbench.chart;
