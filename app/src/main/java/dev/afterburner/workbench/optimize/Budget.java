// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize;

import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Settings.Stops;
import dev.afterburner.workbench.session.Spent;
import java.util.Locale;
import java.util.Optional;

/** Whether a session may ask once more. */
final class Budget {

  private Budget() {}

  /**
   * What is used up; empty where there is enough for a request.
   *
   * @param promptTokens about how many tokens the request's prompt takes
   * @param stepNanos how long the step has taken so far, ns
   */
  static Optional<String> spent(SessionState state, int promptTokens, long stepNanos) {
    Stops stops = state.started().settings().stops();
    Spent spent = state.spent();
    if (stops.tokens() > 0 && spent.tokens() + promptTokens >= stops.tokens()) {
      return Optional.of(
          "the budget of %s tokens is spent: %s are used, and the next prompt takes about %s"
              .formatted(
                  Figures.count(stops.tokens()),
                  Figures.count(spent.tokens()),
                  Figures.count(promptTokens)));
    }
    if (stops.money() > 0 && spent.money(stops) >= stops.money()) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "the budget of %.2f is spent: the requests so far cost %.2f",
              stops.money(),
              spent.money(stops)));
    }
    double minutes = (spent.nanos() + stepNanos) / 60e9;
    if (stops.minutes() > 0 && minutes >= stops.minutes()) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "the budget of %.0f minutes is spent: the steps so far took %.1f",
              stops.minutes(),
              minutes));
    }
    return Optional.empty();
  }

  /** How long a reply may be, so that the budget of tokens holds. */
  static int replyTokens(SessionState state, int promptTokens) {
    long most = state.started().settings().requests().maxTokens();
    long tokens = state.started().settings().stops().tokens();
    if (tokens > 0) {
      most = Math.min(most, tokens - state.spent().tokens() - promptTokens);
    }
    return (int) Math.max(1, most);
  }
}
