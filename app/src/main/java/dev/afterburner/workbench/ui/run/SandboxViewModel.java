package dev.afterburner.workbench.ui.run;

import dev.afterburner.sandbox.Isolation;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * Where programs run. Figures from two machines are not comparable, so another sandbox begins
 * another session.
 */
public final class SandboxViewModel {

  private final SandboxSwitch sandboxes;
  private final SessionViewModel session;
  private final TaskRunner tasks;
  private final ReadOnlyObjectWrapper<Isolation> isolation;
  private final ReadOnlyStringWrapper where = new ReadOnlyStringWrapper(SandboxSwitch.LOCAL);
  private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper();

  /** Begins with this machine. */
  public SandboxViewModel(
      SandboxSwitch sandboxes, Isolation isolation, SessionViewModel session, TaskRunner tasks) {
    this.sandboxes = sandboxes;
    this.isolation = new ReadOnlyObjectWrapper<>(isolation);
    this.session = session;
    this.tasks = tasks;
  }

  /** How programs are kept apart. */
  public ReadOnlyObjectProperty<Isolation> isolation() {
    return isolation.getReadOnlyProperty();
  }

  /** The word of the sandbox that is chosen. */
  public ReadOnlyStringProperty where() {
    return where.getReadOnlyProperty();
  }

  /** Why the last choice failed; empty where it did not. */
  public ReadOnlyStringProperty fault() {
    return fault.getReadOnlyProperty();
  }

  /** Whether a server's answer is waited for. */
  public ReadOnlyBooleanProperty asking() {
    return asking.getReadOnlyProperty();
  }

  /**
   * Goes over to another sandbox.
   *
   * @param wanted as {@link SandboxSwitch#use} takes it
   * @param done called once it is there; not called where it fails
   */
  public void use(String wanted, Runnable done) {
    fault.set("");
    if (asking.get() || session.activity().get().busy()) {
      return;
    }
    asking.set(true);
    tasks.call(
        () -> sandboxes.use(wanted),
        found -> {
          asking.set(false);
          where.set(wanted);
          isolation.set(found);
          if (session.state().get() != null) {
            session.startAnew();
          }
          done.run();
        },
        failure -> {
          asking.set(false);
          fault.set(String.valueOf(failure.getMessage()));
        });
  }
}
