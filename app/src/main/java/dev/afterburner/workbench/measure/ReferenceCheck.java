// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.measure;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.judge.Judge;
import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.Reference;
import dev.afterburner.workbench.problem.Verdict;
import dev.afterburner.workbench.problem.catalogue.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Tries the references of many problems on their own cases: is the set whole, is its runner? */
public final class ReferenceCheck {

  /**
   * What became of a reference.
   *
   * @param cause empty when it passed; else why it did not, in one line
   * @param publishedWrong whether the data set itself says that it is wrong
   */
  public record Result(
      String problem,
      String language,
      String reference,
      String verdict,
      String cause,
      boolean publishedWrong) {
    public boolean passed() {
      return verdict.equals("passed");
    }

    /** Whether it is as the data set says. */
    public boolean asPublished() {
      return passed() != publishedWrong;
    }
  }

  private static final int CAUSE_CHARACTERS = 300;

  private final Judge judge;
  private final int workers;

  /**
   * A check.
   *
   * @param judge may be used by several threads
   * @param workers programs at one time
   */
  public ReferenceCheck(Judge judge, int workers) {
    this.judge = judge;
    this.workers = workers;
  }

  /** Tries the references in one language, or the first so many of each problem. */
  public List<Result> run(
      Catalogue catalogue,
      List<Listing> problems,
      Language language,
      int perProblem,
      Consumer<Result> listener,
      Cancellation cancellation)
      throws SandboxException {
    List<Result> results = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
      List<Future<List<Result>>> futures = new ArrayList<>();
      for (Listing listing : problems) {
        futures.add(
            pool.submit(
                () -> one(catalogue, listing, language, perProblem, listener, cancellation)));
      }
      for (Future<List<Result>> future : futures) {
        results.addAll(future.get());
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SandboxException known) {
        throw known;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return results;
  }

  private List<Result> one(
      Catalogue catalogue,
      Listing listing,
      Language language,
      int perProblem,
      Consumer<Result> listener,
      Cancellation cancellation)
      throws SandboxException {
    List<Result> results = new ArrayList<>();
    if (cancellation.isCancelled()) {
      return results;
    }
    Problem problem;
    try {
      problem = catalogue.find(listing.id());
    } catch (ProblemException e) {
      return List.of(
          new Result(
              listing.id(),
              language.id(),
              "",
              "unreadable",
              String.valueOf(e.getMessage()),
              false));
    }
    List<Reference> references =
        problem.references().stream()
            .filter(r -> r.language().equals(language.id()) && !r.name().equals("starter"))
            .limit(perProblem)
            .toList();
    for (Reference reference : references) {
      Result result = tried(listing, language, reference, problem, cancellation);
      results.add(result);
      synchronized (this) {
        listener.accept(result);
      }
    }
    return results;
  }

  private Result tried(
      Listing listing,
      Language language,
      Reference reference,
      Problem problem,
      Cancellation cancellation)
      throws SandboxException {
    Verdict verdict =
        judge
            .judge(
                problem,
                new Program.Source(language, reference.code()),
                false,
                result -> {},
                cancellation)
            .verdict();
    return new Result(
        listing.id(),
        language.id(),
        reference.name(),
        verdict.id(),
        cause(verdict),
        reference.publishedWrong());
  }

  private static String cause(Verdict verdict) {
    String text =
        switch (verdict) {
          case Verdict.Passed p -> "";
          case Verdict.CompileFailed c -> firstError(c.diagnostics());
          case Verdict.WrongAnswer w ->
              "expected " + w.expected().strip() + ", printed " + w.actual().strip();
          case Verdict.Failed f ->
              f.stderr()
                  .lines()
                  .map(String::strip)
                  .filter(l -> l.contains("Error") || l.contains("panic") || l.contains("Assert"))
                  .filter(l -> !l.startsWith("throw"))
                  .findFirst()
                  .orElse(f.stderr().strip());
        };
    return text.length() <= CAUSE_CHARACTERS ? text : text.substring(0, CAUSE_CHARACTERS) + "…";
  }

  private static String firstError(String diagnostics) {
    return diagnostics
        .lines()
        .filter(line -> line.contains("error") || line.startsWith("./main.go"))
        .findFirst()
        .orElse(diagnostics.strip());
  }
}
