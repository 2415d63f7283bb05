// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize;

import static dev.afterburner.workbench.optimize.Bench.code;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.chart.ScalarLine;
import dev.afterburner.workbench.chart.ScalarsModel;
import dev.afterburner.workbench.problem.Verdict;
import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.settings.DraftFolder;
import dev.afterburner.workbench.settings.LoopSettings;
import dev.afterburner.workbench.store.SqliteSessionStore;
import dev.afterburner.workbench.train.watch.Rollout;
import dev.afterburner.workbench.ui.fx.Notice;
import dev.afterburner.workbench.ui.fx.Notices;
import dev.afterburner.workbench.ui.fx.SameThread;
import dev.afterburner.workbench.ui.run.Choices;
import dev.afterburner.workbench.ui.run.SessionViewModel;
import dev.afterburner.workbench.ui.training.RolloutOpening;
import dev.afterburner.workbench.ui.training.RolloutsViewModel;
import dev.afterburner.workbench.ui.training.ShownRun;
import dev.afterburner.workbench.ui.training.ShownScalar;
import dev.afterburner.workbench.ui.training.TrainingViewModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What the window shows of trainings")
class TrainingInWindowTest {

  private static final String ROLLOUT =
      "{\"input\":\"p\",\"output\":\"%s\",\"gts\":%s,\"score\":%s,\"step\":1,\"passed\":1.0,"
          + "\"verdict_code\":0.0,\"wall_ms\":12.5,\"peak_kb\":2048.0}\n";
  private static final String ECHO = "{\"problem\":\"echo\",\"language\":\"python\"}";

  @TempDir Path folder;
  private final SameThread tasks = new SameThread();
  private final Notices notices = new Notices();
  private final List<String> opened = new ArrayList<>();
  private Instant now = Instant.now();
  private SqliteSessionStore store;
  private SessionViewModel session;
  private RolloutsViewModel rollouts;
  private TrainingViewModel model;

  @BeforeEach
  void open() throws Exception {
    store = SqliteSessionStore.open(folder.resolve("workbench.db"));
    Bench bench = new Bench(store, code("wall=50 peak=20"));
    session =
        new SessionViewModel(
            SessionInWindowTest.catalogue(bench),
            bench.optimizer(),
            chosen -> Bench.SETTINGS,
            store,
            new DraftFolder(folder.resolve("drafts")),
            tasks,
            () -> Bench.NOW,
            notices,
            new Choices("python", Figure.TIME, "scripted", 5, LoopSettings.DEFAULT));
    rollouts = new RolloutsViewModel(new RolloutOpening(session, notices), tasks);
    rollouts.setOnOpened(() -> opened.add("editor"));
    model = new TrainingViewModel(rollouts, tasks, () -> now);
    model.setVisible(true);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Path add(String file, String text) throws IOException {
    Path path = folder.resolve("logs").resolve(file);
    Files.createDirectories(Objects.requireNonNull(path.getParent()));
    Files.writeString(path, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    return path;
  }

  private static String logged(int step, String loss) {
    return "{\"current_steps\": "
        + step
        + ", \"total_steps\": 40, \"loss\": "
        + loss
        + ", \"lr\": 1e-05}\n";
  }

  /** As a second later; looking rests for a while after a look that took long. */
  private void look() {
    now = now.plus(Duration.ofSeconds(5));
    model.look();
  }

  private static String steps(ScalarLine line) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < line.size(); i++) {
      words.append(line.step(i)).append('=').append(line.raw(i)).append(' ');
    }
    return words.toString().strip();
  }

