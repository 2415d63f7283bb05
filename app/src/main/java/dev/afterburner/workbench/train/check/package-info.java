/** Finds faults in an export before a training does. */
@NullMarked
package dev.afterburner.workbench.train.check;

import org.jspecify.annotations.NullMarked;
