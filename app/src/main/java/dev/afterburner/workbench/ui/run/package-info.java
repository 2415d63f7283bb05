/** Running and stepping, and the state that all panes of a session share. */
@org.jspecify.annotations.NullMarked
package dev.afterburner.workbench.ui.run;
