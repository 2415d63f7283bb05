/** Writes an export: rows, recipes, manifest. */
@NullMarked
package dev.afterburner.workbench.train.out;

import org.jspecify.annotations.NullMarked;
