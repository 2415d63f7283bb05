// SPDX-License-Identifier: Apache-2.0
/** Commands on the workbench and its machine: doctor, bench, serve, manual. */
@NullMarked
package dev.afterburner.workbench.cli.system;

import org.jspecify.annotations.NullMarked;
