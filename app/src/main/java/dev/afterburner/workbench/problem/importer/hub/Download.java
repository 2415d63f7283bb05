// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.hub;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.problem.importer.data.ImportException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * One file. It grows beside its place, with the server's mark of its content, so that a later try,
 * of this process or of another, can ask for the rest of the same content.
 */
final class Download {

  private static final int BUFFER = 1 << 16;
  private static final int NO_SUCH_RANGE = 416;
  private static final int PART = 206;

  private final OkHttpClient client;
  private final Request request;
  private final Path target;
  private final Path part;
  private final Path mark;
  private final Listener listener;

  /** Told of bytes as they come. */
  @FunctionalInterface
  interface Listener {
    void come(long bytes, long total);
  }

  /** Lets a good answer pass. */
  @FunctionalInterface
  interface Gate {
    void pass(Response response) throws ImportException, Hub.Again;
  }

  Download(OkHttpClient client, Request request, Path target, Listener listener) {
    this.client = client;
    this.request = request;
    this.target = target;
    this.part = target.resolveSibling(target.getFileName() + ".part");
    this.mark = target.resolveSibling(target.getFileName() + ".mark");
    this.listener = listener;
  }

  /** How much has come so far. */
  long bytes() {
    try {
      return Files.size(part);
    } catch (IOException e) {
      return 0;
    }
  }

  /** Fetches what is missing; the file stands in its place afterwards. */
  Path take(Gate gate, Cancellation cancellation) throws IOException, ImportException, Hub.Again {
    long have = bytes();
    String content = content();
    boolean resumed = have > 0 && !content.isEmpty();
    Request.Builder asked = request.newBuilder().header("Accept-Encoding", "identity");
    if (resumed) {
      asked.header("Range", "bytes=" + have + "-").header("If-Range", content);
    }
    Call call = client.newCall(asked.build());
    try (Cancellation.Registration _ = cancellation.onCancel(call::cancel);
        Response response = call.execute()) {
      gate.pass(response);
      if (response.code() == NO_SUCH_RANGE) {
        // The file is shorter than what came of it.
        Files.deleteIfExists(part);
        Files.deleteIfExists(mark);
        throw new Hub.Again("the file has changed", 0);
      }
      boolean goesOn = response.code() == PART && resumed;
      if (!goesOn) {
        have = 0;
        String tag = response.header("ETag");
        Files.writeString(mark, tag == null || tag.startsWith("W/") ? "" : tag);
      }
      long length = response.body().contentLength();
      long total = length < 0 ? -1 : have + length;
      save(response.body().byteStream(), have, total, goesOn);
      if (total >= 0 && bytes() != total) {
        throw new IOException(
            "the connection was cut after " + bytes() + " of " + total + " bytes");
      }
    }
    Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    Files.deleteIfExists(mark);
    return target;
  }

  private void save(InputStream in, long have, long total, boolean append) throws IOException {
    try (OutputStream out =
        append
            ? Files.newOutputStream(part, StandardOpenOption.APPEND)
            : Files.newOutputStream(part)) {
      byte[] buffer = new byte[BUFFER];
      long bytes = have;
      listener.come(bytes, total);
      int read = in.read(buffer);
      while (read >= 0) {
        out.write(buffer, 0, read);
        bytes += read;
        listener.come(bytes, total);
        read = in.read(buffer);
      }
    }
  }

  private String content() throws IOException {
    try {
      return Files.readString(mark).strip();
    } catch (NoSuchFileException e) {
      return "";
    }
  }
}
