// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train.watch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.chart.ScalarsModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Watching a training")
class WatchTest {

  @TempDir private Path folder;

  private static void add(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static void add(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private Run only(Watch watch) throws Exception {
    watch.look();
    List<Run> runs = watch.runs();
    assertEquals(1, runs.size(), runs::toString);
    return runs.getFirst();
  }

  private static String values(Run run, String name) {
    StringBuilder values = new StringBuilder();
    run.find(name)
        .ifPresent(
            series ->
                series
                    .points()
                    .forEach(
                        p -> values.append(p.step()).append('=').append(p.value()).append(' ')));
    return values.toString().strip();
  }

  private static String logged(int step, String loss) {
    return "{\"current_steps\": "
        + step
        + ", \"total_steps\": 100, \"loss\": "
        + loss
        + ", \"lr\": 1e-05, \"elapsed_time\": \"0:00:"
        + (10 + step)
        + "\"}\n";
  }

  @Test
  @DisplayName("reads a log of LLaMA-Factory as it grows, with cut lines, restarts and repeats")
  void trainerLog() throws Exception {
    Path log = folder.resolve("sft/trainer_log.jsonl");
    add(log, logged(5, "2.0"));
    Watch watch = new Watch(folder);
    assertEquals("5=2.0", values(only(watch), "loss"));
    String next = logged(10, "1.5");
    add(log, next.substring(0, 20));
    assertFalse(watch.look());
    add(log, next.substring(20));
    Run run = only(watch);
    assertEquals("5=2.0 10=1.5", values(run, "loss"));
    assertEquals("5=1.0E-5 10=1.0E-5", values(run, "learning_rate"));
    assertEquals(100L, run.total().orElseThrow());
    // A resumed training writes steps again: the last one holds.
    add(log, logged(10, "1.4"));
    assertEquals("5=2.0 10=1.4", values(only(watch), "loss"));
    // Begun anew in the same place, longer than before.
    Files.writeString(
        log, logged(5, "1.0") + logged(10, "0.9") + logged(15, "0.8") + logged(20, "0.7"));
    assertEquals("5=1.0 10=0.9 15=0.8 20=0.7", values(only(watch), "loss"));
    // And shorter.
    Files.writeString(log, logged(5, "3.0"));
    assertEquals("5=3.0", values(only(watch), "loss"));
  }

  @Test
  @DisplayName("joins a trainer's log, the states of its checkpoints and its event files")
  void joined() throws Exception {
    add(folder.resolve("out/trainer_log.jsonl"), logged(5, "2.0"));
    add(
        folder.resolve("out/checkpoint-5/trainer_state.json"),
        "{\"log_history\": [{\"step\": 5, \"loss\": 2.0, \"grad_norm\": NaN, \"rewards/margins\": 0.5}]}");
    Path events = folder.resolve("out/runs/a/events.out.tfevents.1700000000.host.1.0");
    add(events, event(5, "train/loss", 2.0f, 100.0));
    add(events, event(10, "train/loss", 1.0f, 200.0));
    Run run = only(new Watch(folder));
    assertEquals("out", run.name());
    assertEquals("5=2.0 10=1.0", values(run, "loss"));
    assertEquals("5=NaN", values(run, "grad_norm"));
    assertEquals(List.of(5L), run.checkpoints());
    assertEquals(3, run.files().size());
  }

  @Test
  @DisplayName("knows how long a training is by the states of its checkpoints alone, as TRL's")
  void length() throws Exception {
    String log = "\"log_history\": [{\"step\": 2, \"reward\": 0.5}]}";
    add(
        folder.resolve("out/checkpoint-2/trainer_state.json"),
        "{\"global_step\": 2, \"max_steps\": 3, " + log);
    Watch watch = new Watch(folder);
    Run run = only(watch);
    assertEquals(3L, run.total().orElseThrow());
    assertFalse(run.isOver());
    add(
        folder.resolve("out/checkpoint-3/trainer_state.json"),
        "{\"global_step\": 3, \"max_steps\": 3, \"log_history\": [{\"step\": 3, \"reward\": 0.7}]}");
    assertTrue(only(watch).isOver());
  }

  private static byte[] bytes(int field, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    varint(out, field * 8L + 2);
    varint(out, content.length);
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static void varint(ByteArrayOutputStream out, long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(out::writeBytes);
    return out.toByteArray();
  }

  private static byte[] text(int field, String text) {
    return bytes(field, text.getBytes(StandardCharsets.UTF_8));
  }

  /** So many bytes, filled in little-endian order. */
  private static byte[] little(int size, java.util.function.Consumer<ByteBuffer> content) {
    byte[] bytes = new byte[size];
    content.accept(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
    return bytes;
  }

  private static byte[] event(long step, String tag, float value, double seconds) {
    byte[] number = join(new byte[] {(2 << 3) | 5}, little(4, b -> b.putFloat(value)));
    byte[] summary = bytes(1, join(text(1, tag), number));
    ByteArrayOutputStream steps = new ByteArrayOutputStream();
    steps.write(2 << 3);
    varint(steps, step);
    byte[] data =
        join(
            new byte[] {(1 << 3) | 1},
            little(8, b -> b.putDouble(seconds)),
            steps.toByteArray(),
            bytes(5, summary));
    byte[] length = little(8, b -> b.putLong(data.length));
    return join(length, masked(length), data, masked(data));
  }

  private static byte[] masked(byte[] data) {
    CRC32C sum = new CRC32C();
    sum.update(data);
    return little(4, b -> b.putInt(Integer.rotateRight((int) sum.getValue(), 15) + 0xa282ead8));
  }

  @Test
  @DisplayName("reads event files record by record, and a later file before an earlier one")
  void events() throws Exception {
    Path first = folder.resolve("events.out.tfevents.1700000000.host.1.0");
    byte[] one = event(1, "loss", 3f, 10);
    byte[] two = event(2, "loss", 2f, 20);
    add(first, one);
    add(first, Arrays.copyOf(two, 9));
    Watch watch = new Watch(folder);
    assertEquals("1=3.0", values(only(watch), "loss"));
    add(first, Arrays.copyOfRange(two, 9, two.length));
    add(first, event(3, "loss", 1f, 30));
    assertEquals("1=3.0 2=2.0 3=1.0", values(only(watch), "loss"));
    // Begun again at step 2: what the first file had from there on is void.
    add(folder.resolve("events.out.tfevents.1700000100.host.2.0"), event(2, "loss", 9f, 40));
    assertEquals("1=3.0 2=9.0", values(only(watch), "loss"));
  }

  @Test
  @DisplayName("reads what tensorboardX wrote")
  void real() throws Exception {
    Files.copy(
        Path.of("src/test/resources/training-logs/events.out.tfevents.real"),
        folder.resolve("events.out.tfevents.real"));
    Run run = only(new Watch(folder));
    List<Point> loss = run.find("loss").orElseThrow().points();
    assertEquals(20, loss.size());
    for (int i = 1; i <= 20; i++) {
      assertEquals(i, loss.get(i - 1).step());
      assertEquals(2.0 / i, loss.get(i - 1).value(), 1e-7);
    }
    // A text among the numbers is none; NaN is one.
    assertEquals(List.of("grad_norm", "loss"), run.series().stream().map(Series::name).toList());
    assertTrue(Double.isNaN(run.find("grad_norm").orElseThrow().points().get(6).value()));
    assertEquals(List.of(), run.damaged());
  }

  @Test
  @DisplayName("does not take a damaged event for a number")
  void damaged() throws Exception {
    Path file = folder.resolve("events.out.tfevents.1.host.1.0");
    byte[] bad = event(1, "loss", 3f, 10);
    bad[30] ^= 1;
    add(file, bad);
    add(file, event(2, "loss", 2f, 20));
    Run run = only(new Watch(folder));
    assertEquals("2=2.0", values(run, "loss"));
    String alarm = Alarms.of(run, run.changed()).getFirst();
    assertTrue(alarm.startsWith("events.out.tfevents.1.host.1.0 is damaged"), alarm);
  }

  /** A file of records in blocks, as the library writes it. */
  private static byte[] wandb(byte[]... records) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {':', 'W', '&', 'B', (byte) 0xe1, (byte) 0xbe, 0});
    for (byte[] record : records) {
      int from = 0;
      boolean begun = false;
      do {
        int room = 32_768 - out.size() % 32_768;
        if (room < 7) {
          out.writeBytes(new byte[room]);
          room = 32_768;
        }
        int length = Math.min(room - 7, record.length - from);
        boolean last = from + length == record.length;
        int type = begun ? last ? 4 : 3 : last ? 1 : 2;
        byte[] piece =
            join(new byte[] {(byte) type}, Arrays.copyOfRange(record, from, from + length));
        CRC32 sum = new CRC32();
        sum.update(piece);
        out.writeBytes(little(6, b -> b.putInt((int) sum.getValue()).putShort((short) length)));
        out.writeBytes(piece);
        from += length;
        begun = true;
      } while (from < record.length);
    }
    return out.toByteArray();
  }

  private static byte[] history(int step, String name, String value, String filler) {
    byte[] item = bytes(1, join(text(1, name), text(16, value)));
    byte[] steps = bytes(1, join(text(2, "_step"), text(16, String.valueOf(step))));
    byte[] filling = bytes(1, join(text(1, "text"), text(16, '"' + filler + '"')));
    return bytes(2, join(item, steps, filling));
  }

  @Test
  @DisplayName("reads offline runs of W&B over the borders of blocks, while they grow")
  void wandb() throws Exception {
    byte[] all =
        wandb(
            history(1, "train/loss", "2.5", "x".repeat(40_000)),
            history(2, "train/loss", "NaN", "y".repeat(25_520)),
            history(3, "train/loss", "1.5", ""));
    Path file = folder.resolve("wandb/offline-run-1/run-abc.wandb");
    Watch watch = new Watch(folder);
    for (int from = 0; from < all.length; from += 9_001) {
      add(file, Arrays.copyOfRange(all, from, Math.min(all.length, from + 9_001)));
      watch.look();
    }
    Run run = only(watch);
    assertEquals(".", run.name());
    assertEquals("1=2.5 2=NaN 3=1.5", values(run, "loss"));
  }

  @Test
  @DisplayName("reads verl's file, console and rollouts")
  void verl() throws Exception {
    Path log = folder.resolve("afterburner/grpo.jsonl");
    add(log, "{\"step\":1,\"data\":{\"critic/score/mean\":0.25,\"actor/grad_norm\":null}}\n");
    Path console = folder.resolve("train.log");
    add(
        console,
        "(pid=7) step:1 - actor/lr:1e-06 - val-core/own/mean@1:np.float64(0.5) - note:abc\n");
    Path rollouts = folder.resolve("rollouts/3.jsonl");
    for (int i = 0; i <= 10; i++) {
      add(
          rollouts,
          "{\"input\":\"p\",\"output\":\"o\",\"gts\":null,\"score\":"
              + i / 10.0
              + ",\"step\":3,\"passed\":"
              + (i > 5 ? 1.0 : 0.0)
              + "}\n");
    }
    Watch watch = new Watch(folder);
    watch.look();
    List<Run> runs = watch.runs();
    assertEquals(List.of(".", "afterburner"), runs.stream().map(Run::name).toList());
    assertEquals("1=1.0E-6", values(runs.get(0), "actor/lr"));
    assertEquals("1=0.5", values(runs.get(0), "val-core/own/mean@1"));
    assertEquals("1=0.25", values(runs.get(1), "critic/score/mean"));
    assertEquals("1=NaN", values(runs.get(1), "actor/grad_norm"));
    assertEquals("3=0.1", values(runs.get(0), "rollouts/score/p10"));
    assertEquals("3=0.5", values(runs.get(0), "rollouts/score/p50"));
    assertEquals(5 / 11.0, runs.get(0).find("rollouts/passed").orElseThrow().last().value(), 1e-12);
    // Truncated at each start, a resumed one included.
    Files.writeString(log, "{\"step\":9,\"data\":{\"critic/score/mean\":0.5}}\n");
    watch.look();
    assertEquals("9=0.5", values(watch.runs().get(1), "critic/score/mean"));
  }

  private List<String> alarms(String states, Duration since) throws Exception {
    Path file = folder.resolve("trainer_state.json");
    Files.writeString(file, "{\"log_history\": [" + states + "]}");
    Run run = only(new Watch(folder));
    return Alarms.of(run, run.changed().plus(since));
  }

  @Test
  @DisplayName("warns of NaN, flat rewards, cut replies, a wrong reference and silence, in words")
  void alarms() throws Exception {
    Duration now = Duration.ZERO;
    assertEquals(
        List.of(),
        alarms(
            "{\"step\": 5, \"loss\": 0.7, \"reward\": 0.1, \"frac_reward_zero_std\": 0.5}", now));
    assertTrue(
        alarms("{\"step\": 7, \"loss\": NaN}", now)
            .getFirst()
            .startsWith("loss is NaN at step 7;"));
    assertTrue(
        alarms("{\"step\": 7, \"grad_norm\": Infinity}", now)
            .getFirst()
            .startsWith("grad_norm is infinite at step 7;"));
    assertTrue(
        alarms("{\"step\": 3, \"frac_reward_zero_std\": 0.9}", now)
            .getFirst()
            .startsWith("the reward is flat: in 90 % of the groups"));
    assertTrue(
        alarms("{\"step\": 3, \"completions/clipped_ratio\": 0.4}", now)
            .getFirst()
            .startsWith("40 % of the replies are cut off"));
    assertTrue(
        alarms("{\"step\": 5, \"loss\": 0.5, \"rewards/margins\": 0.4}", now)
            .getFirst()
            .startsWith("the first loss is 0.5000 and not ln 2"));
    assertEquals(
        List.of(), alarms("{\"step\": 5, \"loss\": 0.6931, \"rewards/margins\": 0.0}", now));
    String one = "{\"step\": 5, \"loss\": 0.6}";
    assertEquals(List.of(), alarms(one, Duration.ofMinutes(9)));
    assertTrue(
        alarms(one, Duration.ofMinutes(11))
            .getFirst()
            .startsWith("nothing was written for 11 min"));
    // A finished one may be silent.
    assertEquals(
        List.of(), alarms(one + ", {\"step\": 6, \"train_runtime\": 5.0}", Duration.ofHours(1)));
  }

  @Test
  @DisplayName("expects the next line by the time of the steps before")
  void silence() throws Exception {
    // A line a second: half a minute is long.
    add(
        folder.resolve("trainer_log.jsonl"),
        logged(1, "1") + logged(2, "1") + logged(3, "1") + logged(4, "1"));
    Run run = only(new Watch(folder));
    assertEquals(List.of(), Alarms.of(run, run.changed().plusSeconds(29)));
    assertTrue(
        Alarms.of(run, run.changed().plusSeconds(31))
            .getFirst()
            .startsWith("nothing was written for 31 s"));
    assertEquals(List.of(), Alarms.of(run, Instant.EPOCH));
  }

  @Test
  @DisplayName("smooths without a bias at the beginning")
  void smoothed() {
    Series one = new Series("loss", List.of(new Point("loss", 1, 4, null)));
    assertEquals(4, one.smoothed(), 1e-12);
    Series three =
        new Series(
            "loss",
            List.of(
                new Point("loss", 1, 4, null),
                new Point("loss", 2, Double.NaN, null),
                new Point("loss", 3, 2, null)));
    // (0.8·0.2·4 + 0.2·2)/(1 − 0.64)
    assertEquals(1.04 / 0.36, three.smoothed(), 1e-12);
    // At each step, with a gap where there is no number; and as they are without a weight.
    assertArrayEquals(new double[] {4, Double.NaN, 1.04 / 0.36}, three.smoothed(0.8), 1e-12);
    assertArrayEquals(new double[] {4, Double.NaN, 2}, three.smoothed(0), 1e-12);
  }

  /** What the libraries wrote of losses 2.5, 1.25, NaN and 0.5. */
  private void wrote(String resource, String name, String loss, String rate) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.copy(Path.of("src/test/resources/training-logs").resolve(resource), file);
    Run run = only(new Watch(folder));
    assertEquals("1=2.5 2=1.25 3=NaN 4=0.5", values(run, loss));
    assertEquals("1=1.0E-5 2=2.0E-5 3=1.5E-5 4=5.0E-6", values(run, rate));
    assertEquals(List.of(), run.damaged());
  }

  @Test
  @DisplayName("reads what wandb 0.31.0 wrote offline")
  void realWandb() throws Exception {
    wrote("run-real.wandb", "wandb/offline-run-1/run-real.wandb", "loss", "learning_rate");
  }

  @Test
  @DisplayName("reads what transformers 5.24.0 wrote as the state of a trainer")
  void realState() throws Exception {
    wrote("trainer_state.real.json", "trainer_state.json", "loss", "learning_rate");
  }

  @Test
  @DisplayName("reads what the loggers of verl 0.9.1 wrote into a file and on a console")
  void realVerl() throws Exception {
    wrote("verl.real.jsonl", "grpo.jsonl", "actor/loss", "actor/learning_rate");
    Files.delete(folder.resolve("grpo.jsonl"));
    wrote("verl.real.log", "train.log", "actor/loss", "actor/learning_rate");
  }

  @Test
  @DisplayName("follows a log of 100,000 entries")
  void large() throws Exception {
    Path log = folder.resolve("trainer_log.jsonl");
    StringBuilder lines = new StringBuilder();
    for (int i = 1; i <= 100_000; i++) {
      lines
          .append("{\"current_steps\": ")
          .append(i)
          .append(", \"loss\": ")
          .append(i % 7)
          .append("}\n");
    }
    Files.writeString(log, lines);
    Watch watch = new Watch(folder);
    Run run = only(watch);
    assertEquals(100_000, run.find("loss").orElseThrow().points().size());
    add(log, "{\"current_steps\": 100001, \"loss\": 9}\n");
    assertTrue(watch.look());
    assertEquals(9, only(watch).find("loss").orElseThrow().last().value());
    ScalarsModel chart =
        TrainingFigure.of(
            "t", watch.runs(), List.of("a"), new TrainingFigure.Look(List.of("loss"), 0.9, false));
    assertEquals(100_001, chart.panels().getFirst().lines().getFirst().size());
  }

  @Test
  @DisplayName("finds the texts of a rollout again, and what was recorded of it")
  void rollouts() throws Exception {
    Path file = folder.resolve("rollouts/7.jsonl");
    add(
        file,
        "{\"input\":\"frage ä\",\"output\":\"no code\",\"gts\":null,\"score\":-0.5,\"step\":7}\n");
    add(
        file,
        """
        {"input":"p","output":"ü\\n```python\\nprint(1)\\n```","gts":{"problem":"pair-sums",\
        "language":"python"},"score":0.25,"step":7,"passed":1.0,"verdict_code":0.0,"wall_ms":12.5,\
        "peak_kb":2048.0}
        """);
    add(file, "{\"input\":\"half");
    List<Rollout> found = Rollout.read(file);
    assertEquals(2, found.size());
    assertEquals("", found.get(0).verdict());
    assertEquals("frage ä", found.get(0).texts().input());
    assertEquals(Optional.empty(), found.get(0).texts().program("python"));
    Rollout second = found.get(1);
    assertEquals(
        List.of(2, 0.25, "pair-sums", "python", "passed"),
        List.of(
            second.number(),
            second.score(),
            second.problem(),
            second.language(),
            second.verdict()));
    assertEquals(12.5, second.number("wall_ms").orElseThrow());
    assertEquals("print(1)\n", second.texts().program("python").orElseThrow().strip() + "\n");
    Watch watch = new Watch(folder);
    Run run = only(watch);
    assertEquals(Map.of(7L, file), watch.rollouts(run.name()));
    assertEquals("7=12.5", values(run, "rollouts/wall_ms/p50"));
    assertTrue(TrainingFigure.scalars(List.of(run)).contains("rollouts/score"));
  }

  @Test
  @DisplayName("says how long a training will take, by its own clock")
  void remaining() throws Exception {
    add(folder.resolve("trainer_log.jsonl"), logged(20, "2.0"));
    // 30 s for 20 steps, and 80 more.
    assertEquals(120, only(new Watch(folder)).remaining().orElseThrow(), 1e-9);
  }
}
