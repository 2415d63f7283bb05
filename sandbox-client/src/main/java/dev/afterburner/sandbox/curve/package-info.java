/** Memory over time: samples, integral, decimation. Pure and immutable. */
@NullMarked
package dev.afterburner.sandbox.curve;

import org.jspecify.annotations.NullMarked;
