// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem;

import dev.afterburner.sandbox.Bytes;

/**
 * One small input and what a correct program prints for it.
 *
 * @param name unique within its problem
 * @param input standard input
 * @param expected standard output; never enters a sandbox
 * @param own whether the user added it
 */
public record TestCase(String name, Bytes input, Bytes expected, boolean own) {

  /** One that came with its problem. */
  public TestCase(String name, Bytes input, Bytes expected) {
    this(name, input, expected, false);
  }
}
