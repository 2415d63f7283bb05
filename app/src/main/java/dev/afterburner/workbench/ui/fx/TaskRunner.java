// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.fx;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Runs work away from the thread that draws, and brings what it gives back to it. */
public interface TaskRunner {

  /** Runs work in the background. May block. */
  void start(Runnable work);

  /** Runs an update on the thread that draws, after all updates handed in before. Any thread. */
  void show(Runnable update);

  /**
   * Runs work in the background and hands its result, or what it threw, to the thread that draws.
   */
  default <T> void call(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
    start(
        () -> {
          T result;
          try {
            result = work.call();
          } catch (Exception e) {
            show(() -> failed.accept(e));
            return;
          }
          show(() -> done.accept(result));
        });
  }
}
