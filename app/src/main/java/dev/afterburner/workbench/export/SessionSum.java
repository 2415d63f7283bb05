// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.figures.ComparisonWords;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Settings;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A session in a few numbers.
 *
 * @param best the best over the original, "31.3× (26.0–48.4)"; empty where there is none
 * @param steps how many are finished
 * @param planned how many are wanted, as {@link SessionState#wantedSteps} says
 * @param ended why it is over; empty while it is not
 * @param tokens of prompts and replies
 * @param cost by the price table; null where no price is known
 * @param nanos time that its steps took, ns
 */
public record SessionSum(
    String best,
    int steps,
    int planned,
    String ended,
    long tokens,
    @Nullable Double cost,
    long nanos) {

  /** The numbers of a session. */
  public static SessionSum of(SessionState state) {
    Settings settings = state.started().settings();
    Settings.Stops prices = settings.stops();
    boolean priced = prices.inputPrice() > 0 || prices.outputPrice() > 0;
    Figure objective = settings.objective();
    return new SessionSum(
        state
            .bestVersion()
            .filter(best -> best.id() != 0)
            .flatMap(best -> state.ratio(state.versions().getFirst(), best, objective))
            .map(found -> ComparisonWords.factor(found.comparison()))
            .orElse(""),
        state.finishedSteps(),
        state.wantedSteps(),
        state.ended() == null ? "" : state.ended(),
        state.spent().tokens(),
        priced ? Double.valueOf(state.spent().money(prices)) : null,
        state.spent().nanos());
  }

  /** "5 of 10". */
  public String progress() {
    return steps + " of " + Math.max(steps, planned);
  }

  /** "0.0123"; empty where no price is known. */
  public String costText() {
    return cost == null ? "" : money(cost);
  }

  /** Minutes and seconds, "2:05". */
  public String timeText() {
    Duration took = Duration.ofNanos(nanos);
    return String.format(Locale.ROOT, "%d:%02d", took.toMinutes(), took.toSecondsPart());
  }

  /** What all of them used up: "3 sessions: 3 682 tokens, 0.0123 by the price table". */
  public static String total(Collection<SessionSum> sums) {
    long tokens = sums.stream().mapToLong(SessionSum::tokens).sum();
    long unpriced = sums.stream().filter(s -> s.cost == null && s.tokens > 0).count();
    double cost = sums.stream().mapToDouble(s -> s.cost == null ? 0 : s.cost).sum();
    String sessions = sums.size() == 1 ? "1 session" : sums.size() + " sessions";
    String money = cost > 0 ? ", cost " + money(cost) : "";
    String without = cost > 0 && unpriced > 0 ? " (" + unpriced + " of them without a price)" : "";
    return sessions + ": " + Figures.count(tokens) + " tokens" + money + without;
  }

  private static String money(double cost) {
    return String.format(Locale.ROOT, "%.4f", cost);
  }
}
