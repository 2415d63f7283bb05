// SPDX-License-Identifier: Apache-2.0
/** Commands on sessions: optimize, resume, and what is kept of them. */
@NullMarked
package dev.afterburner.workbench.cli.session;

import org.jspecify.annotations.NullMarked;
