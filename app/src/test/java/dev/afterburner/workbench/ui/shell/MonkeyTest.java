// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/**
 * Clicks, drags, scrolls and types at random for a minute, or as long as {@code
 * -Dworkbench.monkey.seconds} says; the seed that a failure names brings the same clicks again.
 */
@DisplayName("The window under a monkey's hands")
class MonkeyTest {

  private static final Duration TIME =
      Duration.ofSeconds(Integer.getInteger("workbench.monkey.seconds", 60));
  private static final long SEED = Long.getLong("workbench.monkey.seed", 20261124L);
  private static final int WIDTH = 1240;
  private static final int HEIGHT = 760;

  /** Keys that a monkey finds; those that quit the program are not among them. */
  private static final List<KeyCode> KEYS =
      List.of(
          KeyCode.ENTER,
          KeyCode.ESCAPE,
          KeyCode.TAB,
          KeyCode.UP,
          KeyCode.DOWN,
          KeyCode.LEFT,
          KeyCode.RIGHT,
          KeyCode.HOME,
          KeyCode.END,
          KeyCode.PAGE_DOWN,
          KeyCode.DELETE,
          KeyCode.BACK_SPACE,
          KeyCode.SPACE,
          KeyCode.F1,
          KeyCode.F2,
          KeyCode.F6,
          KeyCode.F7,
          KeyCode.S,
          KeyCode.N,
          KeyCode.X,
          KeyCode.DIGIT1);

  private static final List<KeyCode> WITH_CONTROL =
      List.of(
          KeyCode.DIGIT1,
          KeyCode.DIGIT2,
          KeyCode.DIGIT3,
          KeyCode.DIGIT4,
          KeyCode.DIGIT5,
          KeyCode.DIGIT6,
          KeyCode.DIGIT7,
          KeyCode.ENTER,
          KeyCode.RIGHT,
          KeyCode.F,
          KeyCode.H,
          KeyCode.G,
          KeyCode.Z,
          KeyCode.N,
          KeyCode.S,
          KeyCode.SLASH,
          KeyCode.EQUALS,
          KeyCode.MINUS);

  @TempDir Path folder;
  private final List<Throwable> thrown = Collections.synchronizedList(new ArrayList<>());
  private List<Window> earlier = List.of();
  private Bench bench;
  private Robot robot;
  private Stage stage;
  private Thread.UncaughtExceptionHandler before;

  @BeforeEach
  void open() throws Exception {
    before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> caught(e));
    FxToolkit.registerPrimaryStage();
    earlier = List.copyOf(Window.getWindows());
    bench = new Bench(folder);
    stage = FxToolkit.registerStage(Stage::new);
    FxToolkit.setupFixture(
        () -> {
          Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> caught(e));
          bench.open(stage);
        });
    robot = new Robot(stage);
    robot.size(WIDTH, HEIGHT);
    robot.until("the first problem", () -> robot.sees("Pair sums"));
  }

  @AfterEach
  void close() throws Exception {
    FxToolkit.setupFixture(() -> stage.close());
    bench.close();
    Thread.setDefaultUncaughtExceptionHandler(before);
  }

  @Test
  @DisplayName("throws nothing, leaves no dialog, and still runs a program afterwards")
  void random() {
    bench.saveTo = folder.resolve("saved");
    Random random = new Random(SEED);
    long end = System.nanoTime() + TIME.toNanos();
    int acts = 0;
    while (System.nanoTime() < end && thrown.isEmpty()) {
      act(random);
      acts++;
    }
    robot.settle();
    assertEquals(List.of(), thrown, "after " + acts + " acts of seed " + SEED);
    for (int i = 0; i < 3; i++) {
      robot.type(KeyCode.ESCAPE);
    }
    robot.idle();
    assertEquals(List.of(stage), stages());
    robot.interact(() -> bench.window().perform("Start a new session"));
    robot.interact(() -> bench.window().perform("Measure what is in the editor"));
    robot.until("a version", () -> !robot.rows().isEmpty());
    robot.interact(() -> bench.window().perform("Stop"));
    robot.idle();
    assertEquals(List.of(), thrown, "after seed " + SEED);
  }

  /** What stands on the screen, but for what other tests left there. */
  private List<Window> stages() {
    return Window.getWindows().stream()
        .filter(w -> w instanceof Stage && w.isShowing() && !earlier.contains(w))
        .toList();
  }

  /** The headless platform can't draw a menu that reaches beyond its screen; no screen is so. */
  private void caught(Throwable e) {
    boolean platform =
        Arrays.stream(e.getStackTrace())
            .anyMatch(f -> f.getClassName().equals("com.sun.glass.ui.headless.HeadlessWindow"));
    if (!platform) {
      thrown.add(e);
    }
  }

  private void act(Random random) {
    double x = stage.getX() + random.nextInt(WIDTH);
    double y = stage.getY() + random.nextInt(HEIGHT);
    switch (random.nextInt(10)) {
      case 0, 1, 2, 3 -> robot.clickOn(x, y);
      case 4 -> robot.doubleClickOn(x, y);
      case 5 -> robot.moveTo(x, y).scroll(random.nextInt(5) - 2);
      case 6 ->
          robot
              .moveTo(x, y)
              .press(MouseButton.PRIMARY)
              .moveBy(random.nextInt(200) - 100, random.nextInt(80) - 40)
              .release(MouseButton.PRIMARY);
      case 7 -> robot.push(KeyCode.CONTROL, WITH_CONTROL.get(random.nextInt(WITH_CONTROL.size())));
      default -> robot.type(KEYS.get(random.nextInt(KEYS.size())));
    }
  }
}
