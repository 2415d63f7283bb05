/** Runs studies: the folder that holds one, and the work that fills it. */
@NullMarked
package dev.afterburner.workbench.study.run;

import org.jspecify.annotations.NullMarked;
