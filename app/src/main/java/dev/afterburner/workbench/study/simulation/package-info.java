// SPDX-License-Identifier: Apache-2.0
/** What policies find where the model is made up and its chances are known. */
@NullMarked
package dev.afterburner.workbench.study.simulation;

import org.jspecify.annotations.NullMarked;
