/**
 * Runs programs in isolation and measures their time, memory and the integral of memory over time.
 */
@NullMarked
package dev.afterburner.sandbox;

import org.jspecify.annotations.NullMarked;
