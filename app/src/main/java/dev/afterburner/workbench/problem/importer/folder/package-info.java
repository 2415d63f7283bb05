// SPDX-License-Identifier: Apache-2.0
/** Published layouts of folders, and the problems that they become. */
@NullMarked
package dev.afterburner.workbench.problem.importer.folder;

import org.jspecify.annotations.NullMarked;
