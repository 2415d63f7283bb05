/** The files that the product ships, wherever they lie: in a folder or inside a jar. */
@NullMarked
package dev.afterburner.workbench.bundle;

import org.jspecify.annotations.NullMarked;
