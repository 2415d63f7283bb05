import dev.afterburner.sandbox.stats.Comparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/**
 * Ways to compare two programs, on recorded runs of one program and on simulated machines, so that
 * the truth is known. Prints a table for each true ratio.
 *
 * <p>{@code java -cp sandbox-client/target/classes benchmarks/drift/Methods.java TRACES.csv…}; a
 * trace has a line a run: trace, number, wall time. A comparison takes a random window of 60
 * consecutive runs (the first method alone takes all of A, then all of B).
 */
final class Methods {

  private static final int ROUNDS = 30;
  private static final int COMPARISONS = 2_000;
  private static final double[] TRUTHS = {1, 1.03, 1.1, 2};
  private static final Random RANDOM = new Random(26);

  /** Logarithms of the times of both, by round; what a method says, and after how many runs. */
  record Said(int sign, int runs, double low, double high) {}

  /** How the turns are given. */
  enum Turns {
    ONE_AFTER_THE_OTHER,
    REVERSING,
    DRAWN
  }

  record Method(String name, Turns turns, Function<double[][], Said> decide) {}

  private Methods() {}

  public static void main(String[] files) throws IOException {
    Map<String, double[]> traces = new LinkedHashMap<>();
    for (String file : files) {
      Map<String, List<Double>> read = new LinkedHashMap<>();
      for (String line : Files.readAllLines(Path.of(file))) {
        String[] cells = line.split(",");
        if (!cells[0].equals("trace")) {
          read.computeIfAbsent(cells[0], name -> new ArrayList<>())
              .add(Math.log(Double.parseDouble(cells[2])));
        }
      }
      read.forEach(
          (name, logs) ->
              traces.put(
                  traces.containsKey(name) ? name + "*" : name,
                  logs.stream().mapToDouble(d -> d).toArray()));
    }
    List<Method> methods =
        List.of(
            new Method("within rounds (chosen)", Turns.DRAWN, Methods::withinRounds),
            new Method("before: rank sum of all runs", Turns.REVERSING, Methods::before),
            new Method("Welch's t, one program after the other", Turns.ONE_AFTER_THE_OTHER, Methods::welch),
            new Method("tango: z of trimmed differences", Turns.DRAWN, Methods::tango),
            new Method("signed ranks, one look, A B B A", Turns.REVERSING, Methods::oneLook),
            new Method("signed ranks, one look, drawn", Turns.DRAWN, Methods::oneLook),
            new Method("e-process of signs, drawn", Turns.DRAWN, Methods::eProcess));
    List<String> machines = new ArrayList<>(traces.keySet());
    machines.addAll(
        List.of("~lognormal", "~autoregressive", "~steps", "~heavy", "~exponential", "~alternating"));
    for (double truth : TRUTHS) {
      System.out.printf(Locale.ROOT, "%n### True ratio %.2f%n%n| |", truth);
      machines.forEach(m -> System.out.print(" " + m + " |"));
      System.out.print("\n|---|" + "---:|".repeat(machines.size()) + "\n");
      for (Method method : methods) {
        System.out.print("| " + method.name + " |");
        for (String machine : machines) {
          System.out.print(" " + cell(method, traces.get(machine), machine, truth) + " |");
        }
        System.out.println();
      }
    }
  }

