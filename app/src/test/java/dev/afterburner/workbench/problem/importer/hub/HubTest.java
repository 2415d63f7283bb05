// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.problem.importer.data.ImportException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The Hub, on a real server on loopback")
class HubTest {

  private static final String TOKEN = "hf_secretSECRETsecret";

  @TempDir private Path folder;
  private final byte[] content = new byte[300_000];
  private final List<Duration> pauses = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // started before each test
  private HubServer server;

  @BeforeEach
  void start() throws IOException {
    new Random(1).nextBytes(content);
    server = new HubServer(content);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private Hub hub() {
    return hub(new Cancellation());
  }

  private Hub hub(Cancellation stop) {
    HubAccess access = new HubAccess(server.address(), Optional.of(TOKEN), "set HF_TOKEN");
    Pause pause =
        (time, cancellation) -> {
          pauses.add(time);
          if (time.toSeconds() == 60) {
            stop.cancel();
          }
        };
    return new Hub(new OkHttpClient(), access, folder, pause);
  }

  private Path fetch(String name) throws ImportException {
    return hub().fetch(HubName.parse(name), (f, n, b, t) -> {}, new Cancellation());
  }

  private static List<String> names(Path place) throws IOException {
    try (Stream<Path> files = Files.list(place)) {
      return files.map(f -> String.valueOf(f.getFileName())).sorted().toList();
    }
  }

  @Test
  @DisplayName("gives all splits of the default configuration, or the one that is named")
  void names() throws Exception {
    Path place = fetch("hf:ada/sums");
    assertEquals(
        List.of("test-00000.parquet", "train-00000.parquet", "train-00001.parquet"), names(place));
    assertArrayEquals(content, Files.readAllBytes(place.resolve("test-00000.parquet")));
    ImportException config =
        assertThrows(ImportException.class, () -> fetch("hf:ada/sums:other:test"));
    assertTrue(message(config).contains("choose one of default"), message(config));
    ImportException split =
        assertThrows(ImportException.class, () -> fetch("hf:ada/sums:default:dev"));
    assertTrue(message(split).contains("choose one of train, test"), message(split));
    assertThrows(ImportException.class, () -> HubName.parse("hf:../../etc"));
  }

  @Test
  @DisplayName("takes the only word for a split where there is one configuration")
  void split() throws Exception {
    assertEquals(List.of("test-00000.parquet"), names(fetch("hf:ada/sums:test")));
  }

  @Test
  @DisplayName("gives what was asked for alone, whatever an earlier call has left")
  void alone() throws Exception {
    fetch("hf:ada/sums:test");
    assertEquals(
        List.of("train-00000.parquet", "train-00001.parquet"), names(fetch("hf:ada/sums:train")));
    assertEquals(List.of("test-00000.parquet"), names(fetch("hf:ada/sums:test")));
    assertEquals(1, server.rangesOf("/file/test/0").size(), "what is there is not fetched again");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {"localhost:8000", "huggingface.co", "http://[::", "ftp://hub", "https:///x"})
  @DisplayName("is told what HF_ENDPOINT should be, where it is no server's address")
  void endpoint(String words) throws Exception {
    ImportException fault = assertThrows(ImportException.class, () -> HubAccess.address(words));
    assertTrue(
        message(fault)
            .startsWith("HF_ENDPOINT is \"" + words + "\", which is not a server address"));
    assertEquals(HubAccess.PUBLIC, HubAccess.address(" "));
    assertEquals("hub.example", HubAccess.address("https://hub.example").getHost());
  }

  @Test
  @DisplayName("goes on with a file from the byte where the connection was cut, three times")
  void cut() throws Exception {
    server.cutAfter(100_000, 50_000, 1_000);
    Path place = fetch("hf:ada/sums:test");
    assertArrayEquals(content, Files.readAllBytes(place.resolve("test-00000.parquet")));
    assertEquals(List.of("", "100000", "150000", "151000"), server.rangesOf("/file/test/0"));
    assertEquals(3, pauses.size());
  }

  @Test
  @DisplayName("goes on in a later call with what an earlier one left")
  void later() throws Exception {
    server.cutAfter(100_000, 0, 0, 0, 0, 0);
    ImportException e = assertThrows(ImportException.class, () -> fetch("hf:ada/sums:test"));
    assertTrue(message(e).contains("it goes on from there"), message(e));
    server.cutAfter();
    Path place = fetch("hf:ada/sums:test");
    assertArrayEquals(content, Files.readAllBytes(place.resolve("test-00000.parquet")));
    assertEquals("100000", server.rangesOf("/file/test/0").getLast());
  }

  @Test
  @DisplayName("begins anew where the file has changed since, and leaves nothing beside it")
  void changed() throws Exception {
    server.cutAfter(100_000, 0, 0, 0, 0, 0);
    assertThrows(ImportException.class, () -> fetch("hf:ada/sums:test"));
    server.cutAfter();
    content[5]++;
    server.changed();
    Path place = fetch("hf:ada/sums:test");
    assertArrayEquals(content, Files.readAllBytes(place.resolve("test-00000.parquet")));
    assertEquals(List.of("test-00000.parquet"), names(place));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "401, refuses the token",
    "403, accept its conditions",
    "404, no such data set",
    "418, answers with 418"
  })
  @DisplayName("says what to do about an answer that more tries don't mend")
  void refused(int status, String said) {
    server.answer(status, 99);
    ImportException e = assertThrows(ImportException.class, () -> fetch("hf:ada/sums"));
    assertTrue(message(e).contains(said), message(e));
    assertFalse(message(e).contains(TOKEN));
    assertEquals(List.of(), pauses);
  }

