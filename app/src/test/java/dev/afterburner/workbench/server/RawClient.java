// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A client that says what a well-kept one would not. */
final class RawClient implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 30_000;

  private final Socket socket;

  RawClient(URI server) throws IOException {
    socket = new Socket(server.getHost(), server.getPort());
    socket.setSoTimeout(PATIENCE_MILLIS);
  }

  /** Sends text as it is, a byte a character. */
  RawClient send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  RawClient send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return this;
  }

  /** A request with JSON, and headers before it, each with its line break. */
  RawClient post(String path, String headers, String json) throws IOException {
    return send(
        "POST %s HTTP/1.1\r\n%sContent-Length: %d\r\nConnection: close\r\n\r\n%s"
            .formatted(path, headers, json.length(), json));
  }

  /** Says that nothing more comes. */
  RawClient sendNoMore() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  /** All that the server says until it ends the connection. */
  String answer() throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder said = new StringBuilder();
    try {
      for (int b = in.read(); b >= 0; b = in.read()) {
        said.append((char) b);
      }
    } catch (java.net.SocketException e) {
      said.append("(").append(e.getMessage()).append(")");
    }
    return said.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
