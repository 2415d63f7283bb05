/** The problem browser. */
@org.jspecify.annotations.NullMarked
package dev.afterburner.workbench.ui.problems;
