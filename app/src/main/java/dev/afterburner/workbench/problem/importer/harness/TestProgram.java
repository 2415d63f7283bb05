// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.harness;

import dev.afterburner.workbench.problem.Checks;
import java.util.List;

/**
 * A data set's test program, made two: a harness that calls the solution and writes the results,
 * and what is expected of them, which stays outside of the sandbox.
 *
 * @param template harness with the mark
 * @param checks what is expected
 */
public record TestProgram(String template, Checks checks) {

  /** What such a program prints at its end, where no result is compared outside. */
  static final String DONE = "[]";

  /**
   * A test program that can't be taken apart: it ends with an error unless all is right, and else
   * prints {@link #DONE}. A program under test could do so, too, and is marked for it.
   */
  public static TestProgram whole(String template) {
    return new TestProgram(template, new Checks(List.of(), 1));
  }
}
