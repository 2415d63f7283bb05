// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.hub;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.files.FileFaults;
import dev.afterburner.workbench.net.EnvironmentProxies;
import dev.afterburner.workbench.problem.importer.data.ImportException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fetches a data set's Parquet files from the Hugging Face Hub.
 *
 * <p>What is done about a fault: a connection that is refused or cut, a silent server and the
 * answers 408, 429 and 5xx are tried again after 1, 2, 4, 8 s, or after what the server asks for,
 * five times without a new byte; a file goes on from where it broke off, unless it has changed
 * since. 401, 403 and 404 end it with a sentence on what to do.
 */
public final class Hub {

  private static final int TRIES = 5;
  private static final int MOST_SECONDS = 120;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final OkHttpClient client;
  private final HubAccess access;
  private final Path folder;
  private final Pause pause;

  /**
   * The Hub.
   *
   * @param client follows redirects: files lie on other servers, which get no token
   * @param folder where files are put; one that was cut off is found there again
   */
  public Hub(OkHttpClient client, HubAccess access, Path folder, Pause pause) {
    this.client = client;
    this.access = access;
    this.folder = folder;
    this.pause = pause;
  }

  /** Told how far a file is. */
  @FunctionalInterface
  public interface Progress {
    /**
     * More has come.
     *
     * @param file its number, from 1
     * @param files how many there are
     * @param bytes so far, of this file
     * @param total of this file; −1 where the server does not say
     */
    void come(int file, int files, long bytes, long total);
  }

  /** A step that may be tried again. */
  @FunctionalInterface
  private interface Step<T> {
    T take() throws IOException, ImportException, Again;
  }

  /** The server asks to come again. */
  static final class Again extends Exception {
    private static final long serialVersionUID = 1L;
    private final long seconds;

    Again(String message, long seconds) {
      super(message);
      this.seconds = seconds;
    }
  }

  /**
   * Fetches all files that a name means.
   *
   * @return a folder that holds them and nothing else, named by their splits
   */
  public Path fetch(HubName name, Progress progress, Cancellation cancellation)
      throws ImportException {
    Map<String, List<URI>> splits = splits(name, cancellation);
    int files = splits.values().stream().mapToInt(List::size).sum();
    // Of these files alone: another part of the set may have been broken off before.
    UUID part = UUID.nameUUIDFromBytes(splits.toString().getBytes(StandardCharsets.UTF_8));
    Path place = folder.resolve(name.repository().replace('/', '_') + "-" + part);
    try {
      Files.createDirectories(place);
    } catch (IOException e) {
      throw new ImportException("can't make the folder " + place + ": " + FileFaults.reason(e), e);
    }
    int number = 0;
    for (Map.Entry<String, List<URI>> split : splits.entrySet()) {
      for (int i = 0; i < split.getValue().size(); i++) {
        int file = ++number;
        Path target = place.resolve(String.format("%s-%05d.parquet", split.getKey(), i));
        Download download =
            new Download(
                client,
                request(split.getValue().get(i)),
                target,
                (bytes, total) -> progress.come(file, files, bytes, total));
        if (!Files.exists(target)) {
          patiently(
              () -> download.take(this::answer, cancellation),
              download::bytes,
              "fetching " + target.getFileName(),
              cancellation);
        }
      }
    }
    return place;
  }

  /** Lists the files, by split. */
  private Map<String, List<URI>> splits(HubName name, Cancellation cancellation)
      throws ImportException {
    URI address = access.endpoint().resolve("/api/datasets/" + name.repository() + "/parquet");
    JsonNode configs =
        patiently(() -> json(address, cancellation), () -> 0L, "asking the Hub", cancellation);
    String config = name.config();
    String split = name.split();
    List<String> known = List.copyOf(configs.propertyNames());
    if (known.isEmpty()) {
      throw new ImportException(
          "the Hub has no Parquet files of " + name.repository() + "; download its files yourself");
    }
    if (config.isEmpty()) {
      if (known.size() > 1 && !known.contains("default")) {
        throw new ImportException(
            name.repository()
                + " has several configurations; name one: "
                + HubName.SCHEME
                + name.repository()
                + ":"
                + String.join(", :", known));
      }
      config = known.contains("default") ? "default" : known.getFirst();
    } else if (!known.contains(config) && split.isEmpty() && known.size() == 1) {
      // The only configuration needs no name, so the word means a split.
      split = config;
      config = known.getFirst();
    }
    if (!known.contains(config)) {
      throw new ImportException(
          name.repository()
              + " has no configuration "
              + config
              + "; choose one of "
              + String.join(", ", known));
    }
    return files(name, configs.path(config), split);
  }

