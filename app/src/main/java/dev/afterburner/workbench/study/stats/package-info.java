/** The statistics of studies: pure, seeded, the problem is the unit. */
@NullMarked
package dev.afterburner.workbench.study.stats;

import org.jspecify.annotations.NullMarked;
