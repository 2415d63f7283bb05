// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem;

import java.util.List;

/**
 * What the problem browser shows of a problem without reading it whole.
 *
 * @param id slug
 * @param title display name
 * @param difficulty how hard it is
 * @param tags topics
 * @param languages ids of the languages it has solutions in
 * @param references number of reference solutions
 */
public record Listing(
    String id,
    String title,
    Difficulty difficulty,
    List<String> tags,
    List<String> languages,
    int references) {

  public Listing {
    tags = List.copyOf(tags);
    languages = List.copyOf(languages);
  }
}
