// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.server;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.SandboxException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code POST /judge}: solutions judged for training. One is answered with a JSON document; a list
 * in the field {@code items} with one line of JSON for each, as it is done.
 */
final class JudgeEndpoint {

  /** The largest published rows take a second or two. */
  private static final int MOST_READING_SECONDS = 15;

  private final MonolithServer.Workbench workbench;
  private final Workers workers;
  private final Departures departures;
  private final Metrics metrics;
  private final JsonMapper mapper;

  private final ExecutorService reading;

  /**
   * An endpoint.
   *
   * @param reading reads what is to be judged, on a thread of its own: reading keeps it busy, so
   *     that no worker should wait for it, nor the threads that answer
   */
  JudgeEndpoint(
      MonolithServer.Workbench workbench,
      Workers workers,
      Departures departures,
      Metrics metrics,
      JsonMapper mapper,
      ExecutorService reading) {
    this.reading = reading;
    this.workbench = workbench;
    this.workers = workers;
    this.departures = departures;
    this.metrics = metrics;
    this.mapper = mapper;
  }

  /** One solution: it is read first, and judged at its turn. */
  private static final class Item implements Workers.Work {
    private final int index;
    private final @Nullable JsonNode id;
    private final JsonNode json;
    private final JudgeItem.Reader reader;
    private final Scorer scorer;
    private final Batch batch;
    private final AtomicBoolean begun = new AtomicBoolean();

    private volatile @Nullable JudgeItem read;
    private volatile @Nullable Refused refused;

    Item(int index, JsonNode json, JudgeItem.Reader reader, Scorer scorer, Batch batch) {
      this.index = index;
      this.id = json.get("id");
      this.json = json;
      this.reader = reader;
      this.scorer = scorer;
      this.batch = batch;
    }

    /**
     * Reads it, and waits until that is done.
     *
     * @param readers by whom
     * @return whether there is something to judge; where there is not, it is answered
     */
    boolean read(ExecutorService readers) throws InterruptedException {
      try {
        Callable<Boolean> here = this::read;
        return readers.submit(here).get();
      } catch (RejectedExecutionException e) {
        answer(Refused.stopping());
        return false;
      } catch (ExecutionException e) {
        answer(Refused.of(e));
        return false;
      }
    }

    private boolean read() {
      try {
        read = reading(batch.cancellation, () -> reader.read(json));
        return true;
      } catch (Refused e) {
        answer(e);
        return false;
      }
    }

    private void answer(Refused why) {
      if (begun.compareAndSet(false, true)) {
        refused = why;
        batch.done(Judged.failed(index, id, why.message()));
      }
    }

    @Override
    public void run(int worker) {
      if (!begun.compareAndSet(false, true)) {
        return;
      }
      if (batch.cancellation.isCancelled()) {
        batch.done(Judged.failed(index, id, Refused.stopping().message()));
        return;
      }
      Judged judged;
      try {
        judged = scorer.score(index, id, Objects.requireNonNull(read), batch.cancellation);
        if (batch.cancellation.isCancelled()) {
          judged = Judged.failed(index, id, Refused.stopping().message());
        }
      } catch (SandboxException e) {
        String why =
            batch.cancellation.isCancelled()
                ? Refused.stopping().message()
                : String.valueOf(e.getMessage());
        judged = Judged.failed(index, id, why);
      } catch (RuntimeException | Error e) {
        judged = Judged.failed(index, id, Refused.of(e).message());
      }
      batch.done(judged);
    }

    @Override
    public void abandon() {
      batch.cancellation.cancel();
      if (begun.compareAndSet(false, true)) {
        batch.done(Judged.failed(index, id, Refused.stopping().message()));
      }
    }
  }

  /** What {@link #reading} does. */
  @FunctionalInterface
  private interface Reading {
    JudgeItem read() throws Refused;
  }

  /** Reads on this thread, as long as it may take and somebody waits for it. */
  private static JudgeItem reading(Cancellation cancellation, Reading reading) throws Refused {
    Thread reader = Thread.currentThread();
    AtomicBoolean over = new AtomicBoolean();
    Runnable stop =
        () -> {
          synchronized (over) {
            if (!over.get()) {
              reader.interrupt();
            }
          }
        };
    CompletableFuture<Void> read = new CompletableFuture<>();
    var _ =
        read.orTimeout(MOST_READING_SECONDS, TimeUnit.SECONDS)
            .exceptionally(
                timeout -> {
                  stop.run();
                  return null;
                });
    try (Cancellation.Registration _ = cancellation.onCancel(stop)) {
      return reading.read();
    } catch (RuntimeException | Error e) {
      throw Refused.of(e); // the item's fault, not the sandbox's
    } finally {
      read.complete(null);
      synchronized (over) {
        over.set(true);
        Thread.interrupted(); // what runs next is not meant
      }
    }
  }

  /** The items of one request. No more of them wait at a time than there are workers. */
  private final class Batch {
    private final Cancellation cancellation = new Cancellation();
    private final Semaphore ahead = new Semaphore(2 * workers.count());
    private final BlockingQueue<Judged> finished = new LinkedBlockingQueue<>();

    void done(Judged judged) {
      finished.add(judged);
      ahead.release();
    }
  }

  /** Answers. */
  void judge(Call call) throws IOException, Refused, InterruptedException {
    JsonNode body = call.json();
    JsonNode items = body.path("items");
    boolean many = body.has("items");
    if (many && !items.isArray()) {
      throw new Refused(400, "The field \"items\" must be a list");
    }
    JudgeItem.Reader reader =
        new JudgeItem.Reader(workbench.catalogue(), workbench.languages(), body);
    Scorer scorer = new Scorer(workbench.sandbox(), workbench.judge(), metrics);
    Batch batch = new Batch();
    call.note("items", many ? items.size() : 1);
    if (!many) {
      Item work = new Item(0, body, reader, scorer, batch);
      Judged judged;
      try (Departures.Watch client =
          departures.watch(call.client(), () -> workers.withdraw(work))) {
        if (work.read(reading)) {
          workers.offer(work);
        }
        judged = batch.finished.take();
        if (client.left()) {
          throw new IOException("the client left before its solution was judged");
        }
      }
      Refused refused = work.refused;
      if (refused != null) {
        throw refused;
      }
      call.answer(judged.error() == null ? 200 : 503, judged);
      return;
    }
    List<JsonNode> all = new ArrayList<>();
    items.forEach(all::add);
    try (Departures.Watch _ = departures.watch(call.client(), batch.cancellation::cancel);
        OutputStream out = call.stream(200, "application/x-ndjson")) {
      Thread feeder = Thread.startVirtualThread(() -> feed(all, reader, scorer, batch));
      try {
        for (int i = 0; i < all.size(); i++) {
          out.write(mapper.writeValueAsBytes(batch.finished.take()));
          out.write('\n');
          out.flush();
        }
      } finally {
        // Where the client has gone, nobody wants the rest.
        batch.cancellation.cancel();
        feeder.interrupt();
      }
    }
  }

  private void feed(List<JsonNode> items, JudgeItem.Reader reader, Scorer scorer, Batch batch) {
    try {
      for (int i = 0; i < items.size(); i++) {
        batch.ahead.acquire();
        Item item = new Item(i, items.get(i), reader, scorer, batch);
        if (item.read(reading)) {
          workers.put(item);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
