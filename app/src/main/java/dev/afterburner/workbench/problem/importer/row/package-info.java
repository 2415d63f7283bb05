// SPDX-License-Identifier: Apache-2.0
/** Published formats of rows, and the problems that they become. */
@NullMarked
package dev.afterburner.workbench.problem.importer.row;

import org.jspecify.annotations.NullMarked;
