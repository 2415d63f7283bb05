/** Programs on this machine in namespaces of their own, sampled from another core. */
@NullMarked
package dev.afterburner.sandbox.local;

import org.jspecify.annotations.NullMarked;
