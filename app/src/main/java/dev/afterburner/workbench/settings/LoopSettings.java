package dev.afterburner.workbench.settings;

import dev.afterburner.workbench.session.Settings;

/**
 * How new sessions go about their steps.
 *
 * @param candidates replies asked for in a step, 1 to {@link #MOST_CANDIDATES}
 * @param feedback whether the model is told why its last try failed
 * @param latest whether a step starts from the newest version, rather than from the best
 * @param plain whether medians are compared as the paper does, rather than runs in turns
 */
public record LoopSettings(int candidates, boolean feedback, boolean latest, boolean plain) {

  public static final int MOST_CANDIDATES = Settings.MOST_CANDIDATES;

  /** One reply a step, the best version first, differences measured in turns. */
  public static final LoopSettings DEFAULT = new LoopSettings(1, true, false, false);

  public LoopSettings {
    candidates = Math.clamp(candidates, 1, MOST_CANDIDATES);
  }
}
