// SPDX-License-Identifier: Apache-2.0
/** Where a step starts from: pure functions of a session and its seed. */
@NullMarked
package dev.afterburner.workbench.optimize.policy;

import org.jspecify.annotations.NullMarked;
