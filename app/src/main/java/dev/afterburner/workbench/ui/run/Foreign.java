// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.run;

import dev.afterburner.workbench.session.Version;

/**
 * A version of a session that is not open.
 *
 * @param session how that session is called
 */
public record Foreign(String session, Version version) {

  /** "v3 of large model". */
  public String name() {
    return "v" + version.id() + " of " + session;
  }
}
