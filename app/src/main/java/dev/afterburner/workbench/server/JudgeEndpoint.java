package dev.afterburner.workbench.server;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.SandboxException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code POST /judge}: solutions judged for training. One is answered with a JSON document; a list
 * in the field {@code items} with one line of JSON for each, as it is done.
 */
final class JudgeEndpoint {

  private final MonolithServer.Workbench workbench;
  private final Workers workers;
  private final Departures departures;
  private final JsonMapper mapper;

  JudgeEndpoint(
      MonolithServer.Workbench workbench,
      Workers workers,
      Departures departures,
      JsonMapper mapper) {
    this.workbench = workbench;
    this.workers = workers;
    this.departures = departures;
    this.mapper = mapper;
  }

  /** One solution at its turn. */
  private static final class Item implements Workers.Work {
    private final int index;
    private final @Nullable JsonNode id;
    private final JudgeItem item;
    private final Scorer scorer;
    private final Batch batch;
    private final AtomicBoolean begun = new AtomicBoolean();

    Item(int index, @Nullable JsonNode id, JudgeItem item, Scorer scorer, Batch batch) {
      this.index = index;
      this.id = id;
      this.item = item;
      this.scorer = scorer;
      this.batch = batch;
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
        judged = scorer.score(index, id, item, batch.cancellation);
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
    Scorer scorer = new Scorer(workbench.sandbox(), workbench.judge());
    Batch batch = new Batch();
    call.note("items", many ? items.size() : 1);
    if (!many) {
      JudgeItem item = reader.read(body);
      Item work = new Item(0, body.get("id"), item, scorer, batch);
      workers.offer(work);
      Judged judged;
      try (Departures.Watch client =
          departures.watch(call.client(), () -> workers.withdraw(work))) {
        judged = batch.finished.take();
        if (client.left()) {
          throw new IOException("the client left before its solution was judged");
        }
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
        JsonNode json = items.get(i);
        batch.ahead.acquire();
        try {
          if (batch.cancellation.isCancelled()) {
            throw Refused.stopping();
          }
          workers.put(new Item(i, json.get("id"), reader.read(json), scorer, batch));
        } catch (Refused e) {
          batch.done(Judged.failed(i, json.get("id"), e.message()));
        } catch (RuntimeException | Error e) {
          // Its sender waits for a line about each item.
          batch.done(Judged.failed(i, json.get("id"), Refused.of(e).message()));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
