// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.session;

import java.util.Locale;

/** What a step asks the model to do with its parent. */
public enum Operator {
  /** To need less of the objective. */
  IMPROVE,
  /** To be right: the parent failed, and the prompt shows the case. */
  REPAIR,
  /** To join the ideas of the parent and of the first program beside it. */
  COMBINE,
  /** To try another idea than those before, which brought nothing for long. */
  SHIFT;

  /** In files and on command lines: improve. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
