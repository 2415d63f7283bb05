/** Two versions of a program beside each other. */
@org.jspecify.annotations.NullMarked
package dev.afterburner.workbench.ui.diff;
