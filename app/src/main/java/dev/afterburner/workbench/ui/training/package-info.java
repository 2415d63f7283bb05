// SPDX-License-Identifier: Apache-2.0
/** Trainings: watching them, what their models write, and exporting data for them. */
@org.jspecify.annotations.NullMarked
package dev.afterburner.workbench.ui.training;
