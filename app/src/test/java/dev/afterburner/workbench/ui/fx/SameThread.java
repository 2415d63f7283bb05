// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.fx;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A task runner for tests: everything happens at once, on the calling thread, or when asked for.
 */
public final class SameThread implements TaskRunner {

  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private boolean held;

  /** From now on work waits until {@link #go}. */
  public void hold() {
    held = true;
  }

  /** Does the work that waits, and no longer holds. */
  public void go() {
    held = false;
    while (!waiting.isEmpty()) {
      waiting.poll().run();
    }
  }

  @Override
  public void start(Runnable work) {
    if (held) {
      waiting.add(work);
    } else {
      work.run();
    }
  }

  @Override
  public void show(Runnable update) {
    update.run();
  }
}
