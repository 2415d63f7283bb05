/**
 * Runs programs on a server: on a published Monolith, which gives its figures when the program has
 * ended, or on another workbench, which streams the memory curve while it runs.
 */
@NullMarked
package dev.afterburner.sandbox.monolith;

import org.jspecify.annotations.NullMarked;
