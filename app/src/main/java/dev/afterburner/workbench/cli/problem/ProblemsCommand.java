// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.problem;

import dev.afterburner.workbench.cli.console.JsonOption;
import dev.afterburner.workbench.cli.console.Table;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.problem.catalogue.Catalogue;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the problems. */
@Command(
    name = "problems",
    description = "List, show, search, import and export problems.",
    synopsisSubcommandLabel =
        "[show ID | search WORDS | import PATH | export | new | cases ID | growth ID | verify]")
public final class ProblemsCommand implements Callable<Integer> {

  private final Catalogue catalogue;
  private final Predicate<String> hasDemo;
  private final Terminal terminal;

  @Mixin private final JsonOption json = new JsonOption();

  /**
   * The command.
   *
   * @param hasDemo whether the demo model has replies for a problem id
   */
  public ProblemsCommand(Catalogue catalogue, Predicate<String> hasDemo, Terminal terminal) {
    this.catalogue = catalogue;
    this.hasDemo = hasDemo;
    this.terminal = terminal;
  }

  /** One problem in the JSON array. */
  record Item(
      String id,
      String title,
      String difficulty,
      List<String> tags,
      List<String> languages,
      int references,
      boolean demo) {}

  @Override
  public Integer call() {
    List<Item> items =
        catalogue.list().stream().map(this::item).sorted(Comparator.comparing(Item::id)).toList();
    if (json.wanted()) {
      json.print(terminal.out(), items);
      return 0;
    }
    Table table = new Table("ID", "DIFFICULTY", ">REFERENCES", "DEMO", "TAGS");
    for (Item item : items) {
      table.row(
          item.id(),
          item.difficulty(),
          String.valueOf(item.references()),
          item.demo() ? "yes" : "",
          String.join(", ", item.tags()));
    }
    table.lines(terminal.tableWidth()).forEach(terminal.out()::println);
    return 0;
  }

  private Item item(Listing listing) {
    return new Item(
        listing.id(),
        listing.title(),
        listing.difficulty().label(),
        listing.tags(),
        listing.languages(),
        listing.references(),
        hasDemo.test(listing.id()));
  }
}