  @Test
  @DisplayName("comes again after as long as a busy server asks for")
  void busy() throws Exception {
    server.answer(429, 2);
    fetch("hf:ada/sums:test");
    assertEquals(List.of(Duration.ofSeconds(7), Duration.ofSeconds(7)), pauses);
  }

  @Test
  @DisplayName("sends the token to the Hub itself and not to the server that has the file")
  void token() throws Exception {
    fetch("hf:ada/sums:test");
    assertTrue(server.requests().get(0).contains("Authorization: Bearer " + TOKEN));
    String last = server.requests().getLast();
    assertTrue(last.startsWith("GET /file/test/0"), last);
    assertFalse(last.contains(TOKEN), last);
    assertFalse(
        new HubAccess(URI.create("http://localhost"), Optional.of(TOKEN), "")
            .toString()
            .contains(TOKEN));
  }

  @Test
  @DisplayName("stops when it is told to, and says that it can go on")
  void stopped() {
    Cancellation stop = new Cancellation();
    Hub hub = hub(stop);
    ImportException e =
        assertThrows(
            ImportException.class,
            () ->
                hub.fetch(
                    HubName.parse("hf:ada/sums:test"),
                    (f, n, bytes, total) -> {
                      if (bytes > 0) {
                        stop.cancel();
                      }
                    },
                    stop));
    assertTrue(message(e).startsWith("stopped"), message(e));
  }

  private static String message(Exception e) {
    return String.valueOf(e.getMessage());
  }

  @Test
  @DisplayName("says what it was given for a file's address, where that is none")
  void noAddress() throws Exception {
    com.sun.net.httpserver.HttpServer odd =
        com.sun.net.httpserver.HttpServer.create(
            new java.net.InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), 0), 0);
    odd.createContext(
        "/",
        exchange -> {
          byte[] list = "{\"default\":{\"train\":[\"http://[bad one\"]}}".getBytes(UTF_8);
          exchange.sendResponseHeaders(200, list.length);
          exchange.getResponseBody().write(list);
          exchange.close();
        });
    odd.start();
    try {
      HubAccess access =
          new HubAccess(
              URI.create("http://127.0.0.1:" + odd.getAddress().getPort()), Optional.empty(), "");
      Hub hub = new Hub(new OkHttpClient(), access, folder, (time, stop) -> {});
      ImportException fault =
          assertThrows(
              ImportException.class,
              () -> hub.fetch(HubName.parse("hf:a/b"), (f, n, b, t) -> {}, new Cancellation()));
      assertTrue(message(fault).contains("\"http://[bad one\", which is not an address"));
    } finally {
      odd.stop(0);
    }
  }
}
