/**
 * What the sandboxes that run programs by the project's own launcher share: preparing a program,
 * starting it, sampling it, saying how it ended. Where the launcher lives, and how it keeps
 * programs apart, is said by {@code sandbox.local} and {@code sandbox.docker}. Not for use outside
 * them.
 */
@NullMarked
package dev.afterburner.sandbox.launcher;

import org.jspecify.annotations.NullMarked;
