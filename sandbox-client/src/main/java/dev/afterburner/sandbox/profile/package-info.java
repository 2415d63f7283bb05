/** Looks from outside at what a running program executes. */
@NullMarked
package dev.afterburner.sandbox.profile;

import org.jspecify.annotations.NullMarked;
