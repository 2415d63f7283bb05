/** Code and cases in, verdict out. */
@NullMarked
package dev.afterburner.workbench.judge;

import org.jspecify.annotations.NullMarked;
