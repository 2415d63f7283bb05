// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.measure;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Rounds;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.Runs;
import dev.afterburner.sandbox.stats.Summary;
import dev.afterburner.workbench.cli.console.Machine;
import dev.afterburner.workbench.figures.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What disturbed a measurement, and what to do about it. Made before it begins. */
final class NoiseText {

  private static final Path TICKS = Path.of("/proc/stat");
  private static final int STOLEN = 8;
  private static final double NOTABLE = 0.01;
  private static final int FEWEST = 5;

  /**
   * What the system says of the time of the measurement.
   *
   * @param stolen share of the cores' time that the host gave to other machines; 0 where unknown
   * @param load processes that ran or waited, averaged over a minute; null where unknown
   * @param cores how many there are
   * @param governor of the frequency; null where there is none
   */
  record Seen(double stolen, @Nullable Double load, int cores, @Nullable String governor) {}

  private final Supplier<Seen> system;

  NoiseText() {
    Machine machine = new Machine();
    Optional<double[]> before = ticks();
    this(
        () ->
            new Seen(stolen(before), machine.loadAverage(), machine.cores(), machine.governor(0)));
  }

  /**
   * @param system asked when something is to be said
   */
  NoiseText(Supplier<Seen> system) {
    this.system = system;
  }

  /**
   * Where a comparison stayed undecided.
   *
   * @param rounds what was measured
   * @param share CPU time over wall time
   */
  List<String> undecided(Rounds rounds, double share) {
    // One run spreads by nothing, which says nothing.
    List<Double> spreads =
        rounds.count() == 1
            ? List.of()
            : rounds.running().stream()
                .map(program -> Runs.summary(rounds.of(program), Figure.TIME).relativeSpread())
                .toList();
    return lines(
        "Undecided after " + rounds.count() + (rounds.count() == 1 ? " round. " : " rounds: "),
        spreads,
        share,
        "To decide it, measure longer (the same with --until 1%), or on a quieter machine.");
  }

  /**
   * Where the median time of a program is known less well than was wanted; nothing where it is, or
   * where the user asked for too few runs to say.
   *
   * @param goal half the interval's width over the median that was wanted
   */
  List<String> imprecise(List<Run> runs, double goal) {
    List<Run> completed =
        runs.stream().filter(run -> run.outcome() instanceof Outcome.Completed).toList();
    if (completed.size() < FEWEST) {
      return List.of();
    }
    Summary times = Runs.summary(completed, Figure.TIME);
    double known = times.median().relativeHalfWidth();
    if (known <= goal) {
      return List.of();
    }
    double[] shares =
        completed.stream().mapToDouble(run -> run.cpuNanos() / (double) run.wallNanos()).toArray();
    return lines(
        "The median time is known to %s after %d runs: "
            .formatted(Figures.percent(100 * known), completed.size()),
        List.of(times.relativeSpread()),
        Summary.of(shares).median().value(),
        "To know it better, measure longer (the same with --until 1%), or on a quieter machine.");
  }

  /** What was found, what was seen of the programs and of the machine, and what to do. */
  private List<String> lines(String found, List<Double> spreads, double share, String advice) {
    List<String> lines = new ArrayList<>();
    lines.add(
        spreads.isEmpty()
            ? found.strip()
            : found
                + "times spread by "
                + String.join(" and ", spreads.stream().map(s -> Figures.percent(100 * s)).toList())
                + ".");
    if (share < 1 - NOTABLE) {
      lines.add("CPU times were " + Figures.percent(100 * share) + " of the wall times.");
    }
    List<String> machine = new ArrayList<>();
    Seen seen = system.get();
    if (seen.stolen >= NOTABLE) {
      machine.add("the host took " + Figures.percent(100 * seen.stolen) + " of its time");
    }
    if (seen.load != null) {
      machine.add(
          "load "
              + Figures.number(seen.load)
              + " on "
              + seen.cores
              + (seen.cores == 1 ? " core" : " cores"));
    }
    if (seen.governor != null && !seen.governor.equals("performance")) {
      machine.add("frequency governor " + seen.governor);
    }
    if (!machine.isEmpty()) {
      lines.add("The machine: " + String.join(", ", machine) + ".");
    }
    lines.add(advice);
    return lines;
  }

  /** Share of the cores' time since then that the host gave to other machines. */
  private static double stolen(Optional<double[]> before) {
    Optional<double[]> now = ticks();
    if (before.isEmpty() || now.isEmpty()) {
      return 0;
    }
    double all = 0;
    for (int i = 0; i < STOLEN; i++) {
      all += now.get()[i] - before.get()[i];
    }
    return all > 0 ? (now.get()[STOLEN - 1] - before.get()[STOLEN - 1]) / all : 0;
  }

  /** User, nice, system, idle, waiting, two kinds of interrupts, stolen (Linux). */
  private static Optional<double[]> ticks() {
    try {
      String[] cells = Files.readString(TICKS).lines().findFirst().orElse("").split(" +");
      double[] ticks = new double[STOLEN];
      for (int i = 0; i < STOLEN; i++) {
        ticks[i] = Double.parseDouble(cells[i + 1]);
      }
      return Optional.of(ticks);
    } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }
}
