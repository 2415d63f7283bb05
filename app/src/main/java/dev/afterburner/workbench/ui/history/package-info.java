/** The tree of versions. */
@org.jspecify.annotations.NullMarked
package dev.afterburner.workbench.ui.history;
