// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import dev.afterburner.workbench.settings.WindowSettings.Theme;
import dev.afterburner.workbench.ui.diff.DiffContent;
import dev.afterburner.workbench.ui.diff.DiffView;
import dev.afterburner.workbench.ui.editor.CodeEditor;
import dev.afterburner.workbench.ui.editor.TreeSitterHighlighter;
import dev.afterburner.workbench.ui.fx.Fonts;
import dev.afterburner.workbench.ui.fx.FxTaskRunner;
import dev.afterburner.workbench.ui.fx.Themes;
import dev.afterburner.workbench.ui.model.ModelPaneView;
import dev.afterburner.workbench.ui.model.ModelPaneViewModel.Exchange;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.stage.Stage;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * A benchmark, started by hand: how much the panes of text keep the JavaFX thread. Told for each
 * thing that is done are the processor's time on that thread, which other work on the machine
 * hardly changes, and the tasks of more than 16 ms.
 *
 * <p>Argument: a word; only what has it in its name is done.
 */
final class PaneWork {

  private static final int LINES = 600;
  private static final int PIECE = 20;
  private static final long FRAME_NANOS = 40_000_000;

  private static final List<String> FIRST_LINES =
      List.of("import sys", "def count(pairs):  # v1", "def count(values):  # v2", "total = 0");

  // Before the controls.
  private final Themes themes = new Themes(Theme.LIGHT);
  private final FxTaskRunner tasks = new FxTaskRunner();
  private final ReadOnlyObjectWrapper<Exchange> exchange =
      new ReadOnlyObjectWrapper<>(exchange("", -1, true));
  private final ModelPaneView model = new ModelPaneView(exchange.getReadOnlyProperty());
  private final TreeSitterHighlighter highlighter = new TreeSitterHighlighter();
  private final CodeEditor editor = new CodeEditor(highlighter, tasks);
  private final DiffView diff = new DiffView(highlighter, tasks);
  private final String only;

  private PaneWork(Stage stage, String only) {
    this.only = only;
    Fonts.load();
    Scene scene = new Scene(new SplitPane(editor, diff, model), 1240, 780);
    themes.dress(scene);
    themes.fontSize(13);
    stage.setScene(scene);
    stage.show();
  }

  public static void main(String[] args) throws Exception {
    Stage stage = FxToolkit.registerPrimaryStage();
    PaneWork work =
        WaitForAsyncUtils.waitForAsyncFx(
            30_000, () -> new PaneWork(stage, args.length == 0 ? "" : args[0]));
    // The second round counts: in the first one classes are loaded and code is compiled.
    work.all(false);
    work.all(true);
    work.tasks.close();
    FxToolkit.cleanupStages();
    System.exit(0);
  }

  private void all(boolean told) throws IOException {
    String reply = "Sort first.\n\n```python\n" + program(0) + "```\nThat is all.\n";
    int from = reply.indexOf("import");
    measure(
        told,
        "a reply of " + reply.length() + " characters, as it comes",
        reply.length() / PIECE,
        2_000_000,
        i -> exchange.set(exchange(reply.substring(0, i * PIECE), -1, true)));
    measure(told, "its end", 1, FRAME_NANOS, i -> exchange.set(exchange(reply, from, false)));
    measure(
        told,
        "going from one reply to another",
        20,
        FRAME_NANOS,
        i -> exchange.set(exchange(i + reply, from + Integer.toString(i).length(), false)));
    measure(
        told,
        "going from one program to another in the editor",
        20,
        5 * FRAME_NANOS,
        i -> editor.open(program(i), "python"));
    measure(
        told,
        "going from one difference to another",
        10,
        5 * FRAME_NANOS,
        i -> diff.show(new DiffContent("v1", program(0), "v2", program(i + 1), "python")));
    measure(told, "F7 in a difference", 30, FRAME_NANOS, i -> diff.nextChange());
    measure(
        told,
        "another theme",
        6,
        5 * FRAME_NANOS,
        i -> themes.show(i % 2 == 0 ? Theme.DARK : Theme.LIGHT));
  }

  private static Exchange exchange(String reply, int from, boolean streaming) {
    int to = from < 0 ? -1 : reply.lastIndexOf("```");
    return new Exchange("step 1", "Improve it.", reply, from, to, "", streaming, "Nothing yet");
  }

  /** A program in which each tenth line is another one than in the others. */
  private static String program(int number) {
    return IntStream.range(0, LINES)
        .mapToObj(
            i ->
                i % 10 == 0
                    ? "value_%d = %d  # of this program".formatted(i, number * 7 + i)
                    : FIRST_LINES.get(i % FIRST_LINES.size()).replace("def ", "")
                        + " + sorted([x for x in range("
                        + i
                        + ") if x > 3])")
        .collect(Collectors.joining("\n", "import sys\n", "\n"));
  }

  private void measure(boolean told, String what, int times, long pauseNanos, IntConsumer act)
      throws IOException {
    if (!what.contains(only)) {
      return;
    }
    var threads = ManagementFactory.getThreadMXBean();
    long fx = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> Thread.currentThread().threadId());
    settle();
    FxWatch watch = new FxWatch();
    long before = threads.getThreadCpuTime(fx);
    for (int i = 0; i < times; i++) {
      int number = i;
      tasks.show(() -> act.accept(number));
      LockSupport.parkNanos(pauseNanos);
    }
    settle();
    long used = threads.getThreadCpuTime(fx) - before;
    watch.close();
    if (told) {
      List<FxWatch.LongTask> found = watch.found();
      System.out.printf(
          Locale.ROOT,
          "%s, %d times: %.0f ms of the processor; %d tasks of more than 16 ms, %.0f ms of it%n",
          what,
          times,
          used / 1e6,
          found.size(),
          found.stream().mapToDouble(FxWatch.LongTask::cpuMillis).sum());
      found.stream().limit(2).forEach(task -> System.out.println("  " + task));
    }
  }

  private static void settle() {
    LockSupport.parkNanos(10 * FRAME_NANOS);
    WaitForAsyncUtils.waitForFxEvents();
  }
}
