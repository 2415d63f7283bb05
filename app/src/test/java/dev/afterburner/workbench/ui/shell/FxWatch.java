package dev.afterburner.workbench.ui.shell;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import javafx.application.Platform;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Watches the JavaFX thread: sends it an empty task every 5 ms, and where that has to wait for more
 * than 16 ms, notes for how long, how much of it was work of the processor, and where the thread
 * was. What the robot itself does on that thread is left out. A machine that is busy with other
 * things makes waits that are nobody's fault: those have little processor time and are runnable.
 */
final class FxWatch implements AutoCloseable {

  private static final long FRAME_NANOS = 16_000_000;
  private static final long PROBE_NANOS = 5_000_000;
  private static final long LOOK_NANOS = 2_000_000;

  /** A wait that was too long. */
  record Offence(double waitMillis, double cpuMillis, boolean blocked, String where) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%6.1f ms, %6.1f ms of the processor%s  %s",
          waitMillis,
          cpuMillis,
          blocked ? ", waiting" : "",
          where);
    }
  }

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Thread fx;
  private final Thread watcher;
  private final List<Offence> offences = new ArrayList<>();
  private volatile boolean open = true;
  private int probes;

  FxWatch() {
    fx = WaitForAsyncUtils.waitForAsyncFx(10_000, Thread::currentThread);
    watcher = Thread.ofPlatform().daemon().name("fx-watch").start(this::watch);
  }

  private void watch() {
    while (open) {
      probe();
      LockSupport.parkNanos(PROBE_NANOS);
    }
  }

  private void probe() {
    CountDownLatch done = new CountDownLatch(1);
    Map<String, Integer> places = new HashMap<>();
    boolean robot = false;
    int looks = 0;
    int waiting = 0;
    long cpu = threads.getThreadCpuTime(fx.threadId());
    long start = System.nanoTime();
    Platform.runLater(done::countDown);
    probes++;
    try {
      while (!done.await(LOOK_NANOS, TimeUnit.NANOSECONDS) && open) {
        StackTraceElement[] stack = fx.getStackTrace();
        looks++;
        robot |= byRobot(stack);
        places.merge(place(stack), 1, Integer::sum);
        if (fx.getState() != Thread.State.RUNNABLE) {
          waiting++;
        }
      }
    } catch (InterruptedException e) {
      return;
    }
    long nanos = System.nanoTime() - start;
    if (nanos > FRAME_NANOS && !robot && looks > 0) {
      long used = threads.getThreadCpuTime(fx.threadId()) - cpu;
      String where =
          places.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
      offences.add(new Offence(nanos / 1e6, used / 1e6, waiting > looks / 2, where));
    }
  }

  private static boolean byRobot(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      String name = frame.getClassName();
      if (name.startsWith("org.testfx.") || name.startsWith(Robot.class.getName())) {
        return true;
      }
    }
    return false;
  }

  /** The workbench's own frame nearest to the top, else what JavaFX does. */
  private static String place(StackTraceElement[] stack) {
    String javaFx = "";
    for (StackTraceElement frame : stack) {
      String name = frame.getClassName();
      if (name.startsWith("dev.afterburner.")) {
        return at(frame);
      }
      if (name.startsWith("javafx.scene.") || name.startsWith("com.sun.javafx.tk")) {
        javaFx = javaFx.isEmpty() ? at(frame) : javaFx;
      }
    }
    return javaFx.isEmpty() && stack.length > 0 ? at(stack[0]) : javaFx;
  }

  private static String at(StackTraceElement frame) {
    String name = frame.getClassName();
    return name.substring(name.lastIndexOf('.') + 1)
        + '.'
        + frame.getMethodName()
        + ':'
        + frame.getLineNumber();
  }

  /** How many empty tasks were sent. */
  int probes() {
    return probes;
  }

  /** The long waits so far, longest work first. */
  List<Offence> offences() {
    return offences.stream()
        .sorted((a, b) -> Double.compare(b.cpuMillis(), a.cpuMillis()))
        .toList();
  }

  /** Ends the watch and writes what it saw, a line each. */
  void report(Path file) throws IOException {
    close();
    List<String> lines = new ArrayList<>();
    lines.add(probes + " probes, " + offences.size() + " waits of more than 16 ms");
    Map<String, List<Offence>> byPlace =
        offences().stream().collect(Collectors.groupingBy(Offence::where));
    byPlace.values().stream()
        .sorted(Comparator.comparingDouble(FxWatch::cpu).reversed())
        .forEach(
            found ->
                lines.add(
                    String.format(
                        Locale.ROOT,
                        "%4d times, %7.1f ms of the processor  %s",
                        found.size(),
                        cpu(found),
                        found.getFirst().where())));
    lines.add("");
    offences().forEach(offence -> lines.add(offence.toString()));
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, lines);
  }

  private static double cpu(List<Offence> offences) {
    return offences.stream().mapToDouble(Offence::cpuMillis).sum();
  }

  @Override
  public void close() {
    open = false;
    try {
      watcher.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
