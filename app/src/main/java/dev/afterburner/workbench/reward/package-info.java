/** Rewards and percentiles as the Afterburner paper and its published code compute them. Pure. */
@NullMarked
package dev.afterburner.workbench.reward;

import org.jspecify.annotations.NullMarked;
