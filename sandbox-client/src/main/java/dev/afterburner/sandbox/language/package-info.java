/** Programming languages: how a source file is compiled and started, and where its toolchain is. */
@NullMarked
package dev.afterburner.sandbox.language;

import org.jspecify.annotations.NullMarked;
