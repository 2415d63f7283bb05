// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.console;

import dev.afterburner.workbench.store.StoreException;
import java.util.Set;

/** Tells the problems that the user has sessions of. */
@FunctionalInterface
public interface TriedProblems {
  Set<String> ids() throws StoreException;
}
