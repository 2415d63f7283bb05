// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study;

import dev.afterburner.sandbox.Figure;

/**
 * One problem on its way through the iterations: a session of the loop.
 *
 * @param key digest of all that it depends on
 * @param problem problem id
 * @param language language id
 * @param replicate which, from 1
 */
public record Line(
    String key, String problem, String language, Figure objective, Arm arm, int replicate) {

  /** The key of one of its cells. */
  public String cell(int iteration) {
    return key + "-" + iteration;
  }
}
