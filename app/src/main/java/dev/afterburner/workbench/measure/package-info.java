/** Every figure of a program on a problem: measured in turns, each run checked. */
@NullMarked
package dev.afterburner.workbench.measure;

import org.jspecify.annotations.NullMarked;
