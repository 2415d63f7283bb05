/** Where time and memory of what is open go: beside the code, as flame graph, calls and lines. */
@NullMarked
package dev.afterburner.workbench.ui.profile;

import org.jspecify.annotations.NullMarked;
