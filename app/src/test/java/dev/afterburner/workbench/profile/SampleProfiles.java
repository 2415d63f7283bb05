// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.profile;

/** Hand-made profiles for tests elsewhere. */
public final class SampleProfiles {

  private SampleProfiles() {}

  /** The one of {@link CallsTest}: ten samples, on lines 3, 5 and 9. */
  public static Profile profile() {
    return CallsTest.profile();
  }
}
