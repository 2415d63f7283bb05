/** Rows for training, of what was measured and of sessions. */
@NullMarked
package dev.afterburner.workbench.train.data;

import org.jspecify.annotations.NullMarked;
