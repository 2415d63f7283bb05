// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.system;

import dev.afterburner.workbench.cli.console.Table;
import dev.afterburner.workbench.export.document.BenchDocument;
import dev.afterburner.workbench.figures.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A benchmark of the sandbox for people. */
final class BenchText {

  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_MICRO = 1e3;

  private BenchText() {}

  static List<String> lines(BenchDocument found, int width) {
    List<String> lines = new ArrayList<>();
    BenchDocument.Sampling sampling = found.sampling();
    lines.add(
        "sampling    "
            + Figures.rate(sampling.rateHz())
            + ", p99 gap "
            + micros(sampling.gapP99Us())
            + ", largest "
            + micros(sampling.gapMaxUs())
            + "; sampler "
            + Figures.number(sampling.samplerCpu())
            + " cores");
    BenchDocument.Perturbation slow = found.perturbation();
    lines.add(
        String.format(
            Locale.ROOT,
            "slow-down   %.4f (%.4f–%.4f) of the time without sampling",
            slow.ratio(),
            slow.low(),
            slow.high()));
    lines.add(
        "overhead    "
            + millis(found.overheadMs().median())
            + ", p95 "
            + millis(found.overheadMs().p95())
            + ", an empty "
            + found.language()
            + " program from call to result");
    lines.add("throughput  " + throughput(found.language(), found.throughput()));
    lines.add("            " + throughput("Python", found.pythonThroughput()));
    lines.add("judging     " + throughput(found.language(), found.judging().c()));
    lines.add("            " + throughput("Python", found.judging().python()));
    lines.add("            " + candidates(found.judging().candidates()));
    lines.add(
        "spread      time "
            + percent(found.spread().wall())
            + ", memory "
            + percent(found.spread().peak())
            + ", integral "
            + percent(found.spread().integral()));
    BenchDocument.Decisions decisions = found.decisions();
    lines.add(
        "decisions   recorded drift: equal programs told apart in "
            + percent(decisions.falseDifferent()));
    lines.add("            a true 3 % shown in " + percent(decisions.power3Percent()));
    lines.add(
        "            a twofold difference shown after "
            + decisions.runsToDecide2x()
            + " runs of each");
    lines.add("containers  " + containers(found.containers()));
    if (!found.limitDelayMs().isEmpty()) {
      lines.add("");
      lines.addAll(limits(found.limitDelayMs(), width));
    }
    lines.add("");
    lines.addAll(bars(found.bars(), width));
    lines.add("");
    lines.addAll(ways(found.ways(), width));
    return lines;
  }

  private static String containers(BenchDocument.Containers found) {
    BenchDocument.Overhead overhead = found.overheadMs();
    return overhead == null
        ? "not measured: " + found.problem()
        : millis(overhead.median())
            + " from call to result, p95 "
            + millis(overhead.p95())
            + "; "
            + Figures.number(found.workers2())
            + " runs a second with two workers";
  }

  private static String throughput(String language, BenchDocument.Throughput runs) {
    return "empty "
        + language
        + " programs a second: "
        + Figures.number(runs.one())
        + " with one worker, "
        + Figures.number(runs.two())
        + " with two";
  }

  private static String candidates(BenchDocument.Candidates found) {
    return String.format(
        Locale.ROOT,
        "%d programs on %d cases each in %.2f s, as measured runs in %.2f s",
        found.count(),
        found.cases(),
        found.seconds(),
        found.secondsFresh());
  }

  private static List<String> limits(Map<String, BenchDocument.Delay> delays, int width) {
    Table table = new Table("ENDED AFTER CROSSING ITS LIMIT", ">MEDIAN", ">LONGEST");
    delays.forEach((limit, delay) -> table.row(limit, millis(delay.median()), millis(delay.max())));
    return table.lines(width);
  }

  private static List<String> bars(List<BenchDocument.Bar> bars, int width) {
    Table table = new Table("BAR", ">WANTED", ">HERE", "");
    for (BenchDocument.Bar bar : bars) {
      table.row(
          bar.name(),
          (bar.atMost() ? "≤ " : "≥ ") + Figures.number(bar.bar()),
          Figures.number(bar.value()),
          bar.met() ? "✓" : "✗");
    }
    return table.lines(width);
  }

  private static List<String> ways(List<BenchDocument.Way> ways, int width) {
    Table table =
        new Table("WAY TO MEASURE", ">1 S PROGRAM", ">SPREAD", ">SLOWER", ">SAMPLES", ">EMPTY");
    for (BenchDocument.Way way : ways) {
      table.row(
          way.name(),
          millis(way.wallMs()),
          percent(way.wallSpread()),
          Figures.factor(way.slowdown()),
          way.rateHz() == 0 ? Figures.NONE : Figures.rate(way.rateHz()),
          millis(way.emptyMs()));
    }
    return table.lines(width);
  }

  /** With three digits also where it is far below one: that is what is looked for here. */
  private static String percent(double share) {
    return Figures.number(100 * share) + Figures.THIN_SPACE + "%";
  }

  private static String millis(double millis) {
    return Figures.time(millis * NANOS_PER_MILLI);
  }

  private static String micros(double micros) {
    return Figures.time(micros * NANOS_PER_MICRO);
  }
}
