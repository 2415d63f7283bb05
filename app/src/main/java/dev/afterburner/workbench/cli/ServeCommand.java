package dev.afterburner.workbench.cli;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.workbench.server.MonolithServer;
import dev.afterburner.workbench.server.ServerSettings;
import dev.afterburner.workbench.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
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
  private final @Nullable String environmentToken;
  private final Cancellation cancellation;
  private final Terminal terminal;

  @Option(
      names = "--host",
      paramLabel = "H",
      description =
          "Address to listen on; beyond this machine only with --token (default: ${DEFAULT-VALUE}).")
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
          "Programs that run at once; otherwise one for each core but the one that samples.")
  private @Nullable Integer workers;

  @Option(
      names = "--token",
      paramLabel = "T",
      description = {
        "What requests must bring: Authorization: Bearer T, or http://any:T@host.",
        "@FILE reads it from a file; without the option it is what WORKBENCH_TOKEN holds. Other"
            + " users of this machine can see a token that stands in a command line."
      })
  private @Nullable String token;

  @Option(
      names = "--faithful",
      description =
          "Compute duration, peak and integral on samples thinned to Monolith's rate; otherwise on all.")
  private boolean faithful;

  /**
   * The command.
   *
   * @param environmentToken the token where the command line names none; null for none
   */
  public ServeCommand(
      Opener opener,
      @Nullable String environmentToken,
      Cancellation cancellation,
      Terminal terminal) {
    this.opener = opener;
    this.environmentToken = environmentToken;
    this.cancellation = cancellation;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws BadUse, CommandFailed, SandboxException, StoreException {
    ServerSettings settings;
    try {
      settings = new ServerSettings(host, port, count(), token(), faithful);
    } catch (IllegalArgumentException e) {
      throw new BadUse(String.valueOf(e.getMessage()));
    }
    CountDownLatch stop = new CountDownLatch(1);
    try (Cancellation.Registration _ = cancellation.onCancel(stop::countDown);
        MonolithServer server = opener.open(settings)) {
      terminal.out().println("serving at " + server.address() + "; Ctrl-C ends it");
      terminal.out().flush();
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

  private @Nullable String token() throws BadUse {
    if (token == null) {
      return environmentToken;
    }
    if (!token.startsWith("@")) {
      return token;
    }
    return new String(SourceFiles.bytes(Path.of(token.substring(1))), StandardCharsets.UTF_8)
        .strip();
  }

  private int count() {
    return workers == null ? Math.max(1, Runtime.getRuntime().availableProcessors() - 1) : workers;
  }
}
