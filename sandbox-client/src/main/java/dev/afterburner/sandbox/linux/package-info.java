/**
 * The Linux system calls that the sandbox needs, by the foreign-function interface. Nothing else
 * calls native code.
 */
@NullMarked
package dev.afterburner.sandbox.linux;

import org.jspecify.annotations.NullMarked;
