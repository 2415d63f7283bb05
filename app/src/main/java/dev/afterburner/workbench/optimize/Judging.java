// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.judge.Judge;
import dev.afterburner.workbench.problem.CaseResult;
import dev.afterburner.workbench.problem.Judgement;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.session.SessionEvent;
import dev.afterburner.workbench.session.Version;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Judges versions at the same time; how many programs really run at once is for the sandbox to say.
 * Everything is told on the calling thread.
 */
final class Judging {

  private final Judge judge;
  private final Problem problem;
  private final Language language;

  Judging(Judge judge, Problem problem, Language language) {
    this.judge = judge;
    this.problem = problem;
    this.language = language;
  }

  /** What a judging thread has to say. */
  private sealed interface Word {
    record Tried(int version, CaseResult result, int done) implements Word {}

    record Judged(int version, Judgement judgement) implements Word {}

    record Broken(SandboxException fault) implements Word {}
  }

  /**
   * Judges all of them; the first fault of the sandbox ends the others too.
   *
   * @return judgements by version
   */
  SortedMap<Integer, Judgement> judge(
      List<Version> versions, Journal journal, Cancellation cancellation)
      throws SandboxException, Stopped {
    Cancellation inner = new Cancellation();
    BlockingQueue<Word> words = new LinkedBlockingQueue<>();
    TreeMap<Integer, Judgement> judged = new TreeMap<>();
    SandboxException fault = null;
    try (Cancellation.Registration _ = cancellation.onCancel(inner::cancel)) {
      for (Version version : versions) {
        Thread.ofVirtual().start(() -> words.add(one(version, words, inner)));
      }
      for (int open = versions.size(); open > 0; ) {
        switch (words.take()) {
          case Word.Tried(int version, CaseResult result, int done) ->
              journal.tell(
                  new SessionEvent.CaseJudged(version, result, done, problem.cases().size()));
          case Word.Judged(int version, Judgement judgement) -> {
            judged.put(version, judgement);
            open--;
          }
          case Word.Broken(SandboxException broken) -> {
            fault = fault == null ? broken : fault;
            inner.cancel();
            open--;
          }
        }
      }
    } catch (InterruptedException e) {
      inner.cancel();
      Thread.currentThread().interrupt();
      throw new Stopped();
    }
    if (cancellation.isCancelled()) {
      throw new Stopped();
    }
    if (fault != null) {
      throw fault;
    }
    return judged;
  }

  private Word one(Version version, BlockingQueue<Word> words, Cancellation cancellation) {
    int[] done = new int[1];
    try {
      Judgement judgement =
          judge.judge(
              problem,
              new Program.Source(language, version.code()),
              false,
              result -> words.add(new Word.Tried(version.id(), result, ++done[0])),
              cancellation);
      return new Word.Judged(version.id(), judgement);
    } catch (SandboxException e) {
      return new Word.Broken(e);
    } catch (RuntimeException e) {
      return new Word.Broken(
          new SandboxException(SandboxException.Kind.FAILED, "judging failed: " + e));
    }
  }
}
