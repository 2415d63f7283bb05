// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model.remote;

import java.util.Optional;

/** The system's own safe for keys. No method waits longer than a stated time. */
public interface Keyring {

  /** The key of a server; empty where it holds none. */
  Optional<String> read(String server) throws Unavailable;

  /** Keeps a key. */
  void write(String server, String key) throws Unavailable;

  /** Forgets a key; nothing happens where there is none. */
  void delete(String server) throws Unavailable;

  /** There is no keyring, it is locked, or it does not answer; the message says which. */
  final class Unavailable extends Exception {

    private static final long serialVersionUID = 1L;

    /** The reason, to stand after "the system keyring": "is locked". */
    public Unavailable(String reason) {
      super(reason);
    }

    /** The reason, to stand after "the system keyring". */
    public String reason() {
      return String.valueOf(getMessage());
    }
  }
}
