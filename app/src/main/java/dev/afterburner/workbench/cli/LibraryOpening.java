// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli;

import dev.afterburner.workbench.problem.ProblemLibrary;
import dev.afterburner.workbench.store.StoreException;

/** Opens the library of imported problems when it is first wanted. */
@FunctionalInterface
public interface LibraryOpening {
  ProblemLibrary open() throws StoreException;
}
