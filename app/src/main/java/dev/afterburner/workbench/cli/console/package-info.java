// SPDX-License-Identifier: Apache-2.0
/** What all commands share: the terminal, faults as exit codes, and common options. */
@NullMarked
package dev.afterburner.workbench.cli.console;

import org.jspecify.annotations.NullMarked;
