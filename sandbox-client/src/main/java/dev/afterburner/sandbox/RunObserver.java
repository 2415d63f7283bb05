// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Told of a run's progress, on the thread that runs it. Must not block. */
public interface RunObserver {

  /** Looks at nothing. */
  RunObserver NONE = new RunObserver() {};

  /** Looks at what has to be done first. */
  static RunObserver ofPreparing(Consumer<String> told) {
    return new RunObserver() {
      @Override
      public void preparing(String what) {
        told.accept(what);
      }
    };
  }

  /**
   * Something long has to be done first, once.
   *
   * @param what in words: "fetching the container image …"
   */
  default void preparing(String what) {}

  /** The program is being compiled. Not called when the compiled program is at hand. */
  default void compiling() {}

  /**
   * The gate has opened: the program runs.
   *
   * @param curve grows while it runs; may be read from any thread
   */
  default void started(LiveCurve curve) {}

  /** Looks into the run from outside; null for a run that is measured, where nothing may. */
  default @Nullable Probe probe() {
    return null;
  }
}
