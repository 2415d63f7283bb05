// SPDX-License-Identifier: Apache-2.0
/** Files as other people's programs write them, read as rows. */
@NullMarked
package dev.afterburner.workbench.problem.importer.data;

import org.jspecify.annotations.NullMarked;
