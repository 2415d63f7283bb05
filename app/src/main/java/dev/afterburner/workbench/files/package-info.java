/** How files are written and what is said when they can't be. */
@NullMarked
package dev.afterburner.workbench.files;

import org.jspecify.annotations.NullMarked;
