/** The iterative loop. */
@NullMarked
package dev.afterburner.workbench.optimize;

import org.jspecify.annotations.NullMarked;
