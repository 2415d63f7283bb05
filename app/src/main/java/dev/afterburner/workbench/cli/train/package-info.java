// SPDX-License-Identifier: Apache-2.0
/** Commands on training data and trainings. */
@NullMarked
package dev.afterburner.workbench.cli.train;

import org.jspecify.annotations.NullMarked;
