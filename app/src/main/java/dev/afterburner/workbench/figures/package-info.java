/** How figures are written: one number format for the window, the command line and the exports. */
@org.jspecify.annotations.NullMarked
package dev.afterburner.workbench.figures;
