/**
 * The C library through the foreign-function interface: descriptors, processes, scheduling, sockets
 * and shared memory. The only package that calls native code.
 */
@NullMarked
package dev.afterburner.sandbox.linux;

import org.jspecify.annotations.NullMarked;