  private ScalarsModel.Panel panel(String name) {
    return model.chart().get().panels().stream()
        .filter(p -> p.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @DisplayName("is the runs of a folder one over the other, which grow, are cut and begin anew")
  void runs() throws Exception {
    Path log = add("a/trainer_log.jsonl", logged(10, "2.0") + logged(20, "1.0"));
    add("b/trainer_log.jsonl", logged(10, "3.0"));
    Files.createDirectories(folder.resolve("logs/a/checkpoint-20"));
    model.open(folder.resolve("logs"));
    assertEquals(List.of("logs/a", "logs/b"), model.runs().stream().map(ShownRun::label).toList());
    assertEquals("step 20 of 40 · checkpoint 20", model.runs().getFirst().advance().get());
    assertEquals("10=2.0 20=1.0", steps(panel("loss").lines().get(0)));
    assertEquals("10=3.0", steps(panel("loss").lines().get(1)));
    assertEquals(List.of(20L), model.chart().get().lines().getFirst().checkpoints());
    assertEquals("2 runs", model.status().get());
    // Debiased: (0.8·0.2·2 + 0.2·1)/(1 − 0.64).
    assertEquals(0.52 / 0.36, panel("loss").lines().getFirst().smooth(1), 1e-12);

    String next = logged(30, "0.5");
    add("a/trainer_log.jsonl", next.substring(0, 20));
    look();
    assertEquals("10=2.0 20=1.0", steps(panel("loss").lines().getFirst()), "half a record waits");
    add("a/trainer_log.jsonl", next.substring(20));
    look();
    assertEquals("10=2.0 20=1.0 30=0.5", steps(panel("loss").lines().getFirst()));
    Files.writeString(log, logged(5, "9.0"));
    look();
    assertEquals("5=9.0", steps(panel("loss").lines().getFirst()), "it began anew");

    model.runs().getFirst().shown().set(false);
    assertEquals(
        List.of("logs/b"),
        model.chart().get().lines().stream().map(ScalarsModel.Name::label).toList());
    model.forget(model.runs().getFirst());
    assertEquals(List.of(), model.runs());
    assertEquals(List.of(), model.chart().get().panels());
  }

  @Test
  @DisplayName("is the numbers that are ticked, smoothed as is chosen")
  void scalars() throws Exception {
    add("trainer_log.jsonl", logged(10, "2.0") + logged(20, "1.0"));
    model.open(folder.resolve("logs/trainer_log.jsonl"));
    assertEquals(
        List.of("learning_rate", "loss"), model.scalars().stream().map(ShownScalar::name).toList());
    model.scalars().getFirst().shown().set(false);
    assertEquals(
        List.of("loss"),
        model.chart().get().panels().stream().map(ScalarsModel.Panel::name).toList());
    model.weight().set(0.0);
    assertEquals(1.0, panel("loss").lines().getFirst().smooth(1));
    assertFalse(model.chart().get().note().contains("mean"), "nothing is smoothed");
    add("trainer_log.jsonl", logged(30, "0.5"));
    look();
    assertEquals(1, model.chart().get().panels().size(), "what was chosen stays");
  }

  @Test
  @DisplayName("is what to look at, in words, for as long as it is so")
  void warnings() throws Exception {
    Path log = add("trainer_log.jsonl", logged(10, "2.0") + logged(20, "NaN"));
    model.open(folder.resolve("logs"));
    assertEquals(
        "loss is NaN at step 20; lower the learning rate, or go back to a checkpoint before that.",
        model.warnings().get());
    look();
    assertFalse(model.warnings().get().isEmpty(), "it stays");
    now = now.plus(Duration.ofMinutes(30));
    look();
    assertTrue(
        model.warnings().get().contains("\nNothing was written for 30 min"),
        model.warnings().get());
    Files.writeString(log, logged(5, "1.0"));
    now = Instant.now();
    model.open(folder.resolve("logs"));
    assertEquals("", model.warnings().get());
    Files.delete(log);
    Files.delete(folder.resolve("logs"));
    look();
    assertTrue(model.status().get().contains("there is no file or folder "), model.status().get());
  }

  @Test
  @DisplayName("is rollouts, whose programs open in the editor with what was recorded")
  void opensRollouts() throws Exception {
    session.open("echo");
    String reply = "```python\\nwall=70 peak=40\\n```";
    add("rollouts/1.jsonl", ROLLOUT.formatted("nothing", "null", -0.5));
    add("rollouts/2.jsonl", ROLLOUT.formatted(reply, ECHO, 0.5));
    model.open(folder.resolve("logs"));
    assertEquals(2, rollouts.files().size());
    assertEquals(2, Objects.requireNonNull(rollouts.file().get()).step(), "the last step");
    Rollout row = rollouts.rows().getFirst();
    rollouts.chosen().set(row);
    assertEquals(
        "Rollout 1 of step 2, recorded in training: reward 0.500, passed, 12.5 ms, 2.10 MB.",
        rollouts.recorded().get().replace('\u2009', ' '));
    rollouts.open();
    assertEquals("", rollouts.fault().get());
    assertEquals("wall=70 peak=40", session.drafts().code().get().strip());
    assertEquals(List.of("editor"), opened);
    assertTrue(notices.lines().getLast().text().startsWith("Rollout 1 of step 2, recorded"));
    assertNull(session.state().get(), "nothing is measured yet");

    session.drafts().code().set("mine");
    rollouts.open();
    assertEquals("mine", session.drafts().code().get(), "edits are not overwritten");
    Notice question = notices.lines().getLast();
    question.answers().getFirst().action().run();
    assertEquals("wall=70 peak=40", session.drafts().code().get().strip());

    rollouts.measure();
    Version measured = Objects.requireNonNull(session.state().get()).versions().get(1);
    assertEquals("wall=70 peak=40", measured.code().strip());
    assertTrue(Objects.requireNonNull(measured.judgement()).verdict() instanceof Verdict.Passed);

    rollouts.file().set(rollouts.files().getLast());
    rollouts.chosen().set(rollouts.rows().getFirst());
    rollouts.open();
    assertEquals(
        "The reply holds no program in python that could be opened.", rollouts.fault().get());
  }

  @Test
  @DisplayName("is a step's rollouts while they are written, with the chosen one kept")
  void growing() throws Exception {
    add("rollouts/1.jsonl", ROLLOUT.formatted("a", "null", 0.1));
    model.open(folder.resolve("logs"));
    Rollout first = rollouts.rows().getFirst();
    rollouts.chosen().set(first);
    String second = ROLLOUT.formatted("b", "null", 0.2);
    add("rollouts/1.jsonl", second.substring(0, 30));
    look();
    assertEquals(1, rollouts.rows().size());
    add("rollouts/1.jsonl", second.substring(30));
    look();
    assertEquals(2, rollouts.rows().size());
    assertEquals(first, rollouts.chosen().get());
    assertEquals("b", rollouts.rows().get(1).texts().output());
  }
}
