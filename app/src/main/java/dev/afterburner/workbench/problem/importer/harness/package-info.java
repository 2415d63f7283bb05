// SPDX-License-Identifier: Apache-2.0
/** Tests of data sets, made into programs that judge. */
@NullMarked
package dev.afterburner.workbench.problem.importer.harness;

import org.jspecify.annotations.NullMarked;
