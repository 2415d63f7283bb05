// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.console;

import dev.afterburner.workbench.problem.catalogue.ProblemLibrary;
import dev.afterburner.workbench.store.StoreException;

/** Opens the library of imported problems when it is first wanted. */
@FunctionalInterface
public interface LibraryOpening {
  ProblemLibrary open() throws StoreException;
}
