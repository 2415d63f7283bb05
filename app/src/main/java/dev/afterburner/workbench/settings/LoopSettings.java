// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.settings;

import dev.afterburner.workbench.session.Settings;
import java.util.Objects;

/**
 * How new sessions ask their model, go about their steps and end.
 *
 * @param candidates replies asked for in a step, 1 to {@link #MOST_CANDIDATES}
 * @param feedback whether the model is told why its last try failed
 * @param latest whether a step starts from the newest version, rather than from the best
 * @param plain whether medians are compared as the paper does, rather than runs in turns
 * @param seed seed of everything random
 * @param prompt name of the prompt template; empty for the one shipped for the objective
 * @param requests how the model is asked; its template is empty here
 * @param stops what ends a session early; its prices are 0 here
 */
public record LoopSettings(
    int candidates,
    boolean feedback,
    boolean latest,
    boolean plain,
    long seed,
    String prompt,
    Settings.Requests requests,
    Settings.Stops stops) {

  public static final int MOST_CANDIDATES = Settings.MOST_CANDIDATES;

  /** One reply a step, the best version first, differences measured in turns. */
  public static final LoopSettings DEFAULT =
      new LoopSettings(
          1, true, false, false, 1, "", Settings.Requests.DEFAULT, Settings.Stops.NONE);

  /** Brings what an older or edited file says into its bounds. */
  public LoopSettings {
    candidates = Math.clamp(candidates, 1, MOST_CANDIDATES);
    prompt = Objects.requireNonNullElse(prompt, "");
    if (requests == null) {
      // A file from before there were seeds.
      seed = 1;
    }
    requests = requests == null || !isSound(requests) ? Settings.Requests.DEFAULT : requests;
    stops = stops == null || !isSound(stops) ? Settings.Stops.NONE : stops;
  }

  private static boolean isSound(Settings.Requests r) {
    return r.system() != null
        && r.template() != null
        && r.maxTokens() >= 1
        && isSound(r.temperature() == null ? 0 : r.temperature())
        && isSound(r.topP() == null ? 0 : r.topP());
  }

  private static boolean isSound(Settings.Stops s) {
    return s.patience() >= 0
        && s.tokens() >= 0
        && isSound(s.money())
        && isSound(s.minutes())
        && isSound(s.percentile())
        && isSound(s.inputPrice())
        && isSound(s.outputPrice());
  }

  private static boolean isSound(double number) {
    return number >= 0 && Double.isFinite(number);
  }
}
