package dev.afterburner.workbench;

import dev.afterburner.workbench.cli.Terminal;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * Short runs by which the launcher shows the virtual machine which classes a start needs, so that
 * it can keep them loaded and linked (JEP 483, 514). Nothing is printed, and what fails does no
 * harm.
 */
final class Rehearsal {

  /** The launcher's word for rehearsing commands. */
  static final String COMMANDS = "--rehearse-cli";

  /** The launcher's word for rehearsing the window. */
  static final String WINDOW = "--rehearse-window";

  private static final Duration WINDOW_SHOWN = Duration.ofSeconds(4);

  private static final List<List<String>> SCRIPT =
      List.of(
          List.of("problems", "--json"),
          List.of("problems", "show", "pair-sums"),
          List.of("problems", "show", "none"),
          List.of("sessions"));

  /** Executes a command. */
  @FunctionalInterface
  interface Execution {
    int execute(List<String> words, Terminal terminal);
  }

  private final Execution execution;

  Rehearsal(Execution execution) {
    this.execution = execution;
  }

  /** Walks through what most commands use. */
  int commands() {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    Terminal terminal = new Terminal(nowhere, nowhere, false, false, false, 80);
    for (List<String> words : SCRIPT) {
      execution.execute(words, terminal);
    }
    return 0;
  }

  /** Shows the window for a moment; the launcher chooses a platform that needs no display. */
  int window(IntSupplier window) {
    Thread.ofPlatform().daemon().start(Rehearsal::endSoon);
    return window.getAsInt();
  }

  private static void endSoon() {
    try {
      Thread.sleep(WINDOW_SHOWN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    System.exit(0);
  }
}
