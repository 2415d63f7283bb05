// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model.remote;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A test fixture: a real HTTP server on loopback that answers each request by the next of its
 * scripts, byte by byte as they say, and closes the connection.
 */
final class ScriptedServer implements AutoCloseable {

  /** What is done with one request. */
  @FunctionalInterface
  interface Script {
    void answer(OutputStream out) throws IOException, InterruptedException;
  }

  final List<String> requests = new CopyOnWriteArrayList<>();
  private final Queue<Script> scripts = new ConcurrentLinkedQueue<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final int port;
  private @Nullable ServerSocket socket;

  ScriptedServer(Script... scripts) throws IOException {
    this.scripts.addAll(List.of(scripts));
    ServerSocket first = listen(0);
    this.socket = first;
    this.port = first.getLocalPort();
    serve(first);
  }

  private static ServerSocket listen(int port) throws IOException {
    return new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
  }

  String url() {
    return "http://localhost:" + port;
  }

  /** Nobody listens any more. */
  void leave() throws IOException {
    ServerSocket current = socket;
    if (current != null) {
      current.close();
    }
  }

  /** Listens again, on the same port. */
  void comeBack() throws IOException {
    ServerSocket again = listen(port);
    socket = again;
    serve(again);
  }

  private void serve(ServerSocket listening) {
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                while (true) {
                  Socket connection = listening.accept();
                  open.add(connection);
                  Thread.ofVirtual().start(() -> answer(connection));
                }
              } catch (SocketException e) {
                // Closed.
                return;
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  private void answer(Socket connection) {
    try (connection) {
      requests.add(request(connection.getInputStream()));
      Script script = scripts.poll();
      if (script == null) {
        script = status(500, "", "the script is at its end");
      }
      script.answer(connection.getOutputStream());
      connection.getOutputStream().flush();
    } catch (IOException e) {
      // The client has left.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Headers and body of one request. */
  private static String request(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String head = "";
    while (!head.endsWith("\r\n\r\n")) {
      int b = in.read();
      if (b < 0) {
        throw new IOException("no request");
      }
      bytes.write(b);
      head = bytes.toString(StandardCharsets.ISO_8859_1);
    }
    int length = 0;
    for (String line : head.split("\r\n")) {
      if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    return head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    leave();
    for (Socket connection : open) {
      connection.close();
    }
  }

  /** Says nothing until the server is closed. */
  Script hang() {
    return out -> closed.await();
  }

  /** Streams some events, then says nothing. */
  Script hangAfter(String events) {
    return out -> {
      write(out, STREAM + events);
      closed.await();
    };
  }

  /** Streams the same event on and on. */
  Script endless(String event) {
    return out -> {
      write(out, STREAM);
      while (true) {
        write(out, event.repeat(100));
      }
    };
  }

  static final String STREAM =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";

  static Script stream(String events) {
    return out -> write(out, STREAM + events);
  }

  static Script body(String type, String body) {
    return out ->
        write(
            out,
            "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nConnection: close\r\n\r\n" + body);
  }

  /** An answer with another status; {@code header} is a whole line or empty. */
  static Script status(int code, String header, String body) {
    return out ->
        write(
            out,
            "HTTP/1.1 "
                + code
                + " Status\r\n"
                + (header.isEmpty() ? "" : header + "\r\n")
                + "Content-Type: application/json\r\nConnection: close\r\n\r\n"
                + body);
  }

  /** Closes without a word. */
  static Script slam() {
    return out -> {};
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
