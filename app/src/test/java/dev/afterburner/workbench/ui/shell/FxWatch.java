// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import com.sun.glass.ui.Application;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Watches the JavaFX thread: takes the time of each of its tasks, and of those that take longer
 * than 16 ms notes where the thread was and which line of the test was at work. What the robot
 * itself does on that thread is left out, and so are the copies that the headless platform makes of
 * each picture in place of a screen.
 *
 * <p>Not all of a task's time is its own, so the time is noted, too, that a processor worked on it;
 * the rest it waited for one, since the sandbox, the renderer or the compiler had both.
 *
 * <p>The headless platform runs its tasks from one queue; the watch puts its own in that one's
 * place.
 */
final class FxWatch implements AutoCloseable {

  private static final double FRAME_MILLIS = 16;
  private static final long LOOK_NANOS = 2_000_000;
  private static final String NOT_OURS = "";

  /** Hands a picture to the platform. */
  private static final String PICTURES = "com.sun.javafx.tk.quantum.SceneState";

  /** A task that took too long. */
  record LongTask(double atSecond, double millis, double cpuMillis, String where, String during) {

    /** Whether the thread itself worked for longer than a frame. */
    boolean own() {
      return cpuMillis > FRAME_MILLIS;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%6.1f s %6.1f ms, %6.1f worked  %s, during %s",
          atSecond,
          millis,
          cpuMillis,
          where,
          during);
    }
  }

  /** What the thread does now; null while it waits for something to do. */
  private record Task(String kind, long since, long cpuSince, Map<String, Integer> places) {}

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final long opened = System.nanoTime();
  private final Thread test = Thread.currentThread();
  private final Thread fx;
  private final Thread looker;
  private final List<LongTask> found = new ArrayList<>();
  private volatile @Nullable Task task;
  private volatile boolean open = true;
  private int tasks;
  private double worked;

  FxWatch() {
    fx = WaitForAsyncUtils.waitForAsyncFx(10_000, Thread::currentThread);
    WaitForAsyncUtils.waitForAsyncFx(10_000, this::takeQueue);
    looker = Thread.ofPlatform().daemon().name("fx-watch").start(this::look);
  }

  /** Runs on the JavaFX thread, which takes its next task from the new queue. */
  private void takeQueue() {
    try {
      Object processor = field(Application.GetApplication(), "processor");
      Field queue = processor.getClass().getDeclaredField("runnableQueue");
      queue.setAccessible(true);
      LinkedBlockingQueue<?> before = (LinkedBlockingQueue<?>) queue.get(processor);
      WatchedQueue watched = new WatchedQueue();
      queue.set(processor, watched);
      before.forEach(waiting -> watched.add((Runnable) waiting));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("only the headless platform can be watched", e);
    }
  }

  private static Object field(Object of, String name) throws ReflectiveOperationException {
    Field field = of.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(of);
  }

  /** Knows when a task ends: the thread then asks for the next one. */
  private final class WatchedQueue extends LinkedBlockingQueue<Runnable> {
    private static final long serialVersionUID = 1;

    @Override
    public Runnable take() throws InterruptedException {
      if (open) {
        ended();
      }
      Runnable next = super.take();
      if (open) {
        task = new Task(next.getClass().getName(), System.nanoTime(), cpu(), new HashMap<>());
      }
      return next;
    }
  }

  private long cpu() {
    return threads.getThreadCpuTime(fx.threadId());
  }

  private void ended() {
    Task done = task;
    task = null;
    if (done == null) {
      return;
    }
    double millis = (System.nanoTime() - done.since) / 1e6;
    double cpuMillis = (cpu() - done.cpuSince) / 1e6;
    synchronized (this) {
      String where =
          done.places.entrySet().stream()
              .max(Map.Entry.comparingByValue())
              .map(Map.Entry::getKey)
              .orElse(done.kind);
      if (where.equals(NOT_OURS) || done.kind.startsWith(PICTURES)) {
        return;
      }
      tasks++;
      worked += cpuMillis;
      if (millis > FRAME_MILLIS) {
        found.add(new LongTask((done.since - opened) / 1e9, millis, cpuMillis, where, testLine()));
      }
    }
  }

  private void look() {
    while (open) {
      LockSupport.parkNanos(LOOK_NANOS);
      Task now = task;
      if (now != null) {
        StackTraceElement[] stack = fx.getStackTrace();
        synchronized (this) {
          Task still = task;
          if (still != null && still.since == now.since) {
            now.places.merge(place(stack), 1, Integer::sum);
          }
        }
      }
    }
  }

  /** The workbench's own frame nearest to the top, else what JavaFX does. */
  private static String place(StackTraceElement[] stack) {
    String own = "";
    String javaFx = "";
    for (StackTraceElement frame : stack) {
      String name = frame.getClassName();
      if (robot(name)) {
        return NOT_OURS;
      }
      if (name.startsWith("dev.afterburner.")) {
        own = own.isEmpty() ? at(frame) : own;
      } else if (name.startsWith("javafx.scene.") || name.startsWith("com.sun.javafx.tk")) {
        javaFx = javaFx.isEmpty() ? at(frame) : javaFx;
      }
      // What the user's keys, clicks and commands set off comes from the robot, too.
      if (name.equals("com.sun.glass.ui.View") || frame.getMethodName().equals("perform")) {
        break;
      }
    }
    if (own.isEmpty()) {
      own = javaFx;
    }
    return own.isEmpty() && stack.length > 0 ? at(stack[0]) : own;
  }

  private static boolean robot(String name) {
    return name.startsWith("org.testfx.")
        || name.startsWith(Robot.class.getName())
        || name.startsWith(Bench.class.getName())
        || name.startsWith(WindowScenario.class.getName())
        || name.endsWith("Test");
  }

  private String testLine() {
    for (StackTraceElement frame : test.getStackTrace()) {
      if (frame.getClassName().endsWith("Test")) {
        return at(frame);
      }
    }
    return "";
  }

  private static String at(StackTraceElement frame) {
    String name = frame.getClassName();
    return name.substring(name.lastIndexOf('.') + 1)
        + '.'
        + frame.getMethodName()
        + ':'
        + frame.getLineNumber();
  }

  /** How many tasks there were. */
  synchronized int tasks() {
    return tasks;
  }

  /** The long tasks so far, longest work first. */
  synchronized List<LongTask> found() {
    return found.stream()
        .sorted(Comparator.comparingDouble(LongTask::cpuMillis).reversed())
        .toList();
  }

  /** Ends the watch and writes what it saw, a line each. */
  void report(Path file) throws IOException {
    close();
    List<LongTask> all = found();
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%d tasks in %.0f s, which worked for %.1f s; %d took more than 16 ms, the longest %.0f"
                + " ms; %d of them worked for more than 16 ms themselves, at most %.0f ms",
            tasks(),
            (System.nanoTime() - opened) / 1e9,
            worked / 1e3,
            all.size(),
            all.stream().mapToDouble(LongTask::millis).max().orElse(0),
            all.stream().filter(LongTask::own).count(),
            all.stream().mapToDouble(LongTask::cpuMillis).max().orElse(0)));
    all.stream()
        .filter(LongTask::own)
        .collect(Collectors.groupingBy(LongTask::during))
        .entrySet()
        .stream()
        .sorted(Comparator.comparingInt(e -> -e.getValue().size()))
        .forEach(
            e -> lines.add("%4d of its own during %s".formatted(e.getValue().size(), e.getKey())));
    lines.add("");
    all.forEach(one -> lines.add(one.toString()));
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, lines);
  }

  @Override
  public void close() {
    open = false;
    try {
      looker.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
