// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.model;

import dev.afterburner.workbench.cli.console.BadUse;
import dev.afterburner.workbench.cli.console.CommandFailed;
import dev.afterburner.workbench.cli.console.JsonOption;
import dev.afterburner.workbench.cli.console.Table;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.model.ModelException;
import dev.afterburner.workbench.model.Prices;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows the price table. */
@Command(
    name = "prices",
    description = {
      "Show the price per million input and output tokens, by model. Cost",
      "budgets and the cost of a session use this table."
    })
public final class ModelsPricesCommand implements Callable<Integer> {

  private final Prices prices;
  private final Terminal terminal;

  @Mixin private final JsonOption json = new JsonOption();

  public ModelsPricesCommand(Prices prices, Terminal terminal) {
    this.prices = prices;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CommandFailed {
    try {
      Map<String, Prices.Price> prices = this.prices.table();
      if (json.wanted()) {
        json.print(terminal.out(), prices);
      } else if (prices.isEmpty()) {
        terminal.out().println("no prices yet; `workbench models prices set NAME IN OUT` adds one");
      } else {
        Table table = new Table("MODEL", ">PROMPTS", ">REPLIES");
        prices.forEach((name, p) -> table.row(name, text(p.input()), text(p.output())));
        table.lines(terminal.tableWidth()).forEach(terminal.out()::println);
      }
      return 0;
    } catch (ModelException e) {
      throw new CommandFailed(String.valueOf(e.getMessage()));
    }
  }

  private static String text(double price) {
    return price == Math.rint(price) && price < 1e15
        ? String.valueOf(Math.round(price))
        : String.valueOf(price);
  }

  /** Writes a price. */
  @Command(
      name = "set",
      description = {
        "Set the price of a model, or of all whose names begin with what",
        "stands before a *. The longest match applies."
      })
  public static final class Setting implements Callable<Integer> {

    private final Prices prices;
    private final Terminal terminal;

    @Parameters(
        index = "0",
        paramLabel = "NAME",
        description = "As for --model: openai:NAME, \"openai:*\", anthropic:NAME, …")
    private String name = "";

    @Parameters(index = "1", paramLabel = "IN", description = "Price per million input tokens.")
    private double input;

    @Parameters(index = "2", paramLabel = "OUT", description = "Price per million output tokens.")
    private double output;

    public Setting(Prices prices, Terminal terminal) {
      this.prices = prices;
      this.terminal = terminal;
    }

    @Override
    public Integer call() throws BadUse, CommandFailed {
      Prices.Price price = new Prices.Price(input, output);
      if (name.isBlank() || !price.sound()) {
        throw new BadUse("a price needs a model's name and two numbers, 0 or more");
      }
      try {
        prices.set(name, price);
        terminal.out().println("written to " + prices.file());
        return 0;
      } catch (ModelException e) {
        throw new CommandFailed(String.valueOf(e.getMessage()));
      }
    }
  }

  /** Takes a price out. */
  @Command(name = "remove", description = "Remove the price of a model from the table.")
  public static final class Removing implements Callable<Integer> {

    private final Prices prices;
    private final Terminal terminal;

    @Parameters(paramLabel = "NAME", description = "As listed.")
    private String name = "";

    public Removing(Prices prices, Terminal terminal) {
      this.prices = prices;
      this.terminal = terminal;
    }

    @Override
    public Integer call() throws BadUse, CommandFailed {
      try {
        if (!prices.remove(name)) {
          throw new BadUse(
              "there is no price of " + name + "; `workbench models prices` lists them");
        }
        terminal.out().println("removed from " + prices.file());
        return 0;
      } catch (ModelException e) {
        throw new CommandFailed(String.valueOf(e.getMessage()));
      }
    }
  }
}
