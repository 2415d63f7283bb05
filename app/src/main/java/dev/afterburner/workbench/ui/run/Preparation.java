// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.run;

import dev.afterburner.workbench.model.ModelException;
import dev.afterburner.workbench.session.Settings;

/** Makes the settings of a new session of what is chosen. */
@FunctionalInterface
public interface Preparation {

  /** Reads what the choices name; blocks for a moment. */
  Settings of(Choices chosen) throws ModelException;
}
