/** Data for training models, the check of what was written, and the watching of a training. */
@NullMarked
package dev.afterburner.workbench.train;

import org.jspecify.annotations.NullMarked;
