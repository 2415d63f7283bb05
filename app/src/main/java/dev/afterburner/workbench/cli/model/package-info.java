// SPDX-License-Identifier: Apache-2.0
/** Commands on models, their prices, and prompts. */
@NullMarked
package dev.afterburner.workbench.cli.model;

import org.jspecify.annotations.NullMarked;
