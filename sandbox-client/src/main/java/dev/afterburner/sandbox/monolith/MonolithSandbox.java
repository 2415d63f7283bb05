// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.monolith;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Isolation;
import dev.afterburner.sandbox.Preparation;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.SandboxException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A sandbox on another machine: a published Monolith, synchronous or asynchronous, or another
 * workbench's server. Which one it is, is asked at the start.
 */
public final class MonolithSandbox implements Sandbox {

  private static final Duration ASKING = Duration.ofSeconds(10);

  /** Kinds of server. */
  public enum Dialect {
    /** A workbench: everything that a local sandbox tells, and the curve while it grows. */
    WORKBENCH("workbench"),
    /** A published Monolith that answers when the program has ended. */
    SYNCHRONOUS("Monolith, synchronous"),
    /** A published Monolith whose results are fetched. */
    ASYNCHRONOUS("Monolith, asynchronous");

    private final String label;

    Dialect(String label) {
      this.label = label;
    }

    /** In words. */
    public String label() {
      return label;
    }
  }

  /**
   * What is known of the server.
   *
   * @param address without the token
   * @param dialect what it speaks
   * @param version of a workbench; empty for a Monolith, which does not tell
   * @param latency of a request that does nothing
   * @param workers programs that it runs at once; 0 where it does not tell
   */
  public record Server(
      String address, Dialect dialect, String version, Duration latency, int workers) {

    /** One line: kind, version, workers, latency. */
    public String words() {
      return String.format(
          Locale.ROOT,
          "%s%s at %s%s, latency %.1f ms",
          dialect.label(),
          version.isEmpty() ? "" : " " + version,
          address,
          workers == 0 ? "" : ", workers: " + workers,
          latency.toNanos() / 1e6);
    }
  }

  private final Preparation preparation;
  private final OkHttpClient client;
  private final Wire wire;
  private final Server server;
  private final Isolation isolation;
  private final Remote remote;
  private final Cancellation closing = new Cancellation();

  private MonolithSandbox(
      OkHttpClient client,
      Wire wire,
      Server server,
      Isolation isolation,
      Remote remote,
      Preparation preparation) {
    this.preparation = preparation;
    this.client = client;
    this.wire = wire;
    this.server = server;
    this.isolation = isolation;
    this.remote = remote;
  }

  /**
   * Finds out what the server is.
   *
   * @param address {@code http://host:port}, where it wants a token {@code
   *     http://any:TOKEN@host:port}
   * @throws SandboxException where it is not an address, or nothing answers there
   */
  public static MonolithSandbox connect(String address) throws SandboxException {
    return connect(address, null);
  }

  /**
   * The same.
   *
   * @param token what the server wants, where the address does not say it; null for nothing
   */
  public static MonolithSandbox connect(String address, @Nullable String token)
      throws SandboxException {
    return connect(address, token, what -> {});
  }

  /**
   * The same.
   *
   * @param preparing told what the server has to do first, as {@link Preparation} tells it
   */
  public static MonolithSandbox connect(
      String address, @Nullable String token, Consumer<String> preparing) throws SandboxException {
    Preparation preparation = new Preparation(preparing);
    HttpUrl url = HttpUrl.parse(address);
    if (url == null) {
      throw new SandboxException(
          Kind.FAILED, address + " is not a server address; write it like http://localhost:8000");
    }
    OkHttpClient client = new OkHttpClient();
    client.dispatcher().setMaxRequestsPerHost(256);
    Wire wire = new Wire(url, token, client);
    try {
      Wire.Answer about = wire.answer(wire.call("GET", "", null, ASKING));
      if (about.status() == 401 || about.status() == 403) {
        throw wire.refused(about);
      }
      long from = System.nanoTime();
      Wire.Answer status = wire.answer(wire.call("GET", "status", null, ASKING));
      Duration latency = Duration.ofNanos(System.nanoTime() - from);
      return about.json().path("server").asString("").equals("afterburner-workbench")
          ? workbench(client, wire, about.json(), latency, preparation)
          : published(client, wire, status.json(), latency, preparation);
    } catch (IOException e) {
      throw wire.unreachable(e);
    }
  }

  private static MonolithSandbox workbench(
      OkHttpClient client, Wire wire, JsonNode about, Duration latency, Preparation preparation) {
    Server server =
        new Server(
            wire.base().toString(),
            Dialect.WORKBENCH,
            about.path("version").asString(""),
            latency,
            about.path("workers").asInt(0));
    List<String> details = new ArrayList<>(List.of(server.words()));
    about.path("isolation_details").forEach(detail -> details.add(detail.asString("")));
    Isolation.Level level = Isolation.Level.PROCESS_ONLY;
    for (Isolation.Level one : Isolation.Level.values()) {
      level = one.label().equals(about.path("isolation").asString("")) ? one : level;
    }
    return new MonolithSandbox(
        client,
        wire,
        server,
        new Isolation(level, details),
        new WorkbenchRemote(wire),
        preparation);
  }

  private static MonolithSandbox published(
      OkHttpClient client, Wire wire, JsonNode status, Duration latency, Preparation preparation) {
    boolean asynchronous = status.has("max_queue_size");
    Server server =
        new Server(
            wire.base().toString(),
            asynchronous ? Dialect.ASYNCHRONOUS : Dialect.SYNCHRONOUS,
            "",
            latency,
            status.path("number_of_worker").asInt(0));
    return new MonolithSandbox(
        client,
        wire,
        server,
        new Isolation(
            Isolation.Level.CONTAINER,
            List.of(
                server.words(),
                "does not tell: exit codes (a program that fails shows by its output), CPU time, the"
                    + " curve while it grows",
                "its own limits: 120 s, 1 GiB; a stopped program runs on there to its time limit")),
        new PublishedRemote(wire, asynchronous),
        preparation);
  }

  /**
   * Keeps a server up that is there for one client alone ({@code serve --held}).
   *
   * @throws SandboxException where it is no such server, or can't be reached
   */
  public Hold hold() throws SandboxException {
    return Hold.of(wire);
  }

  /** What is known of the server. */
  public Server server() {
    return server;
  }

  @Override
  public Isolation isolation() {
    return isolation;
  }

  @Override
  public Run run(Execution execution, RunObserver observer, Cancellation cancellation)
      throws SandboxException {
    if (!(execution.program() instanceof Program.Source source)) {
      throw new SandboxException(
          Kind.FAILED,
          "a command of this machine can't be run on the server at "
              + server.address()
              + "; name a source file, or choose the local sandbox");
    }
    if (!source.build().libraries().isEmpty()) {
      throw new SandboxException(
          Kind.FAILED,
          "packages of this machine ("
              + source.build().libraries().getFirst()
              + ") can't be shown to programs on the server at "
              + server.address()
              + "; start that server with packages of its own, or choose the local sandbox");
    }
    Cancellation either = new Cancellation();
    try (Cancellation.Registration _ = cancellation.onCancel(either::cancel);
        Cancellation.Registration _ = closing.onCancel(either::cancel)) {
      return preparation.tell(observer, told -> remote.run(execution, told, either));
    }
  }

  /** Ends all runs and lets go of all connections. */
  @Override
  public void close() {
    closing.cancel();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
