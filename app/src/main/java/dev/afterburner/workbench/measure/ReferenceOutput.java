// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.measure;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.Reference;
import java.util.Comparator;
import java.util.List;

/** What a problem's own solution prints for an input; it is taken for right. */
public final class ReferenceOutput {

  private final Sandbox sandbox;
  private final List<Language> languages;

  /**
   * Nothing runs yet.
   *
   * @param languages all that are known
   */
  public ReferenceOutput(Sandbox sandbox, List<Language> languages) {
    this.sandbox = sandbox;
    this.languages = List.copyOf(languages);
  }

  /**
   * Runs a solution.
   *
   * @param language id of the language whose solution is wanted; any other's where it has none
   * @throws ProblemException where there is no solution, or it does not get through the input
   */
  public String of(Problem problem, String language, Bytes input, Cancellation cancellation)
      throws ProblemException, SandboxException {
    Reference reference =
        problem.references().stream()
            .min(
                Comparator.comparing((Reference r) -> !r.language().equals(language))
                    .thenComparing(r -> !r.start()))
            .orElseThrow(
                () ->
                    new ProblemException(
                        problem.id()
                            + " has no reference solution; enter the expected output"
                            + " yourself"));
    Language its = Language.find(languages, reference.language()).orElseThrow();
    Run run =
        sandbox.run(
            Execution.of(problem.program(new Program.Source(its, reference.code())), input),
            RunObserver.NONE,
            cancellation);
    if (!(run.outcome() instanceof Outcome.Completed)) {
      throw new ProblemException(
          "The reference solution "
              + reference.name()
              + " failed on this input ("
              + run.outcome().id().replace('_', ' ')
              + "). Check the input's format, or enter the expected output yourself.");
    }
    return run.stdout().text();
  }
}
