// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells one listener what a sandbox has to do before programs can run, an image to fetch say:
 * whichever run waits for it, be it a case's, a checker's or a generator's.
 */
public final class Preparation {

  /** A run that tells its observer what has to be done first. */
  @FunctionalInterface
  public interface Running {
    Run run(RunObserver observer) throws SandboxException;
  }

  private final Consumer<String> listener;

  /**
   * For one sandbox.
   *
   * @param listener gets what is being done, in words, on the thread of the run; an empty text once
   *     it is over. Must not block
   */
  public Preparation(Consumer<String> listener) {
    this.listener = listener;
  }

  /** Makes a run, whose observer hears of everything as well. */
  public Run tell(RunObserver observer, Running running) throws SandboxException {
    Told told = new Told(observer);
    try {
      return running.run(told);
    } finally {
      told.over();
    }
  }

  private final class Told implements RunObserver {

    private final RunObserver observer;
    private boolean preparing;

    Told(RunObserver observer) {
      this.observer = observer;
    }

    @Override
    public void preparing(String what) {
      preparing = true;
      listener.accept(what);
      observer.preparing(what);
    }

    @Override
    public void compiling() {
      over();
      observer.compiling();
    }

    @Override
    public void started(LiveCurve curve) {
      over();
      observer.started(curve);
    }

    @Override
    public @Nullable Probe probe() {
      return observer.probe();
    }

    void over() {
      if (preparing) {
        preparing = false;
        listener.accept("");
      }
    }
  }
}
