// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import dev.afterburner.workbench.bundle.BundledFiles;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.ui.shell.WorkbenchWindow;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

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

  /** From when the window is on the screen: its first pictures, and a program that runs. */
  private static final Duration WINDOW_SHOWN = Duration.ofSeconds(5);

  /** For a window that never gets there. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final List<List<String>> SCRIPT =
      List.of(
          List.of("problems", "--json"),
          List.of("problems", "show", "pair-sums"),
          List.of("problems", "show", "none"),
          List.of("sessions"));

  /** What is needed soon, and not in a rehearsal of seconds without a screen. */
  private static final List<String> LATER =
      List.of(
          "dev/afterburner/workbench",
          "dev/afterburner/sandbox",
          "com/sun/glass/ui/gtk",
          "com/sun/glass/ui/delegate",
          "com/sun/prism/es2",
          "com/sun/prism/ps",
          "com/sun/prism/impl/ps");

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

  /**
   * Shows the window for a moment, whether there is a display or not: the launcher chooses a
   * platform that needs none. The commands come first, since an image has one cache for both.
   */
  int window(Consumer<Consumer<WorkbenchWindow>> window) {
    endAfter(PATIENCE);
    commands();
    try (BundledFiles files = new BundledFiles(Rehearsal.class.getClassLoader())) {
      LATER.forEach(folder -> load(files, folder));
    }
    window.accept(
        shown -> {
          shown.rehearse();
          endAfter(WINDOW_SHOWN);
        });
    return 0;
  }

  /**
   * Loads the classes below a folder and initializes none, which might look for a screen. Without
   * it the first program that is run loads hundreds from their jars, while its first picture waits.
   */
  private static void load(BundledFiles files, String folder) {
    try (Stream<Path> all = Files.walk(files.folder(folder))) {
      for (Path file : all.filter(path -> path.toString().endsWith(".class")).toList()) {
        String name = file.toString().replaceFirst("^/", "").replace(".class", "");
        Class.forName(name.replace('/', '.'), false, Rehearsal.class.getClassLoader());
      }
    } catch (IOException | UncheckedIOException | ClassNotFoundException | LinkageError e) {
      // Other systems have other packages.
      System.getLogger(Rehearsal.class.getName()).log(System.Logger.Level.DEBUG, folder, e);
    }
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
