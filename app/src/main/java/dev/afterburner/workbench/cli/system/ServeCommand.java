// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.system;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.workbench.cli.console.BadUse;
import dev.afterburner.workbench.cli.console.CommandFailed;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.server.MonolithServer;
import dev.afterburner.workbench.server.ServerSettings;
import dev.afterburner.workbench.store.StoreException;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves the sandbox over HTTP. */
@Command(
    name = "serve",
    description = {
      "Serve the sandbox over HTTP as a Monolith does, until Ctrl-C: published clients use it"
          + " unchanged.",
      "Every request is one line of JSON on standard error; programs never stand in it."
    })
public final class ServeCommand implements Callable<Integer> {

  /** Opens a server; whoever made this closes what the server works with. */
  @FunctionalInterface
  public interface Opener {
    MonolithServer open(ServerSettings settings)
        throws IOException, SandboxException, StoreException;
  }

  private final Opener opener;
  private final Supplier<@Nullable String> token;
  private final Cancellation cancellation;
  private final Terminal terminal;

  @Option(
      names = "--host",
      paramLabel = "H",
      description =
          "Address to listen on; other machines are served only with --token (default: ${DEFAULT-VALUE}).")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "P",
      description = "Port; 0 for any free one (default: ${DEFAULT-VALUE}).")
  private int port = 8000;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description =
          "Programs that run at a time (default: one per core, less the one " + "that samples).")
  private @Nullable Integer workers;

  @Option(
      names = "--faithful",
      description =
          "Compute duration, peak and integral on samples thinned to Monolith's rate; otherwise on all.")
  private boolean faithful;

  @Option(
      names = "--held",
      hidden = true,
      description =
          "End once the client that holds GET /held has left, or none has come for a minute.")
  private boolean held;

  /**
   * The command.
   *
   * @param token what requests must bring; null for nothing
   */
  public ServeCommand(
      Opener opener,
      Supplier<@Nullable String> token,
      Cancellation cancellation,
      Terminal terminal) {
    this.opener = opener;
    this.token = token;
    this.cancellation = cancellation;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws BadUse, CommandFailed, SandboxException, StoreException {
    ServerSettings settings;
    try {
      settings = new ServerSettings(host, port, count(), token.get(), faithful);
    } catch (IllegalArgumentException e) {
      throw new BadUse(String.valueOf(e.getMessage()));
    }
    CountDownLatch stop = new CountDownLatch(1);
    try (Cancellation.Registration _ = cancellation.onCancel(stop::countDown);
        MonolithServer server = opener.open(settings)) {
      terminal.out().println("serving at " + server.address() + "; Ctrl-C ends it");
      terminal.out().flush();
      if (held) {
        Thread.startVirtualThread(() -> awaitLeft(server, stop));
      }
      stop.await();
    } catch (IOException e) {
      throw new CommandFailed(
          "can't listen on "
              + host
              + " port "
              + port
              + ": "
              + e.getMessage()
              + "; choose another one with --port");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }

  private static void awaitLeft(MonolithServer server, CountDownLatch stop) {
    try {
      server.awaitLeft();
      stop.countDown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int count() {
    return workers == null ? Math.max(1, Runtime.getRuntime().availableProcessors() - 1) : workers;
  }
}
