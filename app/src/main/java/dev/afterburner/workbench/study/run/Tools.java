// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.run;

import dev.afterburner.sandbox.InterleavedRuns;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.judge.Judge;
import dev.afterburner.workbench.measure.Calibrator;
import dev.afterburner.workbench.model.Models;
import dev.afterburner.workbench.model.PromptFolders;
import dev.afterburner.workbench.optimize.Optimizer;
import dev.afterburner.workbench.problem.catalogue.Catalogue;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.store.StoreException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * What a study is run with.
 *
 * @param catalogue finds problems
 * @param languages those there are
 * @param models finds models
 * @param prompts finds prompt templates
 * @param judge decides about correctness
 * @param loops makes the loop
 * @param calibrations makes what measures references
 * @param sessions opens a database of sessions
 * @param prices what models cost
 * @param known told of the folder of each study that is run
 * @param machine names the machine that programs are measured on
 * @param clock what time it is
 */
public record Tools(
    Catalogue catalogue,
    List<Language> languages,
    Models models,
    PromptFolders prompts,
    Judge judge,
    Loops loops,
    Calibrations calibrations,
    Sessions sessions,
    Costs prices,
    KnownStudies known,
    String machine,
    InstantSource clock) {

  /** Makes the loop. */
  @FunctionalInterface
  public interface Loops {
    Optimizer of(Judge judge, Models models, SessionStore store, InterleavedRuns.Plan plan)
        throws SandboxException, StoreException;
  }

  /** Makes what measures references. */
  @FunctionalInterface
  public interface Calibrations {

    /**
     * One that keeps what it measures.
     *
     * @param how they are measured, kept with the machine's name, so that figures that were had
     *     otherwise are not taken for these; empty for the usual way
     */
    Calibrator of(Judge judge, InterleavedRuns.Plan plan, String how)
        throws SandboxException, StoreException;
  }

  /** Opens a database of sessions. */
  @FunctionalInterface
  public interface Sessions {
    SessionStore open(Path file) throws StoreException;
  }

  /** What models cost. */
  @FunctionalInterface
  public interface Costs {

    /** What so many tokens cost; NaN where the price is not known. */
    double of(String model, long promptTokens, long replyTokens);
  }

  public Tools {
    languages = List.copyOf(languages);
  }
}
