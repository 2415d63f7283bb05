package dev.afterburner.workbench.cli;

import dev.afterburner.workbench.problem.Catalogue;
import dev.afterburner.workbench.problem.Difficulty;
import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.problem.ProblemQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds problems. */
@Command(
    name = "search",
    description = "Find problems by the beginnings of words in title, tags and statement.")
public final class ProblemsSearchCommand implements Callable<Integer> {

  private final Catalogue catalogue;
  private final Terminal terminal;

  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(arity = "0..*", paramLabel = "WORD", description = "All of them must be found.")
  private List<String> words = List.of();

  @Option(names = "--set", paramLabel = "S", description = "Only this data set.")
  private String set = "";

  @Option(
      names = "--difficulty",
      split = ",",
      paramLabel = "D",
      description = "Only easy, medium, hard or unrated ones; several with commas.")
  private List<String> difficulties = List.of();

  @Option(names = "--tag", paramLabel = "T", description = "With one of these tags.")
  private List<String> tags = List.of();

  @Option(names = "--language", paramLabel = "L", description = "With a solution in it.")
  private String language = "";

  @Option(names = "--limit", paramLabel = "N", description = "At most so many; 50 otherwise.")
  private int limit = 50;

  public ProblemsSearchCommand(Catalogue catalogue, Terminal terminal) {
    this.catalogue = catalogue;
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
  public Integer call() throws BadUse {
    if (limit < 1) {
      throw new BadUse("--limit must be at least 1, not " + limit);
    }
    List<Difficulty> levels = new ArrayList<>();
    for (String word : difficulties) {
      try {
        levels.add(Difficulty.valueOf(word.strip().toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        throw new BadUse("--difficulty is easy, medium, hard or unrated, not " + word);
      }
    }
    List<Listing> found =
        catalogue.search(
            new ProblemQuery(String.join(" ", words), set, levels, tags, language, limit));
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
