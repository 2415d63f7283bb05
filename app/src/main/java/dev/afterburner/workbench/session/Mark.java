// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.session;

/**
 * What a user noted of a version.
 *
 * @param starred whether it is to be found again at a glance
 * @param note in the user's words; empty for none
 */
public record Mark(boolean starred, String note) {

  public static final Mark NONE = new Mark(false, "");

  public Mark withStar(boolean now) {
    return new Mark(now, note);
  }

  public Mark withNote(String now) {
    return new Mark(starred, now);
  }
}
