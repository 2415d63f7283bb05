// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model.remote;

import java.time.Duration;
import java.util.List;

/**
 * How long a server is waited for, and how often asked again.
 *
 * @param connect to connect
 * @param first from sending to the first event; a server may read a long prompt meanwhile
 * @param silence between two events
 * @param whole for a whole reply
 * @param gone waits between tries while the server can't be reached: a minute and a half in all
 * @param troubled waits between tries while it answers with a fault of its own, or with 429 and no
 *     word on when to come back
 * @param broken waits between tries after a reply that broke off
 * @param longest a server that asks to come back later than this is not waited for
 */
public record Patience(
    Duration connect,
    Duration first,
    Duration silence,
    Duration whole,
    List<Duration> gone,
    List<Duration> troubled,
    List<Duration> broken,
    Duration longest) {

  public static final Patience DEFAULT =
      new Patience(
          Duration.ofSeconds(10),
          Duration.ofMinutes(5),
          Duration.ofMinutes(1),
          Duration.ofMinutes(30),
          seconds(1, 2, 4, 8, 16, 30, 30),
          seconds(1, 2, 4, 8, 16),
          seconds(1, 4),
          Duration.ofMinutes(5));

  public Patience {
    gone = List.copyOf(gone);
    troubled = List.copyOf(troubled);
    broken = List.copyOf(broken);
  }

  /** The same with no second try. */
  Patience once() {
    return new Patience(
        connect, first, silence, whole, List.of(), List.of(), List.of(), Duration.ZERO);
  }

  private static List<Duration> seconds(int... seconds) {
    return java.util.Arrays.stream(seconds).mapToObj(Duration::ofSeconds).toList();
  }
}
