// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.server;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Isolation;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.SamplingReport;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.curve.MemoryCurve;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Holds every program until it is let go or cancelled; a program's output is its code. */
final class HeldSandbox implements Sandbox {

  final CountDownLatch letGo = new CountDownLatch(1);
  final CountDownLatch held = new CountDownLatch(1);
  final List<String> order = new CopyOnWriteArrayList<>();

  @Override
  public Isolation isolation() {
    return new Isolation(Isolation.Level.PROCESS_ONLY, List.of("held"));
  }

  @Override
  public Run run(Execution execution, RunObserver observer, Cancellation cancellation) {
    String code = ((Program.Source) execution.program()).code();
    order.add(code);
    held.countDown();
    Outcome outcome = new Outcome.Completed();
    try (Cancellation.Registration _ = cancellation.onCancel(letGo::countDown)) {
      letGo.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (cancellation.isCancelled()) {
      outcome = new Outcome.Cancelled();
    }
    return new Run(
        outcome,
        1,
        1,
        0,
        1024,
        MemoryCurve.of(new long[] {0}, new long[] {1024}, 1),
        new SamplingReport(1, 1, 0, 0, 0),
        Bytes.utf8(code),
        Bytes.EMPTY,
        0,
        -1);
  }

  @Override
  public void close() {}
}
