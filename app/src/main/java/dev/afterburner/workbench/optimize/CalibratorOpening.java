// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize;

import dev.afterburner.workbench.measure.Calibrator;
import dev.afterburner.workbench.store.StoreException;

/** Opens the calibrator when a session first wants the references' figures. */
@FunctionalInterface
public interface CalibratorOpening {
  Calibrator open() throws StoreException;
}
