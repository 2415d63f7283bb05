/** Reads what a training leaves while it runs. */
@NullMarked
package dev.afterburner.workbench.train.watch;

import org.jspecify.annotations.NullMarked;
