// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.profile;

import dev.afterburner.sandbox.Probe;

/** What all probes have in common: a fault of theirs never reaches the sampler. */
public abstract sealed class LineProbe implements Probe, AutoCloseable
    permits FileProbe, NativeProbe, PythonProbe {

  private final Recording recording = new Recording();
  private boolean off;

  /** What was seen. Complete when the run has ended. */
  public final Recording recording() {
    return recording;
  }

  /** Lets go of what it holds; its run has ended. */
  @Override
  public void close() {}

  abstract void starting(int pid, int core) throws Exception;

  abstract void looking(long now, long residentBytes) throws Exception;

  abstract void ending() throws Exception;

  @Override
  public final void begin(int pid, int core) {
    guarded(() -> starting(pid, core));
  }

  @Override
  public final void look(long now, long residentBytes) {
    if (!off) {
      guarded(() -> looking(now, residentBytes));
    }
  }

  @Override
  public final void end(long execNanos, long exitNanos) {
    recording.begin(execNanos);
    guarded(this::ending);
  }

  private interface Step {
    void take() throws Exception;
  }

  private void guarded(Step step) {
    try {
      step.take();
    } catch (Exception e) {
      off = true;
      recording.fail(String.valueOf(e.getMessage()));
    }
  }
}
