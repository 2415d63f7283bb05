// SPDX-License-Identifier: Apache-2.0
/** Commands on studies. */
@NullMarked
package dev.afterburner.workbench.cli.study;

import org.jspecify.annotations.NullMarked;
