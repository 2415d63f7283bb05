// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.train;

import dev.afterburner.workbench.cli.console.BadUse;
import dev.afterburner.workbench.cli.console.CommandFailed;
import dev.afterburner.workbench.cli.console.JsonOption;
import dev.afterburner.workbench.cli.console.Table;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.files.FileFaults;
import dev.afterburner.workbench.train.TrainException;
import dev.afterburner.workbench.train.watch.Rollout;
import dev.afterburner.workbench.train.watch.Run;
import dev.afterburner.workbench.train.watch.Watch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what the model of a training wrote. */
@Command(
    name = "rollouts",
    description = {
      "List what the model wrote at a step of a training, with the reward and verdict that were recorded,"
          + " or print one program, to judge and measure it here.",
      "verl writes rollouts where trainer.rollout_data_dir says."
    },
    footer = "%nExit code 1 if there are no rollouts, or the reply holds no program.")
public final class TrainRolloutsCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(index = "0", paramLabel = "PLACE", description = "A folder, or a file of rollouts.")
  private Path place = Path.of("");

  @Option(names = "--step", paramLabel = "N", description = "The step (default: the last one).")
  private @Nullable Long step;

  @Option(
      names = "--program",
      paramLabel = "NUMBER",
      description = "Print the program of the rollout with this number.")
  private @Nullable Integer program;

  @Option(
      names = "--language",
      defaultValue = "python",
      paramLabel = "L",
      description = "Language of programs whose rollouts don't say it (default: python).")
  private String language = "";

  public TrainRolloutsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** A rollout in JSON. */
  record RolloutDocument(
      int number,
      double score,
      String verdict,
      String problem,
      String language,
      int characters,
      Map<String, Double> numbers) {

    static RolloutDocument of(Rollout rollout) {
      return new RolloutDocument(
          rollout.number(),
          rollout.score(),
          rollout.verdict(),
          rollout.problem(),
          rollout.language(),
          rollout.characters(),
          new TreeMap<>(rollout.numbers()));
    }
  }

  @Override
  public Integer call() throws TrainException, BadUse, CommandFailed {
    Watch watch = new Watch(place);
    watch.look();
    SortedMap<Long, Path> files = new TreeMap<>();
    for (Run run : watch.runs()) {
      watch
          .rollouts(run.name())
          .forEach(
              (at, file) -> {
                Path other = files.putIfAbsent(at, file);
                if (other != null && !other.equals(file)) {
                  terminal.err().println("step " + at + " is in " + other + " and in " + file);
                }
              });
    }
    if (files.isEmpty()) {
      terminal.out().println("there are no rollouts in " + place);
      return 1;
    }
    long at = step == null ? files.lastKey() : step;
    Path file = files.get(at);
    if (file == null) {
      throw new BadUse(
          "there are no rollouts of step "
              + at
              + "; there are some of "
              + files.size()
              + " steps from "
              + files.firstKey()
              + " to "
              + files.lastKey());
    }
    try {
      List<Rollout> rollouts = Rollout.read(file);
      return program == null ? list(rollouts) : print(rollouts, program);
    } catch (IOException e) {
      throw new CommandFailed("can't read " + file + ": " + FileFaults.reason(e));
    }
  }

  private int list(List<Rollout> rollouts) {
    if (json.wanted()) {
      json.print(terminal.out(), rollouts.stream().map(RolloutDocument::of).toList());
      return 0;
    }
    Table table =
        new Table(
            ">NO.", ">REWARD", "VERDICT", ">TIME, MS", ">MEMORY, KB", ">CHARACTERS", "PROBLEM");
    for (Rollout rollout : rollouts) {
      table.row(
          String.valueOf(rollout.number()),
          String.format(Locale.ROOT, "%.3f", rollout.score()),
          rollout.verdict(),
          number(rollout, "wall_ms"),
          number(rollout, "peak_kb"),
          String.valueOf(rollout.characters()),
          rollout.problem());
    }
    table.lines(terminal.width()).forEach(terminal.out()::println);
    return 0;
  }

  private static String number(Rollout rollout, String name) {
    return rollout
        .number(name)
        .filter(value -> value > 0)
        .map(value -> String.format(Locale.ROOT, "%.1f", value))
        .orElse("");
  }

  private int print(List<Rollout> rollouts, int wanted) throws IOException, BadUse {
    Rollout rollout =
        rollouts.stream()
            .filter(r -> r.number() == wanted)
            .findFirst()
            .orElseThrow(
                () ->
                    new BadUse("there is no rollout " + wanted + "; there are " + rollouts.size()));
    String of = rollout.language().isEmpty() ? language : rollout.language();
    return rollout
        .texts()
        .program(of)
        .map(
            code -> {
              terminal.out().print(code.endsWith("\n") ? code : code + "\n");
              return 0;
            })
        .orElseGet(
            () -> {
              terminal.err().println("the reply holds no program in " + of);
              return 1;
            });
  }
}
