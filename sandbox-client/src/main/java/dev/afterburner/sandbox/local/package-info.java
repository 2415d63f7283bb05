/** The sandbox on this machine: Linux namespaces, limits, the sampler. */
@NullMarked
package dev.afterburner.sandbox.local;

import org.jspecify.annotations.NullMarked;
