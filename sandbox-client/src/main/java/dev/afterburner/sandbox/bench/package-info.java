/** Measures the measuring: rate and gaps, slow-down, overhead, throughput, spread. */
@NullMarked
package dev.afterburner.sandbox.bench;

import org.jspecify.annotations.NullMarked;
