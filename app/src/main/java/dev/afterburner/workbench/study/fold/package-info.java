/** Makes results of a study's rows: metrics as the paper defines them, with their intervals. */
@NullMarked
package dev.afterburner.workbench.study.fold;

import org.jspecify.annotations.NullMarked;
