package dev.afterburner.workbench;

import dev.afterburner.workbench.bundle.BundledFiles;
import dev.afterburner.workbench.cli.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.ToIntFunction;
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

  /** What draws on a real screen: the rehearsal itself has none. */
  private static final List<String> SCREEN =
      List.of(
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

  /** Shows the window for a moment; the launcher chooses a platform that needs no display. */
  int window(ToIntFunction<Runnable> window) {
    endAfter(PATIENCE);
    try (BundledFiles files = new BundledFiles(Rehearsal.class.getClassLoader())) {
      SCREEN.forEach(folder -> load(files, folder));
    }
    return window.applyAsInt(() -> endAfter(WINDOW_SHOWN));
  }

  /** Loads the classes of a package and initializes none, which would look for a screen. */
  private static void load(BundledFiles files, String folder) {
    try (Stream<Path> all = Files.list(files.folder(folder))) {
      for (Path file : all.filter(path -> path.toString().endsWith(".class")).toList()) {
        String name = folder + "/" + file.getFileName().toString().replace(".class", "");
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
