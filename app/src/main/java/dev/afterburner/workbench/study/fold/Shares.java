// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.fold;

import java.util.List;

/**
 * How many programs stand beyond all references, within them, below them, or fail: shares of all,
 * which add up to 1.
 *
 * @param beyond at least as good as the best: ties count
 * @param within between
 * @param below worse than all, or without references
 * @param failed of those that do not pass
 * @param undecided of those that the noise of measuring leaves open; always 0 in shares by value
 */
public record Shares(double beyond, double within, double below, double failed, double undecided) {

  static Shares byValue(List<Place> places) {
    return of(places.stream().map(Place::kind).toList());
  }

  static Shares decided(List<Place> places) {
    return of(places.stream().map(Place::decided).toList());
  }

  private static Shares of(List<Place.Kind> kinds) {
    return new Shares(
        share(kinds, Place.Kind.BEYOND),
        share(kinds, Place.Kind.WITHIN),
        share(kinds, Place.Kind.BELOW),
        share(kinds, Place.Kind.FAILED),
        share(kinds, Place.Kind.UNDECIDED));
  }

  private static double share(List<Place.Kind> kinds, Place.Kind kind) {
    return kinds.isEmpty()
        ? 0
        : (double) kinds.stream().filter(k -> k == kind).count() / kinds.size();
  }
}
