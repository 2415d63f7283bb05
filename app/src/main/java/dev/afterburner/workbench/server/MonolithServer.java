// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.workbench.judge.Judge;
import dev.afterburner.workbench.problem.catalogue.Catalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * The HTTP server: Monolith's protocol, judging for training, live runs for other workbenches. It
 * runs programs in a sandbox that it is given and does not close.
 */
public final class MonolithServer implements AutoCloseable {

  private static final int BACKLOG = 256;
  private static final int ANSWERING_SECONDS = 1;
  private static final int HOLDER_SECONDS = 60;
  private static final int REQUEST_SECONDS = 120;

  private final ServerSettings settings;
  private final HttpServer http;
  private final ExecutorService threads;

  /** Reads what is to be judged: one item at a time, and beside all else. */
  private final ExecutorService reading =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("reader").factory());

  private final JsonMapper mapper;
  private final Workers workers;
  private final Departures departures;
  private final Results results;
  private final BodyBudget budget;
  private final HeldEndpoint held;
  private final Metrics metrics = new Metrics();
  private final Access access;
  private final RequestLog log;
  private final InstantSource clock;
  private final Router router = new Router();
  private final Instant began;

  /**
   * Listens, and answers from now on.
   *
   * @param workbench what it works with
   * @param log gets a line of JSON for each request
   * @throws IOException where the address can't be listened on
   */
  public MonolithServer(ServerSettings settings, Workbench workbench, PrintWriter log)
      throws IOException {
    this(settings, workbench, log, new BodyBudget(Runtime.getRuntime().maxMemory()));
  }

  /** With a budget of its own. */
  MonolithServer(ServerSettings settings, Workbench workbench, PrintWriter log, BodyBudget budget)
      throws IOException {
    this.settings = settings;
    this.clock = workbench.clock();
    this.began = clock.instant();
    this.mapper = mapper();
    setProperties();
    this.http =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getByName(settings.host()), settings.port()),
            BACKLOG);
    this.budget = budget;
    this.results = new Results(Runtime.getRuntime().maxMemory());
    this.workers = new Workers(settings.workers());
    this.held = new HeldEndpoint(workers);
    this.departures = new Departures(http.getAddress().getPort());
    this.access = new Access(settings.token(), settings.host());
    this.log = new RequestLog(log, mapper);
    this.threads = Executors.newVirtualThreadPerTaskExecutor();
    routes(workbench);
    gauges();
    http.setExecutor(threads);
    http.createContext("/", this::handle);
    http.start();
  }

  /** What the JDK's server can be told by properties alone; they count for the whole process. */
  private static void setProperties() {
    // Else each event of a run waits for the client's acknowledgement of the one before, 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    // Half-sent requests don't stay for ever: so long may one take to come, headers and body.
    System.setProperty("sun.net.httpserver.maxReqTime", String.valueOf(REQUEST_SECONDS));
    System.setProperty("sun.net.httpserver.maxReqHeaders", "100");
    System.setProperty("sun.net.httpserver.maxReqHeaderSize", String.valueOf(1 << 16));
  }

  /**
   * What the server works with.
   *
   * @param sandbox runs programs; several at once where there are several workers
   * @param judge over the same sandbox
   * @param catalogue problems that can be named
   * @param version of the workbench
   */
  public record Workbench(
      Sandbox sandbox,
      Judge judge,
      Catalogue catalogue,
      Languages languages,
      String version,
      InstantSource clock) {}

  private static JsonMapper mapper() {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder().maxStringLength(Call.MOST_BYTES).build())
            // What clients sent is told back to them, halves of surrogate pairs as well, which
            // can't be written otherwise. The original does the same.
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();
    return JsonMapper.builder(factory)
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .build();
  }

  private void routes(Workbench workbench) {
    ExecuteEndpoint execute =
        new ExecuteEndpoint(
            workbench.languages(),
            workbench.sandbox(),
            workers,
            departures,
            results,
            metrics,
            new OutputDict(settings.faithful()),
            mapper,
            clock);
    StatusEndpoint status =
        new StatusEndpoint(settings, workbench, workers, results, mapper, router::index);
    router
        .add("GET", "/", (call, _) -> status.about(call))
        .add("GET", "/healthz", (call, _) -> status.health(call))
        .add("HEAD", "/healthz", (call, _) -> status.health(call))
        .add("GET", "/metrics", (call, _) -> call.text(200, Metrics.TYPE, metrics.text()));
    JudgeEndpoint judge =
        new JudgeEndpoint(workbench, workers, departures, metrics, mapper, reading);
    RunsEndpoint runs = new RunsEndpoint(workbench, workers, metrics, mapper);
    router
        .add("POST", "/judge", (call, _) -> judge.judge(call))
        .add("POST", "/runs", (call, _) -> runs.run(call))
        .add("DELETE", "/runs/*", runs::stop)
        .add("GET", "/held", (call, _) -> held.hold(call));
    for (String prefix : new String[] {"", "/sync", "/async"}) {
      Router.Endpoint executes =
          switch (prefix) {
            case "/sync" -> (call, _) -> execute.now(call);
            case "/async" -> (call, _) -> execute.later(call);
            default -> (call, _) -> execute.execute(call);
          };
      router.add("POST", prefix + "/execute", executes);
      if (!prefix.equals("/sync")) {
        router
            .add("GET", prefix + "/results/*", execute::result)
            .add("GET", prefix + "/status", (call, _) -> status.status(call))
            .add("DELETE", prefix + "/clean/*", execute::clean);
      }
    }
  }

  private void gauges() {
    metrics.gauge("workbench_queue_length", "Programs that wait.", workers::waiting);
    metrics.gauge("workbench_workers", "Workers.", workers::count);
    metrics.gauge("workbench_workers_busy", "Workers that work.", this::busy);
    metrics.gauge("workbench_results_kept", "Results that wait to be fetched.", results::size);
    metrics.gauge("workbench_body_bytes", "Memory of bodies.", budget::usedBytes);
    metrics.gauge(
        "workbench_heap_bytes",
        "Heap in use.",
        () -> Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
    metrics.gauge(
        "workbench_up_seconds",
        "Time since the start.",
        () -> clock.instant().getEpochSecond() - began.getEpochSecond());
  }

  private double busy() {
    int busy = 0;
    for (int i = 0; i < workers.count(); i++) {
      busy += workers.isIdle(i) ? 0 : 1;
    }
    return busy;
  }

  /**
   * Waits until a client that held the server by {@code GET /held} has left, or none has come for a
   * minute.
   */
  public void awaitLeft() throws InterruptedException {
    held.awaitEnd(HOLDER_SECONDS);
  }

  /** Where it listens. */
  public URI address() {
    InetSocketAddress bound = http.getAddress();
    String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
    return URI.create("http://" + host + ":" + bound.getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    Instant at = clock.instant();
    long from = System.nanoTime();
    String endpoint = "none";
    IOException broken = null;
    try (Call call = new Call(exchange, mapper, budget)) {
      try {
        access.checkOrigin(call);
        Router.Route route = router.find(call);
        endpoint = route.pattern();
        if (!endpoint.equals("/healthz")) {
          access.checkToken(call);
        }
        route.endpoint().answer(call, route.argument(call.path()));
      } catch (Refused e) {
        error(call, e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        error(call, Refused.stopping());
      } catch (IOException | JacksonIOException e) {
        // The client has gone, or can't be reached: nobody reads an answer.
        call.note("error", "the connection broke: " + e.getMessage());
        broken = new IOException(e);
      } catch (RuntimeException | Error e) {
        // No request ends the server: what was begun for this one is garbage by now.
        error(call, Refused.of(e));
      }
      metrics.request(endpoint, call.status());
      log.line(call, endpoint, at, System.nanoTime() - from);
    }
    if (broken != null) {
      throw broken; // so that the JDK's server forgets the connection
    }
  }

  private static void error(Call call, Refused refused) {
    call.note("error", refused.message());
    try {
      call.error(refused);
    } catch (IOException e) {
      call.note("unanswered", String.valueOf(e.getMessage()));
    }
  }

  /** Ends what runs and what waits, answers everybody, and listens no more. */
  @Override
  public void close() {
    departures.close();
    reading.shutdownNow();
    workers.close();
    http.stop(ANSWERING_SECONDS);
    threads.shutdownNow();
    threads.close();
  }
}
