/** Reads data sets of problems: one class a format, rows one by one. */
@NullMarked
package dev.afterburner.workbench.problem.importer;

import org.jspecify.annotations.NullMarked;
