package dev.afterburner.workbench;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Isolation;
import dev.afterburner.sandbox.LiveCurve;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import java.util.function.Consumer;

/**
 * Says what a sandbox has to do first, an image to fetch say. It is told here, once, because any
 * run may be the one that waits for it: a case, a checker, a generator, a reference.
 */
final class AnnouncingSandbox implements Sandbox {

  private final Sandbox sandbox;
  private final Consumer<String> announce;

  /**
   * Over another one, which it closes.
   *
   * @param announce told what is being done, on the thread of the run; an empty text once it is
   *     over. Must not block
   */
  AnnouncingSandbox(Sandbox sandbox, Consumer<String> announce) {
    this.sandbox = sandbox;
    this.announce = announce;
  }

  @Override
  public Isolation isolation() {
    return sandbox.isolation();
  }

  @Override
  public Run run(Execution execution, RunObserver observer, Cancellation cancellation)
      throws SandboxException {
    Announced announced = new Announced(observer);
    try {
      return sandbox.run(execution, announced, cancellation);
    } finally {
      announced.over();
    }
  }

  /** Hands everything on to whoever observes the run. */
  private final class Announced implements RunObserver {

    private final RunObserver observer;
    private boolean preparing;

    Announced(RunObserver observer) {
      this.observer = observer;
    }

    @Override
    public void preparing(String what) {
      preparing = true;
      announce.accept(what);
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

    void over() {
      if (preparing) {
        preparing = false;
        announce.accept("");
      }
    }
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
