// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.run;

import dev.afterburner.sandbox.Isolation;
import dev.afterburner.workbench.sandboxes.SandboxAddress;
import dev.afterburner.workbench.sandboxes.Sandboxes;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import java.util.Optional;
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

  private final Sandboxes sandboxes;
  private final SessionViewModel session;
  private final TaskRunner tasks;
  private final ReadOnlyObjectWrapper<@Nullable Isolation> isolation =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<SandboxAddress> where;
  private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper preparing = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper();

  public SandboxViewModel(Sandboxes sandboxes, SessionViewModel session, TaskRunner tasks) {
    this.sandboxes = sandboxes;
    this.where = new ReadOnlyObjectWrapper<>(sandboxes.address());
    this.session = session;
    this.tasks = tasks;
    sandboxes.onPreparing(what -> tasks.show(() -> prepare(what)));
  }

  /**
   * Begins with this machine, and goes over to what was chosen last. That programs can't run here
   * is told to those who have not chosen another place.
   *
   * @param remembered the word of what {@link #remembered} gave; empty for nothing
   */
  public void begin(String remembered) {
    tasks.call(
        sandboxes::isolation,
        found -> {
          isolation.set(found);
          Optional<SandboxAddress> chosen =
              SandboxAddress.parse(remembered).filter(address -> !address.equals(where.get()));
          if (chosen.isEmpty() && found.level() == Isolation.Level.PROCESS_ONLY) {
            fault.set(String.join("\n", found.details()));
          }
          chosen.ifPresent(address -> use(address, () -> {}));
        },
        failure -> fault.set(String.valueOf(failure.getMessage())));
  }

  private void prepare(String what) {
    if (preparing.get().isEmpty()) {
      session.console().add(what);
    }
    preparing.set(what);
  }

  /** The word of the sandbox to return to. */
  public String remembered() {
    return where.get().remembered().word();
  }

  /** How programs are kept apart; null until the first sandbox is open. */
  public ReadOnlyObjectProperty<@Nullable Isolation> isolation() {
    return isolation.getReadOnlyProperty();
  }

  /** The sandbox that is chosen. */
  public ReadOnlyObjectProperty<SandboxAddress> where() {
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

  /** Goes over to a server, by its address as it was typed; see {@link #use}. */
  public void useServer(String typed, Runnable done) {
    SandboxAddress.parse(typed)
        .ifPresentOrElse(
            address -> use(address, done),
            () ->
                fault.set(typed + " is not a server address; write it like http://localhost:8000"));
  }

  /**
   * Goes over to another sandbox.
   *
   * @param done called once it is there; not called where it fails
   */
  public void use(SandboxAddress wanted, Runnable done) {
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
