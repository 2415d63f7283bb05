// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.problem;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.cli.console.BadUse;
import dev.afterburner.workbench.cli.console.CommandFailed;
import dev.afterburner.workbench.cli.console.Failures;
import dev.afterburner.workbench.cli.console.JsonOption;
import dev.afterburner.workbench.cli.console.LibraryOpening;
import dev.afterburner.workbench.cli.console.Reporter;
import dev.afterburner.workbench.cli.console.SubsetOptions;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.cli.console.TriedProblems;
import dev.afterburner.workbench.judge.Judge;
import dev.afterburner.workbench.measure.ReferenceCheck;
import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.catalogue.Catalogue;
import dev.afterburner.workbench.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tries references on their own cases. */
@Command(
    name = "verify",
    description = {
      "Run references on their problems' cases and say which pass, and why others do not.",
      "Those that the data set calls wrong are expected to fail.",
      "Exit code 1 when any other does not pass."
    })
public final class ProblemsVerifyCommand implements Callable<Integer> {

  private final Catalogue catalogue;
  private final LibraryOpening library;
  private final TriedProblems tried;
  private final List<Language> languages;
  private final JudgeOpening judge;
  private final Cancellation cancellation;
  private final Terminal terminal;

  @Mixin private final JsonOption json = new JsonOption();
  @Mixin private final SubsetOptions subset = new SubsetOptions();

  @Parameters(arity = "0..*", paramLabel = "ID", description = "Only these problems.")
  private List<String> ids = List.of();

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Programs that run at a time (default: 2).")
  private int workers = 2;

  @Option(names = "--references", paramLabel = "N", description = "At most N per problem.")
  private int perProblem = Integer.MAX_VALUE;

  /** Opens a judge that may run several programs at a time. */
  @FunctionalInterface
  public interface JudgeOpening {
    Judge open(int workers) throws SandboxException, StoreException;
  }

  public ProblemsVerifyCommand(
      Catalogue catalogue,
      LibraryOpening library,
      TriedProblems tried,
      List<Language> languages,
      JudgeOpening judge,
      Cancellation cancellation,
      Terminal terminal) {
    this.catalogue = catalogue;
    this.library = library;
    this.tried = tried;
    this.languages = List.copyOf(languages);
    this.judge = judge;
    this.cancellation = cancellation;
    this.terminal = terminal;
  }

  /** The result in JSON: the share of one language. */
  record Share(
      String language,
      int passed,
      int tried,
      List<ReferenceCheck.Result> misses,
      List<ReferenceCheck.Result> wrong) {}

  @Override
  public Integer call()
      throws BadUse, CommandFailed, ProblemException, SandboxException, StoreException {
    subset.requireChoice(ids);
    if (workers < 1 || workers > 64) {
      throw new BadUse("--workers must be 1 to 64, not " + workers);
    }
    ReferenceCheck check = new ReferenceCheck(judge.open(workers), workers);
    Reporter reporter = new Reporter(terminal);
    List<Share> shares = new ArrayList<>();
    for (Language language : languages) {
      if (!subset.language().isEmpty() && !subset.language().equals(language.id())) {
        continue;
      }
      List<Listing> listings = subset.listings(catalogue, ids, language.id(), library, tried);
      AtomicInteger done = new AtomicInteger();
      List<ReferenceCheck.Result> results =
          check.run(
              catalogue,
              listings,
              language,
              perProblem,
              r ->
                  reporter.status(
                      language.name() + ": " + done.incrementAndGet() + " of " + listings.size()),
              cancellation);
      if (!results.isEmpty()) {
        List<ReferenceCheck.Result> right =
            results.stream().filter(r -> !r.publishedWrong()).toList();
        shares.add(
            new Share(
                language.id(),
                (int) right.stream().filter(ReferenceCheck.Result::passed).count(),
                right.size(),
                right.stream().filter(r -> !r.passed()).toList(),
                results.stream().filter(ReferenceCheck.Result::publishedWrong).toList()));
      }
    }
    reporter.clear();
    if (shares.isEmpty() && !cancellation.isCancelled()) {
      throw new CommandFailed(
          "no reference solution matches; `problems search` shows what there is");
    }
    print(shares);
    return shares.stream().allMatch(share -> share.misses().isEmpty()) ? 0 : Failures.FAILED;
  }

  private void wrong(Share share) {
    long caught = share.wrong().stream().filter(ReferenceCheck.Result::asPublished).count();
    if (!share.wrong().isEmpty()) {
      terminal
          .out()
          .printf(
              "  %d of %d that the data set calls wrong fail, as they should%n",
              caught, share.wrong().size());
    }
    share.wrong().stream()
        .filter(r -> !r.asPublished())
        .forEach(
            r ->
                terminal
                    .out()
                    .printf(
                        "  %s %s: passes, though the data set calls it wrong%n",
                        r.problem(), r.reference()));
  }

  private void print(List<Share> shares) {
    if (json.wanted()) {
      json.print(terminal.out(), shares);
      return;
    }
    for (Share share : shares) {
      terminal
          .out()
          .printf(
              "%s: %d of %d references pass%n", share.language(), share.passed(), share.tried());
      wrong(share);
      share
          .misses()
          .forEach(
              miss ->
                  terminal
                      .out()
                      .printf(
                          "  %s %s: %s: %s%n",
                          miss.problem(), miss.reference(), miss.verdict(), miss.cause()));
    }
  }
}
