/** The bridge to the JavaFX thread, and what every view needs of the toolkit. */
@org.jspecify.annotations.NullMarked
package dev.afterburner.workbench.ui.fx;
