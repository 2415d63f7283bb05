// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.problem;

import dev.afterburner.workbench.cli.console.BadUse;
import dev.afterburner.workbench.cli.console.JsonOption;
import dev.afterburner.workbench.cli.console.LibraryOpening;
import dev.afterburner.workbench.cli.console.SubsetOptions;
import dev.afterburner.workbench.cli.console.Table;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.cli.console.TriedProblems;
import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.catalogue.Catalogue;
import dev.afterburner.workbench.problem.catalogue.Subset;
import dev.afterburner.workbench.store.StoreException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds problems. */
@Command(
    name = "search",
    description = "Find problems by words, or their beginnings, in title, tags and statement.")
public final class ProblemsSearchCommand implements Callable<Integer> {

  private final Catalogue catalogue;
  private final LibraryOpening library;
  private final TriedProblems tried;
  private final Terminal terminal;

  @Mixin private final JsonOption json = new JsonOption();
  @Mixin private final SubsetOptions subset = new SubsetOptions();

  @Parameters(arity = "0..*", paramLabel = "WORD", description = "All of them must match.")
  private List<String> words = List.of();

  @Option(names = "--limit", paramLabel = "N", description = "Show at most N (default: 50).")
  private int limit = 50;

  @Option(
      names = "--save",
      paramLabel = "NAME",
      description = "Save this filter; --subset NAME applies it later.")
  private @Nullable String save;

  @Option(names = "--forget", paramLabel = "NAME", description = "Delete a saved filter.")
  private @Nullable String forget;

  public ProblemsSearchCommand(
      Catalogue catalogue, LibraryOpening library, TriedProblems tried, Terminal terminal) {
    this.catalogue = catalogue;
    this.library = library;
    this.tried = tried;
    this.terminal = terminal;
  }

  /** One found problem in the JSON array. */
  record Found(
      String id,
      String title,
      String difficulty,
      List<String> tags,
      List<String> languages,
      int references) {}

  @Override
  public Integer call() throws BadUse, ProblemException, StoreException {
    if (limit < 1) {
      throw new BadUse("--limit must be at least 1, not " + limit);
    }
    if (forget != null) {
      library.open().forget(forget);
      return 0;
    }
    Subset wanted = subset.subset(String.join(" ", words), library);
    if (save != null) {
      library.open().save(save, wanted);
    }
    // A choice that is kept or drawn is shown whole, another one up to the limit.
    boolean whole = save != null || wanted.size() > 0;
    Subset shown =
        new Subset(
            wanted.query().withLimit(whole ? Integer.MAX_VALUE : limit),
            wanted.status(),
            wanted.size(),
            wanted.seed());
    List<Listing> found =
        shown.of(catalogue, wanted.status() == Subset.Status.ANY ? Set.of() : tried.ids());
    if (json.wanted()) {
      json.print(
          terminal.out(),
          found.stream()
              .map(
                  l ->
                      new Found(
                          l.id(),
                          l.title(),
                          l.difficulty().label(),
                          l.tags(),
                          l.languages(),
                          l.references()))
              .toList());
      return 0;
    }
    if (found.isEmpty()) {
      terminal.err().println("no problem matches; use fewer or shorter words");
      return 0;
    }
    Table table = new Table("ID", "DIFFICULTY", ">REFERENCES", "TITLE");
    for (Listing listing : found) {
      table.row(
          listing.id(),
          listing.difficulty().label(),
          String.valueOf(listing.references()),
          listing.title());
    }
    table.lines(terminal.tableWidth()).forEach(terminal.out()::println);
    return 0;
  }
}
