// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.profile;

import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.sandbox.stats.Wilson;
import java.util.Optional;

/** What changed between the profiles of two versions, line by line. */
public final class ProfileDifference {

  private ProfileDifference() {}

  /**
   * The difference of two shares, right minus left, with its 95 % interval: Newcombe's hybrid of
   * the two score intervals (Interval estimation for the difference between independent
   * proportions, Statistics in Medicine 17, 1998, method 10).
   */
  public static Interval of(Interval left, Interval right) {
    double difference = right.value() - left.value();
    double low = Math.hypot(right.value() - right.low(), left.high() - left.value());
    double high = Math.hypot(right.high() - right.value(), left.value() - left.low());
    return new Interval(difference, Math.max(-1, difference - low), Math.min(1, difference + high));
  }

  /**
   * What a line costs by itself; nothing where it was not seen.
   *
   * @param line its number; 0 for none
   */
  public static Interval self(Profile profile, int line) {
    return line(profile, line)
        .map(Profile.Line::self)
        .orElseGet(() -> Wilson.of(0, (int) profile.samples()));
  }

  /** The line of a number; empty where it was not seen. */
  public static Optional<Profile.Line> line(Profile profile, int number) {
    return profile.lines().stream().filter(line -> line.line() == number).findFirst();
  }
}
