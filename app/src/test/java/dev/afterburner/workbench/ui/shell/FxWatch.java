package dev.afterburner.workbench.ui.shell;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
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
import java.util.stream.Stream;
import javafx.application.Platform;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Watches the JavaFX thread: sends it an empty task every 5 ms, and where that has to wait for more
 * than 16 ms, notes for how long and where the thread was. What the robot itself does on that
 * thread is left out.
 *
 * <p>Not each wait is a task's fault, so three more figures are noted: the time that a processor
 * worked on that thread; the time for which the thread could have gone on and had no processor,
 * since other processes, the compiler or the renderer had them (Linux counts it in {@code
 * /proc/self/task/TID/schedstat}); and the time of garbage collections.
 */
final class FxWatch implements AutoCloseable {

  private static final long FRAME_NANOS = 16_000_000;
  private static final long PROBE_NANOS = 5_000_000;
  private static final long LOOK_NANOS = 2_000_000;

  /** A wait that was too long. */
  record Offence(
      double waitMillis,
      double cpuMillis,
      double queuedMillis,
      double collectedMillis,
      boolean blocked,
      String where) {

    /** Whether the thread itself worked for longer than a frame. */
    boolean own() {
      return cpuMillis * 1e6 > FRAME_NANOS;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%6.1f ms: %6.1f worked, %6.1f without a processor, %3.0f garbage%s  %s",
          waitMillis,
          cpuMillis,
          queuedMillis,
          collectedMillis,
          blocked ? ", waiting" : "",
          where);
    }
  }

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Thread fx;
  private final Path schedule;
  private final Thread watcher;
  private final List<Offence> offences = new ArrayList<>();
  private volatile boolean open = true;
  private int probes;

  FxWatch() throws IOException {
    fx = WaitForAsyncUtils.waitForAsyncFx(10_000, Thread::currentThread);
    schedule = schedule(fx.getName());
    watcher = Thread.ofPlatform().daemon().name("fx-watch").start(this::watch);
  }

  /** Linux' account of a thread, by the thread's name, of which it keeps 15 characters. */
  private static Path schedule(String name) throws IOException {
    Path all = Path.of("/proc/self/task");
    if (!Files.isDirectory(all)) {
      return all;
    }
    try (Stream<Path> threads = Files.list(all)) {
      for (Path thread : threads.toList()) {
        if (name.startsWith(Files.readString(thread.resolve("comm")).strip())) {
          return thread.resolve("schedstat");
        }
      }
    }
    return all;
  }

  /** For how long the thread had no processor though it could have gone on, ns; 0 if not known. */
  private long queued() {
    try {
      return Long.parseLong(Files.readString(schedule).split(" ", -1)[1]);
    } catch (IOException e) {
      return 0;
    }
  }

  private static long collected() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
        .sum();
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
    long queued = queued();
    long collected = collected();
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
      offences.add(
          new Offence(
              nanos / 1e6,
              used / 1e6,
              (queued() - queued) / 1e6,
              collected() - collected,
              waiting > looks / 2,
              where));
    }
  }

  private static boolean byRobot(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      String name = frame.getClassName();
      // A test's own questions come from the robot, too, without a frame of its.
      if (name.startsWith("org.testfx.")
          || name.startsWith(Robot.class.getName())
          || name.startsWith(Bench.class.getName())
          || name.endsWith("Test")) {
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
      if (name.equals("com.sun.glass.ui.headless.HeadlessWindow")) {
        return "the headless platform, which copies each picture";
      }
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
    lines.add(
        String.format(
            Locale.ROOT,
            "%d probes, %d waits of more than 16 ms, longest %.0f ms; in %d of them the thread itself"
                + " worked for more than 16 ms, at most %.0f ms",
            probes,
            offences.size(),
            offences.stream().mapToDouble(Offence::waitMillis).max().orElse(0),
            offences.stream().filter(Offence::own).count(),
            offences.stream().mapToDouble(Offence::cpuMillis).max().orElse(0)));
    lines.add(
        String.format(
            Locale.ROOT,
            "of %.0f ms of such waits %.0f worked, %.0f without a processor, %.0f garbage",
            offences.stream().mapToDouble(Offence::waitMillis).sum(),
            cpu(offences),
            offences.stream().mapToDouble(Offence::queuedMillis).sum(),
            offences.stream().mapToDouble(Offence::collectedMillis).sum()));
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
