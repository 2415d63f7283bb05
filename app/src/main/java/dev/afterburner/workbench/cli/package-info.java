/** One class per command. */
@NullMarked
package dev.afterburner.workbench.cli;

import org.jspecify.annotations.NullMarked;
