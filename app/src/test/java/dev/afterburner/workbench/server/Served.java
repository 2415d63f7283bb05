// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.server;

import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.sandbox.language.Toolchains;
import dev.afterburner.sandbox.local.LocalSandbox;
import dev.afterburner.sandbox.local.LocalSettings;
import dev.afterburner.workbench.judge.SandboxJudge;
import dev.afterburner.workbench.problem.catalogue.BundledCatalogue;
import dev.afterburner.workbench.problem.catalogue.Catalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server in this process, on a free port, and a client of it. */
final class Served implements AutoCloseable {

  private final Sandbox sandbox;
  private final StringWriter log = new StringWriter();
  private final JsonMapper mapper = new JsonMapper();
  private final HttpClient client = HttpClient.newHttpClient();
  private final @Nullable String token;
  final MonolithServer server;

  /** An answer. */
  record Answer(int status, String text, JsonNode json, String retryAfter) {}

  private Served(Sandbox sandbox, ServerSettings settings) throws IOException {
    this(
        sandbox,
        settings,
        new BundledCatalogue(Path.of("../resources/problems")),
        new BodyBudget(Runtime.getRuntime().maxMemory()));
  }

  private Served(Sandbox sandbox, ServerSettings settings, Catalogue catalogue, BodyBudget budget)
      throws IOException {
    this.sandbox = sandbox;
    this.token = settings.token();
    server =
        new MonolithServer(
            settings,
            new MonolithServer.Workbench(
                sandbox,
                new SandboxJudge(sandbox),
                catalogue,
                new Languages(),
                "0.0-test",
                InstantSource.system()),
            new PrintWriter(log, true),
            budget);
  }

  /** With programs that really run. */
  static Served real(int workers, @Nullable String token, boolean faithful) throws Exception {
    return new Served(
        new LocalSandbox(
            Path.of("target/sandbox-cache"),
            new LocalSettings(workers),
            Toolchains.ofThisMachine()),
        new ServerSettings("127.0.0.1", 0, workers, token, faithful));
  }

  /** Over a sandbox of the test's own, with one worker. */
  static Served over(Sandbox sandbox) throws IOException {
    return new Served(sandbox, new ServerSettings("127.0.0.1", 0, 1, null, false));
  }

  /** The same with problems of the test's own. */
  static Served over(Sandbox sandbox, Catalogue catalogue) throws IOException {
    return new Served(
        sandbox,
        new ServerSettings("127.0.0.1", 0, 1, null, false),
        catalogue,
        new BodyBudget(Runtime.getRuntime().maxMemory()));
  }

  /** The same with room of the test's own for bodies. */
  static Served over(Sandbox sandbox, BodyBudget budget) throws IOException {
    return new Served(
        sandbox,
        new ServerSettings("127.0.0.1", 0, 1, null, false),
        new BundledCatalogue(Path.of("../resources/problems")),
        budget);
  }

  String log() {
    return log.toString();
  }

  /** The same once these words are in it, or after ten seconds: answers come before their lines. */
  String logWith(String words) throws InterruptedException {
    for (int i = 0; i < 1_000 && !log().contains(words); i++) {
      Thread.sleep(10);
    }
    return log();
  }

  Answer post(String path, String json) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  Answer get(String path) throws IOException, InterruptedException {
    return send(request(path));
  }

  HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address() + path));
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    String text = response.body();
    boolean isJson =
        response.headers().firstValue("Content-Type").orElse("").equals("application/json");
    return new Answer(
        response.statusCode(),
        text,
        isJson ? mapper.readTree(text) : mapper.missingNode(),
        response.headers().firstValue("Retry-After").orElse(""));
  }

  @Override
  public void close() {
    server.close();
    sandbox.close();
    client.close();
  }
}
