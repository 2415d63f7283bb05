package dev.afterburner.workbench.cli;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Rounds;
import dev.afterburner.sandbox.Runs;
import dev.afterburner.workbench.figures.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What disturbed a measurement, and what to do about it. Made before it begins. */
final class NoiseText {

  private static final Path TICKS = Path.of("/proc/stat");
  private static final int STOLEN = 8;
  private static final double NOTABLE = 0.01;

  private final Machine machine = new Machine();
  private final Optional<double[]> before = ticks();

  /**
   * Where something stayed undecided.
   *
   * @param rounds what was measured
   * @param share of its wall time for which a program had a core
   */
  List<String> undecided(Rounds rounds, double share) {
    List<String> seen = new ArrayList<>();
    for (int program : rounds.running()) {
      double spread = Runs.summary(rounds.of(program), Figure.TIME).relativeSpread();
      seen.add(Figures.percent(100 * spread));
    }
    String spread = "times spread by " + String.join(" and ", seen);
    List<String> machines = new ArrayList<>(List.of(spread));
    if (share < 1 - NOTABLE) {
      machines.add("programs had a core for " + Figures.percent(100 * share) + " of their time");
    }
    stolen()
        .filter(stolen -> stolen >= NOTABLE)
        .ifPresent(stolen -> machines.add("the host took " + Figures.percent(100 * stolen)));
    Double load = machine.loadAverage();
    if (load != null) {
      machines.add("load " + Figures.number(load) + " on " + machine.cores() + " cores");
    }
    String governor = machine.governor(0);
    if (governor != null && !governor.equals("performance")) {
      machines.add("frequency governor " + governor);
    }
    return List.of(
        "Undecided after " + rounds.count() + " rounds: " + String.join(", ", machines) + ".",
        "To decide it, measure longer (the same with --until 1%), or on a quieter machine.");
  }

  /** Share of the cores' time since this was made that the host gave to other machines. */
  private Optional<Double> stolen() {
    return before.flatMap(
        then ->
            ticks()
                .map(
                    now -> {
                      double all = 0;
                      for (int i = 0; i < now.length; i++) {
                        all += now[i] - then[i];
                      }
                      return all > 0 ? (now[STOLEN - 1] - then[STOLEN - 1]) / all : 0;
                    }));
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
