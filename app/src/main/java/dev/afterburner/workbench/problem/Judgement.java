// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem;

import java.util.List;

/**
 * A verdict and what it rests on.
 *
 * @param verdict passed only if every case passed; else that of the first case that did not
 * @param cases results in order; judging stops at the first that fails unless asked otherwise
 */
public record Judgement(Verdict verdict, List<CaseResult> cases) {
  public Judgement {
    cases = List.copyOf(cases);
  }
}
