// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.server;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * An answer that has to be read: where the client takes nothing of it for too long, the connection
 * is closed, and the write fails. Without it a client that never reads keeps its answer in memory
 * for ever.
 */
final class TimelyOutput extends FilterOutputStream {

  private final Duration patience;

  /**
   * Over a connection's stream, which an interrupt closes.
   *
   * @param patience for each piece
   */
  TimelyOutput(OutputStream out, Duration patience) {
    super(out);
    this.patience = patience;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    timely(() -> out.write(bytes, from, length));
  }

  @Override
  public void flush() throws IOException {
    timely(out::flush);
  }

  @Override
  public void close() throws IOException {
    timely(out::close);
  }

  /** Something that waits for the client. */
  private interface Writing {
    void run() throws IOException;
  }

  private void timely(Writing writing) throws IOException {
    Thread writer = Thread.currentThread();
    CompletableFuture<Void> late = new CompletableFuture<>();
    CompletableFuture<Void> end =
        late.completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
            .thenRun(writer::interrupt);
    try {
      writing.run();
    } finally {
      late.cancel(false);
      end.cancel(false);
    }
  }
}
