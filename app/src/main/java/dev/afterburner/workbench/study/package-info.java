/**
 * Studies: what is asked of many problems at once, how it is written down, and how it is taken
 * apart into cells.
 */
@NullMarked
package dev.afterburner.workbench.study;

import org.jspecify.annotations.NullMarked;
