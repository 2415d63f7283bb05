/** Writes Parquet files. */
@NullMarked
package dev.afterburner.workbench.parquet;

import org.jspecify.annotations.NullMarked;