  private static Map<String, List<URI>> files(HubName name, JsonNode splits, String wanted)
      throws ImportException {
    Map<String, List<URI>> files = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> split : splits.properties()) {
      if (wanted.isEmpty() || wanted.equals(split.getKey())) {
        List<URI> addresses = new ArrayList<>();
        for (JsonNode file : split.getValue()) {
          addresses.add(address(file.asString("")));
        }
        files.put(split.getKey().replaceAll("[^\\w.-]", "_"), addresses);
      }
    }
    if (files.isEmpty()) {
      throw new ImportException(
          name.repository()
              + " has no split "
              + wanted
              + "; choose one of "
              + String.join(", ", splits.propertyNames()));
    }
    return files;
  }

  private static URI address(String given) throws ImportException {
    try {
      return new URI(given);
    } catch (URISyntaxException e) {
      throw new ImportException(
          "the Hub names a file by \""
              + (given.length() <= 200 ? given : given.substring(0, 200) + "…")
              + "\", which is not an address; is HF_ENDPOINT right?",
          e);
    }
  }

  private JsonNode json(URI address, Cancellation cancellation)
      throws IOException, ImportException, Again {
    okhttp3.Call call = client.newCall(request(address));
    try (Cancellation.Registration _ = cancellation.onCancel(call::cancel);
        Response response = call.execute()) {
      answer(response);
      try {
        JsonNode node = JSON.readTree(response.body().string());
        if (!node.isObject()) {
          throw new ImportException("the Hub at " + access.endpoint() + " gives no list of files");
        }
        return node;
      } catch (JacksonException e) {
        throw new ImportException(
            access.endpoint() + " does not answer as the Hub does; is HF_ENDPOINT right?", e);
      }
    }
  }

  /** The token goes to the Hub itself only. */
  private Request request(URI address) throws ImportException {
    HttpUrl url = url(address);
    Request.Builder request = new Request.Builder().url(url);
    HttpUrl hub = url(access.endpoint());
    boolean own =
        url.host().equals(hub.host())
            && url.port() == hub.port()
            && url.scheme().equals(hub.scheme());
    if (own) {
      access.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
    }
    return request.build();
  }

  private static HttpUrl url(URI address) throws ImportException {
    HttpUrl url = HttpUrl.get(address);
    if (url == null) {
      throw new ImportException(address + " is not a server address such as https://HOST");
    }
    return url;
  }

  private void answer(Response response) throws ImportException, Again {
    int code = response.code();
    String asked = response.request().url().host();
    switch (code) {
      case 200, 206, 416 -> {}
      case 401 ->
          throw new ImportException(
              access.token().isPresent()
                  ? "the Hub refuses the token, or there is no such data set: " + access.advice()
                  : "the Hub wants to know who asks, or there is no such data set; for a private or"
                      + " gated one, "
                      + access.advice());
      case 403 ->
          throw new ImportException(
              "the Hub does not let you read this data set; accept its conditions on its page, then"
                  + " "
                  + access.advice());
      case 404 ->
          throw new ImportException(
              "the Hub has no such data set, or it is private, or it was not converted to Parquet;"
                  + " look at its page");
      case 408, 429, 500, 502, 503, 504 ->
          throw new Again(asked + " answers with " + code, seconds(response));
      default -> throw new ImportException(asked + " answers with " + code + ", which is unknown");
    }
  }

  private static long seconds(Response response) {
    String wished = response.header("Retry-After");
    return wished != null && wished.matches("\\d{1,4}") ? Long.parseLong(wished) : 0;
  }

  private String through() {
    return client.proxySelector() instanceof EnvironmentProxies proxies
        ? proxies.words(access.endpoint()).map(p -> " through the proxy " + p).orElse("")
        : "";
  }

  /**
   * Takes a step until it succeeds.
   *
   * @param reached grows when a try has achieved something, which starts the counting anew
   */
  private <T> T patiently(
      Step<T> step, java.util.function.LongSupplier reached, String what, Cancellation cancellation)
      throws ImportException {
    long before = reached.getAsLong();
    int failed = 0;
    while (true) {
      String why;
      long wished = 0;
      try {
        return step.take();
      } catch (Again e) {
        why = String.valueOf(e.getMessage());
        wished = e.seconds;
      } catch (IOException e) {
        why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      }
      if (cancellation.isCancelled()) {
        throw new ImportException("stopped; the same command goes on from here");
      }
      long now = reached.getAsLong();
      failed = now > before ? 1 : failed + 1;
      before = now;
      if (failed >= TRIES || wished > MOST_SECONDS) {
        throw new ImportException(
            what
                + " failed "
                + (wished > MOST_SECONDS ? "" : failed + " times ")
                + "("
                + why
                + ")"
                + through()
                + "; try the same command later: it goes on from there");
      }
      try {
        pause.pause(Duration.ofSeconds(Math.max(wished, 1L << (failed - 1))), cancellation);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ImportException("interrupted", e);
      }
    }
  }
}
