/** Characters of foreign texts that a reader can't see, or that change what a reader sees. */
@NullMarked
package dev.afterburner.workbench.text;

import org.jspecify.annotations.NullMarked;
