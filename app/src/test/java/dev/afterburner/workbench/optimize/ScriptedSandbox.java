// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Isolation;
import dev.afterburner.sandbox.LiveCurve;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.SamplingReport;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.curve.MemoryCurve;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A test fixture: programs are scripts such as {@code wall=100 peak=40 does=right}: wall time in ms
 * and peak memory in MB, each with 1 % of made-up noise, and what the program does with its input
 * (the right answer is the input itself): right, wrong, crash, wrong-when-large, wrong-once (in the
 * first run on a large input), broken-sandbox, hang, hang-when-large. {@code prints=} names
 * something else to print.
 */
public final class ScriptedSandbox implements Sandbox {

  private final Random noise = new Random(7);
  private final Set<String> erred = new HashSet<>();
  private final AtomicInteger runs = new AtomicInteger();

  /** Programs with this in their script give wrong answers from now on; empty for none. */
  String breaking = "";

  /** Counts down when a program hangs. */
  final CountDownLatch hanging = new CountDownLatch(1);

  public int runs() {
    return runs.get();
  }

  @Override
  public Isolation isolation() {
    return new Isolation(Isolation.Level.PROCESS_ONLY, List.of("scripted"));
  }

  @Override
  public Run run(Execution execution, RunObserver observer, Cancellation cancellation)
      throws SandboxException {
    runs.incrementAndGet();
    String script = ((Program.Source) execution.program()).code();
    boolean large = execution.stdin().text().startsWith("large");
    if (cancellation.isCancelled()) {
      return result(new Outcome.Cancelled(), 0, 0, Bytes.EMPTY);
    }
    observer.started(new NoCurve());
    String does = word(script, "does", "right");
    switch (does) {
      case "broken-sandbox" ->
          throw new SandboxException(SandboxException.Kind.FAILED, "the sandbox is broken");
      case "hang" -> hang(cancellation);
      case "hang-when-large" -> {
        if (large) {
          hang(cancellation);
        }
      }
      default -> {}
    }
    if (cancellation.isCancelled()) {
      return result(new Outcome.Cancelled(), 0, 0, Bytes.EMPTY);
    }
    boolean once = does.equals("wrong-once") && large && erred.add(script);
    boolean wrong = once || does.equals("wrong") || (does.equals("wrong-when-large") && large);
    wrong |= !breaking.isEmpty() && script.contains(breaking);
    String prints = word(script, "prints", execution.stdin().text());
    Bytes output = Bytes.utf8(wrong ? "nonsense" : prints);
    Outcome outcome =
        does.equals("crash") ? new Outcome.RuntimeError(1, 0) : new Outcome.Completed();
    long wall = noisy(1e6 * Double.parseDouble(word(script, "wall", "10")));
    if (wall > execution.limits().wall().toNanos()) {
      outcome = new Outcome.Killed(Outcome.Limit.WALL_TIME, wall);
    }
    return result(
        outcome, wall, noisy(1e6 * Double.parseDouble(word(script, "peak", "10"))), output);
  }

  private void hang(Cancellation cancellation) {
    CountDownLatch cancelled = new CountDownLatch(1);
    try (Cancellation.Registration _ = cancellation.onCancel(cancelled::countDown)) {
      hanging.countDown();
      cancelled.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long noisy(double value) {
    return Math.round(value * (1 + 0.01 * (noise.nextDouble() - 0.5)));
  }

  private static Run result(Outcome outcome, long wall, long peak, Bytes output) {
    MemoryCurve curve =
        wall == 0
            ? MemoryCurve.EMPTY
            : MemoryCurve.of(new long[] {0, wall / 2}, new long[] {peak / 2, peak}, wall);
    SamplingReport sampling = new SamplingReport(2, 1000, 1, 1, 1);
    return new Run(outcome, wall, wall, 0, peak, curve, sampling, output, Bytes.EMPTY, 0, 1);
  }

  private static String word(String script, String key, String otherwise) {
    for (String word : script.split("\\s+")) {
      if (word.startsWith(key + "=")) {
        return word.substring(key.length() + 1);
      }
    }
    return otherwise;
  }

  @Override
  public void close() {}

  private record NoCurve() implements LiveCurve {
    @Override
    public int size() {
      return 0;
    }

    @Override
    public int copy(int from, long[] atNanos, long[] residentBytes) {
      return 0;
    }
  }
}
