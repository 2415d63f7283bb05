// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model.remote;

import java.util.Optional;

/** A test fixture: what answers where there is no keyring. */
public final class NoKeyring implements Keyring {

  @Override
  public Optional<String> read(String server) throws Unavailable {
    throw new Unavailable("does not answer on this machine");
  }

  @Override
  public void write(String server, String key) throws Unavailable {
    throw new Unavailable("does not answer on this machine");
  }

  @Override
  public void delete(String server) throws Unavailable {
    throw new Unavailable("does not answer on this machine");
  }
}
