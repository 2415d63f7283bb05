// SPDX-License-Identifier: Apache-2.0
/** Charts as files: PNG, SVG, PDF, and their data as CSV. */
@NullMarked
package dev.afterburner.workbench.export.figure;

import org.jspecify.annotations.NullMarked;
