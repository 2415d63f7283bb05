// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.sandboxes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Isolation;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Preparation;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SandboxesTest {

  private final List<String> events = new ArrayList<>();

  /** Opens what writes down what becomes of it, and prepares something before it runs. */
  private Sandbox open(SandboxAddress address, int workers, Consumer<String> preparing)
      throws SandboxException {
    String name = address.word() + " of " + workers;
    if (name.contains("nowhere")) {
      throw new SandboxException(SandboxException.Kind.FAILED, "nobody answers");
    }
    events.add("open " + name);
    Preparation preparation = new Preparation(preparing);
    return new Sandbox() {
      @Override
      public Isolation isolation() {
        return new Isolation(Isolation.Level.CONTAINER, List.of(name));
      }

      @Override
      public Run run(Execution execution, RunObserver observer, Cancellation cancellation)
          throws SandboxException {
        return preparation.tell(
            observer,
            told -> {
              told.preparing("fetching an image");
              return Run.unmeasured(new Outcome.Completed(), 1, Bytes.EMPTY);
            });
      }

      @Override
      public void close() {
        events.add("close " + name);
      }
    };
  }

  private final Sandboxes sandboxes = new Sandboxes(this::open);

  private void run() throws SandboxException {
    sandboxes.run(
        Execution.of(new Program.Command(List.of("true")), Bytes.EMPTY),
        RunObserver.NONE,
        new Cancellation());
  }

  @Test
  @DisplayName("an address is parsed from its word, and only a server's may hold a secret")
  void address() {
    assertEquals(Optional.of(new SandboxAddress.ThisMachine()), SandboxAddress.parse("local"));
    assertEquals(Optional.of(new SandboxAddress.Containers()), SandboxAddress.parse("docker"));
    assertEquals(Optional.empty(), SandboxAddress.parse("localhost:8000"));
    assertEquals(Optional.empty(), SandboxAddress.parse(""));
    SandboxAddress server = SandboxAddress.parse("http://any:secret@host:81/x").orElseThrow();
    assertEquals("host:81", server.machine("m"));
    assertEquals(new SandboxAddress.ThisMachine(), server.remembered());
    assertEquals("m", new SandboxAddress.ThisMachine().machine("m"));
    assertEquals("m/docker", new SandboxAddress.Containers().machine("m"));
    SandboxAddress open = SandboxAddress.parse("http://host:81").orElseThrow();
    assertEquals(open, open.remembered());
    assertEquals(Optional.of(open), SandboxAddress.parse(open.word()));
  }

  @Test
  @DisplayName("a sandbox that can't be had leaves the one before in place")
  void stays() throws SandboxException {
    run();
    SandboxAddress nowhere = new SandboxAddress.Server("http://nowhere");
    assertThrows(SandboxException.class, () -> sandboxes.use(nowhere));
    assertEquals(new SandboxAddress.ThisMachine(), sandboxes.address());
    assertEquals(List.of("open local of 1"), events);

    sandboxes.use(new SandboxAddress.Containers());
    assertEquals(new SandboxAddress.Containers(), sandboxes.address());
    assertEquals(List.of("open local of 1", "open docker of 1", "close local of 1"), events);
  }

  @Test
  @DisplayName("where none is to be had, that is said, and by each run")
  void unavailable() {
    sandboxes.begin(new SandboxAddress.Server("http://nowhere"));
    assertEquals(Isolation.Level.PROCESS_ONLY, sandboxes.isolation().level());
    assertEquals(List.of("nobody answers"), sandboxes.isolation().details());
    assertTrue(
        String.valueOf(assertThrows(SandboxException.class, this::run).getMessage())
            .contains("nobody answers"));
  }

  @Test
  @DisplayName("more workers are had even if a sandbox is open already; fewer need no other")
  void workers() throws SandboxException {
    run();
    sandboxes.withWorkers(4).open();
    sandboxes.withWorkers(2).open();
    assertEquals(List.of("open local of 1", "close local of 1", "open local of 4"), events);
  }

  @Test
  @DisplayName("whoever listens last hears what is prepared, and that it is over")
  void preparing() throws SandboxException {
    run();
    List<String> heard = new ArrayList<>();
    sandboxes.onPreparing(heard::add);
    run();
    assertEquals(List.of("fetching an image", ""), heard);
  }
}
