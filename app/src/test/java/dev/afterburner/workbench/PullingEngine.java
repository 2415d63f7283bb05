// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Stands in front of this machine's container engine and behaves as if an image were not there
 * until it is pulled. The pull is told in the words of a real one; all else the real engine does.
 */
public final class PullingEngine implements AutoCloseable {

  private static final Path ENGINE = Path.of("/var/run/docker.sock");

  /** Between two messages, as of a real pull, so that there is something to be watched. */
  private static final long PACE_MILLIS = 100;

  private static final String PULL =
      """
      {"status":"Pulling from library/image","id":"1"}
      {"status":"Pulling fs layer","progressDetail":{},"id":"8cd46d290033"}
      {"status":"Downloading","progressDetail":{"current":12000000,"total":50000000},"id":"8cd46d290033"}
      {"status":"Download complete","progressDetail":{},"id":"8cd46d290033"}
      {"status":"Extracting","progressDetail":{"current":40000000,"total":50000000},"id":"8cd46d290033"}
      {"status":"Pull complete","progressDetail":{},"id":"8cd46d290033"}
      {"status":"Status: Downloaded newer image for image:1"}
      """;

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final String image;
  private volatile boolean pulled;

  /**
   * Listens.
   *
   * @param image the name of one that the real engine has
   */
  public PullingEngine(String image) throws IOException {
    this.image = image;
    Thread.ofVirtual().start(this::listen);
  }

  /** As DOCKER_HOST takes it. */
  public String address() {
    return "tcp://127.0.0.1:" + server.getLocalPort();
  }

  /** Whether it was asked to fetch the image. */
  boolean pulled() {
    return pulled;
  }

  private void listen() {
    try {
      while (true) {
        Socket client = server.accept();
        Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (IOException e) {
      return; // closed
    }
  }

  private void serve(Socket client) {
    try (client) {
      InputStream in = client.getInputStream();
      String head = head(in);
      String request = head.lines().findFirst().orElse("");
      if (request.contains("/images/" + image + "/json") && !pulled) {
        answer(client, "404 Not Found", "{\"message\":\"No such image: " + image + "\"}\n");
      } else if (request.contains("/images/create")) {
        pull(client);
      } else {
        pass(head, client);
      }
    } catch (IOException e) {
      return; // one of the two has gone
    }
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      head.write(b);
      if (b == '\n' && head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
        break;
      }
    }
    return head.toString(StandardCharsets.US_ASCII);
  }

  private static void answer(Socket client, String status, String body) throws IOException {
    write(
        client.getOutputStream(),
        "HTTP/1.1 "
            + status
            + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body);
  }

  private void pull(Socket client) throws IOException {
    OutputStream out = client.getOutputStream();
    write(
        out,
        String.join(
            "\r\n",
            "HTTP/1.1 200 OK",
            "Content-Type: application/json",
            "Connection: close",
            "Transfer-Encoding: chunked",
            "",
            ""));
    for (String line : PULL.lines().toList()) {
      write(out, "%x%n%s%n%n".formatted(line.length() + 2, line).replace("\n", "\r\n"));
      try {
        Thread.sleep(PACE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    pulled = true;
    write(out, "0\r\n\r\n");
  }

  private static void pass(String head, Socket client) throws IOException {
    try (SocketChannel engine = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      engine.connect(UnixDomainSocketAddress.of(ENGINE));
      OutputStream there = Channels.newOutputStream(engine);
      write(
          there,
          head.replaceAll("(?i)\r\nConnection:[^\r]*", "")
              .replaceFirst("\r\n", "\r\nConnection: close\r\n"));
      Thread.ofVirtual().start(() -> copy(client, there));
      Channels.newInputStream(engine).transferTo(client.getOutputStream());
    }
  }

  private static void copy(Socket client, OutputStream there) {
    try {
      client.getInputStream().transferTo(there);
    } catch (IOException e) {
      return; // the answer was complete before
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
