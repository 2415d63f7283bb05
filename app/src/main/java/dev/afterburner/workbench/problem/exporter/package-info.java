/** Takes problems out again, as rows that others can read. */
@NullMarked
package dev.afterburner.workbench.problem.exporter;

import org.jspecify.annotations.NullMarked;
