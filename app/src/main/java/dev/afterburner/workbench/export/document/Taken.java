// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export.document;

import java.time.Instant;

/**
 * When and on what something was measured.
 *
 * @param measuredAt when that began, ISO 8601, UTC
 * @param machine system, processor architecture and cores; of a server its address
 */
public record Taken(String measuredAt, String machine) {

  /** At a moment. */
  public static Taken of(Instant at, String machine) {
    return new Taken(at.toString(), machine);
  }
}
