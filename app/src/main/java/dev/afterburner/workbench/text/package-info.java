/** Texts of others: characters that a reader can't see, and the grammars of programs. */
@NullMarked
package dev.afterburner.workbench.text;

import org.jspecify.annotations.NullMarked;
