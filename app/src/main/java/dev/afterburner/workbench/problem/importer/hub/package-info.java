/** Fetches data sets from the Hugging Face Hub. */
@NullMarked
package dev.afterburner.workbench.problem.importer.hub;

import org.jspecify.annotations.NullMarked;
