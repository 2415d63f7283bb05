// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem;

import dev.afterburner.sandbox.Bytes;

/**
 * A large input, on which solutions are measured.
 *
 * @param name unique within its problem
 * @param seed the generator's seed
 * @param size the generator's size
 * @param input standard input
 * @param expected standard output; never enters a sandbox
 */
public record Workload(String name, long seed, long size, Bytes input, Bytes expected) {}
