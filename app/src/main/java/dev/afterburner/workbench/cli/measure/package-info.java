// SPDX-License-Identifier: Apache-2.0
/** Commands that run programs: run, measure, compare, rank, profile. */
@NullMarked
package dev.afterburner.workbench.cli.measure;

import org.jspecify.annotations.NullMarked;
