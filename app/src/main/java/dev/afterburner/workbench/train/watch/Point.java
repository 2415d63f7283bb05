// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train.watch;

import org.jspecify.annotations.Nullable;

/**
 * One number of a training.
 *
 * @param name as the trainer calls it
 * @param step of the trainer
 * @param value may be NaN or infinite
 * @param seconds wall time since 1970, s; null where the file does not say
 */
public record Point(String name, long step, double value, @Nullable Double seconds) {}
