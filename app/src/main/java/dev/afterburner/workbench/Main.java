// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.bundle.UnpackedFiles;
import dev.afterburner.workbench.cli.console.Failures;
import dev.afterburner.workbench.cli.console.StandardOutput;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.store.SessionFile;
import java.io.BufferedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Starts the window without arguments, a command with them. */
public final class Main {

  /**
   * How long a command may take to end after Ctrl-C before the process ends without it, ms.
   * Finished steps are on the disk by then, and the sandbox's processes end with this one.
   */
  private static final long UNWINDING_MILLIS = 700;

  private static final long CLEANING_MILLIS = 5_000;

  private final Map<String, String> environment;
  private final Terminal terminal;
  private final Places places;
  private final Cancellation cancellation;

  private Main(
      Map<String, String> environment,
      Terminal terminal,
      Places places,
      Cancellation cancellation) {
    this.environment = environment;
    this.terminal = terminal;
    this.places = places;
    this.cancellation = cancellation;
  }

  public static void main(String[] arguments) {
    // Threads that begin to log at the same time are no fault, but would be told as one.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    StandardOutput output = new StandardOutput();
    System.setOut(new PrintStream(new BufferedOutputStream(output), false, StandardCharsets.UTF_8));
    Map<String, String> environment = System.getenv();
    Cancellation cancellation = new Cancellation();
    CountDownLatch unwound = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(cancellation, unwound)));
    int code = 1;
    try {
      Main main =
          new Main(
              environment,
              Terminal.of(
                  List.of(System.getProperty("workbench.terminal", "").split(",", -1)),
                  environment),
              Places.of(
                  environment,
                  System.getProperty("os.name"),
                  Path.of(System.getProperty("user.home"))),
              cancellation);
      code = main.start(List.of(arguments));
    } catch (InvalidPathException e) {
      System.err.println("workbench: " + Failures.unusableName(e));
    } finally {
      unwound.countDown();
    }
    System.out.flush();
    String lost = output.fault().orElse(null);
    if (lost != null) {
      System.err.println("workbench: " + lost);
      code = code == 0 ? Failures.FAILED : code;
    }
    System.exit(code);
  }

  /** Ctrl-C: asks the command to end, and lets it clean up after itself. */
  private static void stop(Cancellation cancellation, CountDownLatch unwound) {
    cancellation.cancel();
    try {
      if (!unwound.await(UNWINDING_MILLIS, TimeUnit.MILLISECONDS)) {
        System.err.println("workbench: stopping, and cleaning up first");
        if (!unwound.await(CLEANING_MILLIS, TimeUnit.MILLISECONDS)) {
          System.err.println("workbench: stopped");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int start(List<String> words) {
    if (words.isEmpty()) {
      return window(null);
    }
    // As desktops start what a file is opened with.
    if (words.size() == 1 && words.getFirst().endsWith(SessionFile.ENDING)) {
      return window(Path.of(words.getFirst()));
    }
    return switch (words.getFirst()) {
      case Rehearsal.COMMANDS -> new Rehearsal(this::commands).commands();
      case Rehearsal.WINDOW ->
          new Rehearsal(this::commands)
              .window(shown -> new Window(places, copies()).open(null, shown));
      default -> commands(words, terminal);
    };
  }

  private int commands(List<String> words, Terminal seen) {
    try (Services services = new Services(places, copies(), warning -> warn(seen, warning))) {
      return commands(services, seen).execute(words);
    }
  }

  private Commands commands(Services services, Terminal seen) {
    Failures failures = new Failures(environment.containsKey("WORKBENCH_TRACE"));
    return new Commands(services, display(), seen, cancellation, failures);
  }

  private int window(@Nullable Path session) {
    // JavaFX's platform without a screen needs no display.
    boolean screenless = "Headless".equalsIgnoreCase(System.getProperty("glass.platform"));
    String obstacle = screenless ? null : display().obstacle().orElse(null);
    if (obstacle == null) {
      obstacle = new Window(places, copies()).open(session, shown -> {});
    }
    if (obstacle == null) {
      return 0;
    }
    if (cancellation.isCancelled()) {
      return 1;
    }
    warn(terminal, "can't open the window: " + obstacle + "; the demo runs here instead");
    try (Services services = new Services(places, copies(), warning -> warn(terminal, warning))) {
      return new TerminalDemo(services.catalogue(), services.demo())
          .run(words -> commands(services, terminal).execute(words), terminal);
    }
  }

  /** The launcher's folder is filled by its rehearsal; its checkout may be another user's. */
  private UnpackedFiles copies() {
    Path own = places.cache().resolve("unpacked");
    String launcher = System.getProperty("workbench.unpacked", "");
    return new UnpackedFiles(
        launcher.isEmpty() ? List.of(own) : List.of(Path.of(launcher), own),
        System.getProperty("java.class.path"),
        InstantSource.system());
  }

  private Display display() {
    return new Display(environment, System.getProperty("os.name"), Path.of("/"));
  }

  private static void warn(Terminal seen, String warning) {
    seen.err().println("workbench: " + warning);
  }
}
