// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.console;

import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.catalogue.Catalogue;

/** Finds the problem that a command line names. */
public final class ProblemFinder {

  private final Catalogue catalogue;

  public ProblemFinder(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Reads the problem of that id.
   *
   * @throws BadUse where there is none (the message names near ones)
   * @throws ProblemException where its files are broken
   */
  public Problem find(String id) throws ProblemException, BadUse {
    try {
      return catalogue.find(id);
    } catch (ProblemException e) {
      if (catalogue.list().stream().noneMatch(listing -> listing.id().equals(id))) {
        throw new BadUse(String.valueOf(e.getMessage()));
      }
      throw e;
    }
  }
}