  /** Share that shows a difference, in the right direction if there is one; coverage; median runs. */
  private static String cell(Method method, double[] trace, String machine, double truth) {
    RANDOM.setSeed(26);
    int shown = 0;
    int covered = 0;
    int[] runs = new int[COMPARISONS];
    double log = Math.log(truth);
    for (int i = 0; i < COMPARISONS; i++) {
      double[] window = window(trace, machine);
      double[][] rounds = new double[ROUNDS][];
      for (int r = 0; r < ROUNDS; r++) {
        boolean straight =
            switch (method.turns) {
              case ONE_AFTER_THE_OTHER -> true;
              case REVERSING -> r % 2 == 0;
              case DRAWN -> RANDOM.nextBoolean();
            };
        boolean apart = method.turns == Turns.ONE_AFTER_THE_OTHER;
        double first = window[apart ? r : 2 * r];
        double second = window[apart ? ROUNDS + r : 2 * r + 1];
        rounds[r] =
            straight ? new double[] {first, second + log} : new double[] {second, first + log};
      }
      Said said = method.decide.apply(rounds);
      shown += truth == 1 ? Math.abs(said.sign) : said.sign == 1 ? 1 : 0;
      covered += said.low <= log && log <= said.high ? 1 : 0;
      runs[i] = said.sign == 0 ? ROUNDS + 1 : said.runs;
    }
    Arrays.sort(runs);
    String coverage = covered == 0 ? "" : String.format(Locale.ROOT, ", cov. %.0f", 100.0 * covered / COMPARISONS);
    String median = truth == 1 || runs[COMPARISONS / 2] > ROUNDS ? "" : ", n " + runs[COMPARISONS / 2];
    return String.format(Locale.ROOT, "%.1f%s%s", 100.0 * shown / COMPARISONS, coverage, median);
  }

  private static double[] window(double[] trace, String machine) {
    if (trace == null) {
      return simulated(machine);
    }
    int start = RANDOM.nextInt(trace.length - 2 * ROUNDS + 1);
    return Arrays.copyOfRange(trace, start, start + 2 * ROUNDS);
  }

  private static double[] simulated(String machine) {
    double[] logs = new double[2 * ROUNDS];
    double level = 0.07 * RANDOM.nextGaussian();
    for (int i = 0; i < logs.length; i++) {
      switch (machine) {
        case "~autoregressive" -> {
          level = 0.9 * level + 0.07 * Math.sqrt(0.19) * RANDOM.nextGaussian();
          logs[i] = level + 0.01 * RANDOM.nextGaussian();
        }
        case "~steps" -> {
          level = RANDOM.nextInt(10) == 0 ? 0.1 * RANDOM.nextGaussian() : level;
          logs[i] = level + 0.01 * RANDOM.nextGaussian();
        }
        case "~heavy" ->
            logs[i] = 0.02 * RANDOM.nextGaussian() / Math.sqrt(-Math.log(1 - RANDOM.nextDouble()));
        case "~exponential" -> logs[i] = Math.log(1 - 0.05 * Math.log(1 - RANDOM.nextDouble()));
        case "~alternating" -> logs[i] = 0.1 * (i % 2) + 0.005 * RANDOM.nextGaussian();
        default -> logs[i] = 0.05 * RANDOM.nextGaussian();
      }
    }
    return logs;
  }

  private static Said said(Comparison c, int runs) {
    int sign =
        c.outcome() == Comparison.Outcome.MORE ? 1 : c.outcome() == Comparison.Outcome.LESS ? -1 : 0;
    return new Said(sign, runs, Math.log(c.ratio().low()), Math.log(c.ratio().high()));
  }

  private static double[][] times(double[][] logs) {
    return Arrays.stream(logs)
        .map(row -> new double[] {Math.exp(row[0]), Math.exp(row[1])})
        .toArray(double[][]::new);
  }

  private static double[] column(double[][] logs, int column, int n) {
    return Arrays.stream(logs).limit(n).mapToDouble(row -> Math.exp(row[column])).toArray();
  }

  private static Said withinRounds(double[][] logs) {
    double[][] times = times(logs);
    for (int n = 1; n < ROUNDS; n++) {
      if (Comparison.mayLook(n)) {
        Comparison look = Comparison.soFar(Arrays.copyOf(times, n));
        if (look.outcome() != Comparison.Outcome.UNDECIDED) {
          return said(look, n);
        }
      }
    }
    return said(Comparison.ofRounds(times), ROUNDS);
  }

  /** Until both medians are known to 2 %, and the look at five runs that lie a quarter apart. */
  private static Said before(double[][] logs) {
    for (int n = 5; n <= ROUNDS; n++) {
      double[] a = column(logs, 0, n);
      double[] b = column(logs, 1, n);
      double[] sortedA = a.clone();
      double[] sortedB = b.clone();
      Arrays.sort(sortedA);
      Arrays.sort(sortedB);
      boolean clear =
          n == 5 && (sortedA[4] * 1.25 <= sortedB[0] || sortedB[4] * 1.25 <= sortedA[0]);
      if (clear || n == ROUNDS || known(a) && known(b)) {
        return said(Comparison.of(a, b), n);
      }
    }
    throw new IllegalStateException();
  }

