// SPDX-License-Identifier: Apache-2.0
/** Where problems are found: bundled, imported, and both joined. */
@NullMarked
package dev.afterburner.workbench.problem.catalogue;

import org.jspecify.annotations.NullMarked;
