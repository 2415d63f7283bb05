package dev.afterburner.workbench;

import dev.afterburner.workbench.cli.Terminal;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.function.ToIntFunction;

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

  /** From when the window is on the screen, so that its first pictures are drawn however slowly. */
  private static final Duration WINDOW_SHOWN = Duration.ofSeconds(5);

  /** For a window that never gets there. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

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
  int window(ToIntFunction<Runnable> window) {
    endAfter(PATIENCE);
    return window.applyAsInt(() -> endAfter(WINDOW_SHOWN));
  }

  private static void endAfter(Duration time) {
    Thread.ofPlatform().daemon().start(() -> end(time));
  }

  private static void end(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    System.exit(0);
  }
}
