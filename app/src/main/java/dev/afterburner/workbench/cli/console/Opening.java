// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.console;

import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.workbench.store.StoreException;

/**
 * Opens something that takes time, files or rights, when a command first needs it. Whoever made the
 * opening closes what it opened.
 */
@FunctionalInterface
public interface Opening<T> {
  T open() throws SandboxException, StoreException;
}
