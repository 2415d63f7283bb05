/** Writes what came out of a study: tables, curves, rows and a report, published lines beside. */
@NullMarked
package dev.afterburner.workbench.study.report;

import org.jspecify.annotations.NullMarked;
