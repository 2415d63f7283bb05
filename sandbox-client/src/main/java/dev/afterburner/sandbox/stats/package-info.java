/** Summaries of repeated measurements and comparisons of two programs. Pure. */
@NullMarked
package dev.afterburner.sandbox.stats;

import org.jspecify.annotations.NullMarked;
