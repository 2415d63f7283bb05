// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.hub;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A test fixture that behaves as the Hub does: it lists files, redirects to another host for them
 * (the same socket by another name), knows ranges and ETags, and cuts connections when told to.
 */
public final class HubServer implements AutoCloseable {

  private static final Pattern RANGE = Pattern.compile("(?i)\\r\\nRange: bytes=(\\d+)-");
  private static final Pattern IF_RANGE = Pattern.compile("(?i)\\r\\nIf-Range: (\\S+)");

  private final byte[] content;
  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final Deque<Integer> cuts = new ArrayDeque<>();
  private int status;
  private int statuses;
  private int edition = 1;

  public HubServer(byte[] content) throws IOException {
    this.content = content;
    Thread.ofVirtual().start(this::serve);
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  List<String> requests() {
    return List.copyOf(requests);
  }

  /** Where each request for a file asked to begin; empty for the whole. */
  List<String> rangesOf(String path) {
    return requests().stream()
        .filter(r -> r.startsWith("GET " + path + " "))
        .map(RANGE::matcher)
        .map(range -> range.find() ? range.group(1) : "")
        .toList();
  }

  /** Cuts the next answers with a file after so many bytes. */
  synchronized void cutAfter(Integer... bytes) {
    cuts.clear();
    cuts.addAll(Arrays.asList(bytes));
  }

  /** Answers the next requests with a status alone. */
  synchronized void answer(int code, int times) {
    status = code;
    statuses = times;
  }

  /** The files have another content from now on. */
  synchronized void changed() {
    edition++;
  }

  private void serve() {
    try {
      while (true) {
        Socket connection = socket.accept();
        Thread.ofVirtual().start(() -> answer(connection));
      }
    } catch (SocketException e) {
      // Closed.
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(Socket connection) {
    try (connection) {
      String request = head(connection.getInputStream());
      requests.add(request);
      answer(request, connection.getOutputStream());
    } catch (IOException e) {
      // The client has left.
      return;
    }
  }

  private synchronized void answer(String request, OutputStream out) throws IOException {
    String path = request.split(" ")[1];
    if (statuses > 0) {
      statuses--;
      write(out, status + " Told", "Retry-After: 7\r\n", new byte[0], 0);
    } else if (path.equals("/api/datasets/ada/sums/parquet")) {
      String list =
          "{\"default\": {\"train\": [\"%s/resolve/train/0\", \"%s/resolve/train/1\"],"
              .formatted(address(), address());
      String rest = " \"test\": [\"%s/resolve/test/0\"]}}".formatted(address());
      byte[] body = (list + rest).getBytes(StandardCharsets.UTF_8);
      write(out, "200 OK", "Content-Type: application/json\r\n", body, body.length);
    } else if (path.startsWith("/resolve/")) {
      String place =
          "http://localhost:" + socket.getLocalPort() + path.replace("/resolve/", "/file/");
      write(out, "302 Found", "Location: " + place + "\r\n", new byte[0], 0);
    } else {
      file(request, out);
    }
  }

  private void file(String request, OutputStream out) throws IOException {
    Matcher range = RANGE.matcher(request);
    Matcher same = IF_RANGE.matcher(request);
    String tag = "\"edition-" + edition + "\"";
    boolean part = range.find() && same.find() && same.group(1).equals(tag);
    int from = part ? Integer.parseInt(range.group(1)) : 0;
    byte[] body = Arrays.copyOfRange(content, from, content.length);
    Integer cut = cuts.poll();
    String headers =
        "ETag: "
            + tag
            + "\r\nAccept-Ranges: bytes\r\n"
            + (part
                ? "Content-Range: bytes %d-%d/%d\r\n"
                    .formatted(from, content.length - 1, content.length)
                : "");
    int sent = cut == null ? body.length : cut;
    write(out, part ? "206 Partial Content" : "200 OK", headers, body, sent);
  }

  private static void write(OutputStream out, String status, String headers, byte[] body, int sent)
      throws IOException {
    String head =
        "HTTP/1.1 "
            + status
            + "\r\n"
            + headers
            + "Content-Length: "
            + body.length
            + "\r\nConnection: close\r\n\r\n";
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.write(body, 0, sent);
    out.flush();
  }

  private static String head(InputStream in) throws IOException {
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
    return head;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