  private static boolean known(double[] values) {
    return dev.afterburner.sandbox.stats.Summary.of(values).median().relativeHalfWidth() <= 0.02;
  }

  private static Said welch(double[][] logs) {
    double[] a = column(logs, 0, ROUNDS);
    double[] b = column(logs, 1, ROUNDS);
    double t = (mean(b) - mean(a)) / Math.sqrt((variance(a) + variance(b)) / ROUNDS);
    // Two-sided 5 % of t with about 50 degrees of freedom.
    return new Said(Math.abs(t) > 2.01 ? (int) Math.signum(t) : 0, ROUNDS, 9, -9);
  }

  /** As tango-bench 0.6 does: 5 interquartile ranges, z of 2.6, and half a percent. */
  private static Said tango(double[][] logs) {
    double[] a = column(logs, 0, ROUNDS);
    double[] b = column(logs, 1, ROUNDS);
    double[] differences = new double[ROUNDS];
    Arrays.setAll(differences, i -> b[i] - a[i]);
    Arrays.sort(differences);
    double q1 = differences[ROUNDS / 4];
    double q3 = differences[ROUNDS * 3 / 4];
    double reach = 5 * (q3 - q1);
    int below = (int) Arrays.stream(differences).filter(d -> d < q1 - reach).count();
    int above = (int) Arrays.stream(differences).filter(d -> d > q3 + reach).count();
    int cut = Math.min(below, above);
    double[] kept = Arrays.copyOfRange(differences, cut, ROUNDS - cut);
    double z = mean(kept) / Math.sqrt(variance(kept) / kept.length);
    boolean significant = Math.abs(z) >= 2.6 && Math.abs(mean(kept) / mean(b)) > 0.005;
    return new Said(significant ? (int) Math.signum(z) : 0, ROUNDS, 9, -9);
  }

  /** Wilcoxon's test of 30 rounds at 5 %: 137 of 465 averages outside at either end. */
  private static Said oneLook(double[][] logs) {
    double[] averages = new double[ROUNDS * (ROUNDS + 1) / 2];
    int k = 0;
    for (int i = 0; i < ROUNDS; i++) {
      for (int j = i; j < ROUNDS; j++) {
        averages[k++] = (logs[i][1] - logs[i][0] + logs[j][1] - logs[j][0]) / 2;
      }
    }
    Arrays.sort(averages);
    double low = averages[137];
    double high = averages[averages.length - 1 - 137];
    return new Said(low > 0 ? 1 : high < 0 ? -1 : 0, ROUNDS, low, high);
  }

  /** A mixture of exponential martingales of the signs, with clipped magnitudes as weights. */
  private static Said eProcess(double[][] logs) {
    double[] bets = {0.15, 0.3, 0.5, 0.8, 1.2, 2, 4, 12};
    double[] wealth = new double[2 * bets.length];
    Arrays.fill(wealth, 1.0 / wealth.length);
    double[] magnitudes = new double[ROUNDS];
    for (int n = 0; n < ROUNDS; n++) {
      double difference = logs[n][1] - logs[n][0];
      magnitudes[n] = Math.abs(difference);
      double[] sorted = Arrays.copyOf(magnitudes, n + 1);
      Arrays.sort(sorted);
      double scale = Math.max(1e-9, 1.4826 * sorted[n / 2]);
      double score = Math.max(-2, Math.min(2, difference / scale));
      double all = 0;
      for (int i = 0; i < wealth.length; i++) {
        double bet = bets[i / 2] * (i % 2 == 0 ? 1 : -1) * score;
        wealth[i] *= Math.exp(bet) / Math.cosh(bet);
        all += wealth[i];
      }
      if (all >= 20) {
        return new Said(score > 0 ? 1 : -1, n + 1, 9, -9);
      }
    }
    return new Said(0, ROUNDS, 9, -9);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double variance(double[] values) {
    double mean = mean(values);
    return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
  }
}
