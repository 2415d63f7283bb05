// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.workbench.problem.Problem;

/**
 * Says on which lines a program spends its time and its memory, in words for a prompt. Asked only
 * where a template has a place for it; its runs are apart from those for figures.
 */
@FunctionalInterface
public interface HotLines {

  /**
   * The words, Markdown.
   *
   * @param program a solution, as its author wrote it
   */
  String of(Problem problem, Program.Source program, Cancellation cancellation)
      throws SandboxException;
}
