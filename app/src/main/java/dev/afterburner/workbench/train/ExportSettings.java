// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train;

import dev.afterburner.sandbox.Figure;
import java.util.List;

/**
 * What the rows of an export depend on, besides the library, the sessions and the templates.
 *
 * @param stages which files are wanted
 * @param objectives one file each
 * @param layout what a prompt shows
 * @param sessions whether rows come from sessions rather than from measured references
 * @param language language id
 * @param top so many of the best solutions of a problem and objective for SFT
 * @param pairs at most so many pairs of a problem and objective for DPO
 * @param margin a pair's ratio must lie below 1 − this, with its whole interval
 * @param references problems with fewer measured solutions that pass give nothing
 * @param validation share of problems that are held out of all training files, 0 to 0.5
 * @param runs measured runs that a reply gets in GRPO, 1 to 3
 * @param bare whether answers are code without a fence, as the published files have them
 * @param cutoff longest row, tokens: longer ones are counted, not dropped
 * @param seed of every draw
 */
public record ExportSettings(
    List<Stage> stages,
    List<Figure> objectives,
    Layout layout,
    boolean sessions,
    String language,
    int top,
    int pairs,
    double margin,
    int references,
    double validation,
    int runs,
    boolean bare,
    int cutoff,
    long seed) {

  /** Below this share two programs count as the same everywhere in the product. */
  private static final double LEAST_MARGIN = dev.afterburner.sandbox.stats.Comparison.SAME;

  /** What a prompt shows. */
  public enum Layout {
    /** Problem and starter, as in the published scripts. */
    GENERATION,
    /** Problem, objective, a worse program and its figures, as in the paper. */
    REVISION
  }

  public ExportSettings {
    stages = List.copyOf(stages);
    objectives = List.copyOf(objectives);
  }

  /** Settings with the usual numbers: those of the paper, and the command line's defaults. */
  public static ExportSettings usual(
      List<Stage> stages,
      List<Figure> objectives,
      Layout layout,
      boolean sessions,
      String language) {
    return new ExportSettings(
        stages, objectives, layout, sessions, language, 24, 48, 0.05, 0, 0.1, 1, false, 4096, 1);
  }

  /**
   * The same.
   *
   * @throws TrainException where a number can't be meant
   */
  public ExportSettings checked() throws TrainException {
    require(top >= 1, "--top must be at least 1");
    require(pairs >= 1, "--pairs must be at least 1");
    require(
        margin >= LEAST_MARGIN && margin < 1,
        "--margin must be from 0.02, below which two programs count as the same, to below 1");
    require(validation >= 0 && validation <= 0.5, "--validation must be from 0 to 0.5");
    require(runs >= 1 && runs <= 3, "--runs must be from 1 to 3");
    require(cutoff >= 256, "--cutoff must be at least 256 tokens");
    return this;
  }

  /** The same for one stage, or for none where that is not among these. */
  public ExportSettings only(Stage stage) {
    return new ExportSettings(
        stages.contains(stage) ? List.of(stage) : List.of(),
        objectives,
        layout,
        sessions,
        language,
        top,
        pairs,
        margin,
        references,
        validation,
        runs,
        bare,
        cutoff,
        seed);
  }

  private static void require(boolean met, String words) throws TrainException {
    if (!met) {
      throw TrainException.badUse(words);
    }
  }
}
