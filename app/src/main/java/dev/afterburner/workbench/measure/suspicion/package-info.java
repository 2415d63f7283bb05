// SPDX-License-Identifier: Apache-2.0
/** Signs that a program was made for the measured inputs rather than for the problem. */
@NullMarked
package dev.afterburner.workbench.measure.suspicion;

import org.jspecify.annotations.NullMarked;
