// SPDX-License-Identifier: Apache-2.0
/** Commands on problems: find, import, write, verify, calibrate. */
@NullMarked
package dev.afterburner.workbench.cli.problem;

import org.jspecify.annotations.NullMarked;
