package dev.afterburner.workbench.ui.run;

import dev.afterburner.sandbox.Isolation;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Where programs run. Figures from two machines are not comparable, so another sandbox begins
 * another session.
 */
public final class SandboxViewModel {

  private final SandboxSwitch sandboxes;
  private final SessionViewModel session;
  private final TaskRunner tasks;
  private final ReadOnlyObjectWrapper<@Nullable Isolation> isolation =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper where = new ReadOnlyStringWrapper(SandboxSwitch.LOCAL);
  private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper preparing = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper();

  public SandboxViewModel(SandboxSwitch sandboxes, SessionViewModel session, TaskRunner tasks) {
    this.sandboxes = sandboxes;
    this.session = session;
    this.tasks = tasks;
    sandboxes.onPreparing(what -> tasks.show(() -> prepare(what)));
  }

  /**
   * Begins with this machine, and goes over to what was chosen last.
   *
   * @param remembered as {@link SandboxSwitch#use} takes it
   */
  public void begin(String remembered) {
    tasks.call(
        sandboxes::isolation,
        found -> {
          isolation.set(found);
          if (found.level() == Isolation.Level.PROCESS_ONLY) {
            fault.set(String.join("\n", found.details()));
          }
          if (!remembered.equals(SandboxSwitch.LOCAL)) {
            use(remembered, () -> {});
          }
        },
        failure -> fault.set(String.valueOf(failure.getMessage())));
  }

  private void prepare(String what) {
    if (preparing.get().isEmpty()) {
      session.console().add(what);
    }
    preparing.set(what);
  }

  /** The word of the sandbox to return to: a server's key is not written down. */
  public String remembered() {
    String word = where.get();
    return word.contains("@") ? SandboxSwitch.LOCAL : word;
  }

  /** How programs are kept apart; null until the first sandbox is open. */
  public ReadOnlyObjectProperty<@Nullable Isolation> isolation() {
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

  /** What the sandbox has to do before programs can run, in words; empty where nothing is. */
  public ReadOnlyStringProperty preparing() {
    return preparing.getReadOnlyProperty();
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
