// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.afterburner.sandbox.Baseline;
import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Limits;
import dev.afterburner.sandbox.LiveCurve;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.Runs;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.SelfCheck;
import dev.afterburner.sandbox.bench.Bench;
import dev.afterburner.sandbox.bench.BenchReport;
import dev.afterburner.sandbox.curve.MemoryCurve;
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.sandbox.language.Toolchains;
import dev.afterburner.sandbox.launcher.HostilePrograms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeasuringTest {

  /** Prints what its memory·time must be: each level for as long as its own clock says. */
  private static final String KNOWN_SHAPE =
      """
      #include <stdio.h>
      #include <sys/mman.h>
      #include <time.h>
      static double now(void) {
        struct timespec t;
        clock_gettime(CLOCK_MONOTONIC, &t);
        return t.tv_sec + t.tv_nsec / 1e9;
      }
      static double hold(long bytes, long millis) {
        double a = now();
        volatile char *p = mmap(0, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
        double b = now();
        struct timespec t = {0, millis * 1000000};
        nanosleep(&t, 0);
        double c = now();
        munmap((void *) p, bytes);
        double d = now();
        return bytes * ((b - a) / 2 + (c - b) + (d - c) / 2);
      }
      int main(void) {
        double area = hold(50000000, 200);
        struct timespec pause = {0, 10000000};
        nanosleep(&pause, 0);
        area += hold(100000000, 100);
        printf("%.0f\\n", area);
      }
      """;

  private static final String TREE =
      """
      #include <stdlib.h>
      #include <sys/wait.h>
      #include <unistd.h>
      static void fill(void) {
        volatile char *p = malloc(30000000);
        for (int i = 0; i < 30000000; i += 4096) p[i] = 1;
        usleep(300000);
      }
      int main(void) {
        if (fork() == 0) {
          setsid();
          if (fork() == 0) { fill(); _exit(0); }
          fill();
          wait(0);
          _exit(0);
        }
        fill();
        wait(0);
      }
      """;

  /**
   * Ends while its threads work, after it has looked at each of them in /proc: prints the
   * milliseconds of CPU time that it knows of, and whether a thread is not an ordinary one.
   */
  private static final String THREADS =
      """
      #define _GNU_SOURCE
      #include <dirent.h>
      #include <pthread.h>
      #include <sched.h>
      #include <stdio.h>
      #include <stdlib.h>
      #include <sys/resource.h>
      #include <sys/stat.h>
      #include <unistd.h>
      static void *work(void *x) {
        if (sched_getscheduler(0) != SCHED_OTHER) puts("a thread at real-time priority");
        for (volatile long i = 0;; i++) {}
        return x;
      }
      int main(void) {
        char name[300];
        struct stat s;
        struct rusage u;
        pthread_t t;
        if (sched_getscheduler(0) != SCHED_OTHER) puts("real-time priority");
        for (int i = 0; i < 20; i++) pthread_create(&t, 0, work, 0);
        usleep(20000);
        DIR *d = opendir("/proc/self/task");
        for (struct dirent *e; (e = readdir(d));) {
          snprintf(name, sizeof name, "/proc/self/task/%s/stat", e->d_name);
          stat(name, &s);
        }
        getrusage(RUSAGE_SELF, &u);
        printf("%ld\\n", 1000 * (u.ru_utime.tv_sec + u.ru_stime.tv_sec)
            + (u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1000);
        fflush(stdout);
        exit(0);
      }
      """;

  /** Half of what the kernel lets real-time processes take without a pause. */
  private static final long THROTTLING_NANOS = 475_000_000;

  private final Languages languages = new Languages();
  private final Toolchains toolchains = Toolchains.ofThisMachine();
  private LocalSandbox sandbox;
  private Path folder;

  @BeforeAll
  void open(@TempDir Path temporary) throws Exception {
    folder = temporary;
    sandbox = LocalSandbox.open(temporary, toolchains);
  }

  @AfterAll
  void close() {
    sandbox.close();
  }

  @Test
  @DisplayName(
      "a program of known shape gives a curve of that area, within 1 %, and nothing beside it")
  void knownShape() throws Exception {
    double best = Double.MAX_VALUE;
    for (int attempt = 0; attempt < 5; attempt++) {
      Run run = run("c", KNOWN_SHAPE);
      assertEquals(new Outcome.Completed(), run.outcome(), run.stderr().text());
      double expected = Double.parseDouble(run.stdout().text());
      assertTrue(run.outsideBytes() <= 0, "outside the resident set: " + run.outsideBytes());
      double small = leastBytesFrom(run.curve(), 100_000_000) * (run.wallNanos() / 1e9);
      best = Math.min(best, Math.abs(run.integralByteSeconds() - small - expected) / expected);
    }
    assertTrue(best < 0.01, "off by " + best);
  }

  /** What the program has without its blocks: the least that it had after a while. */
  private static long leastBytesFrom(MemoryCurve curve, long nanos) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < curve.size(); i++) {
      if (curve.atNanos(i) >= nanos) {
        least = Math.min(least, curve.residentBytes(i));
      }
    }
    return least;
  }

  /** Keeps 60 MB for 150 ms: as usual, or in shared memory that it has mapped out. */
  private static String keeping(boolean elsewhere) {
    return """
        #include <string.h>
        #include <sys/mman.h>
        #include <unistd.h>
        int main(void) {
          size_t n = 60000000 & ~0xfffff, step = 1 << 20;
          char *p = mmap(0, n, PROT_READ | PROT_WRITE, MAP_%s | MAP_ANONYMOUS, -1, 0);
          for (size_t i = 0; i < n; i += step) {
            memset(p + i, 7, step);
            if (%d) madvise(p + i, step, MADV_DONTNEED);
          }
          usleep(150000);
          return p[n - 1] != 7;
        }
        """
        .formatted(elsewhere ? "SHARED" : "PRIVATE", elsewhere ? 1 : 0);
  }

  @Test
  @DisplayName(
      "memory costs the same wherever a program keeps it: in peak, integral and comparison")
  void elsewhere() throws Exception {
    Run honest = run("c", keeping(false));
    Run hiding = run("c", keeping(true));
    assertEquals(new Outcome.Completed(), hiding.outcome());
    assumeTrue(hiding.outsideBytes() != Run.UNKNOWN, "no control group here");
    assertEquals(0, honest.outsideBytes());
    assertTrue(hiding.outsideBytes() > 55_000_000, hiding.outsideBytes() + " bytes");
    assertTrue(hiding.peakBytes() > 0.95 * honest.peakBytes(), hiding.peakBytes() + " bytes");
    double held = 60e6 * 0.15;
    assertTrue(hiding.integralByteSeconds() > 0.9 * held, hiding.integralByteSeconds() + "");
    List<Run> before = List.of(honest, run("c", keeping(false)), run("c", keeping(false)));
    List<Run> after = List.of(hiding, run("c", keeping(true)), run("c", keeping(true)));
    double ratio = Runs.compare(before, after, Figure.MEMORY).ratio().value();
    assertTrue(ratio > 0.95 && ratio < 1.1, ratio + "");
  }

  @Test
  @DisplayName("files in memory count with or without a control group, output that stays does not")
  void filesAndOutput() throws Exception {
    Run files =
        run(
            "python",
            "open('/tmp/x', 'wb').write(bytes(20_000_000))\nimport time\ntime.sleep(0.05)");
    assertTrue(files.outsideBytes() > 19_000_000, files.outsideBytes() + " bytes");
    assertTrue(files.curve().peakBytes() > 28_000_000, files.peakBytes() + " bytes");
    Run printing =
        run("python", "import time\nfor i in range(40): print('x' * 100_000); time.sleep(0.002)");
    assertEquals(4_000_040, printing.stdout().size());
    assertTrue(printing.outsideBytes() <= 0, printing.outsideBytes() + " bytes");
  }

  @Test
  @DisplayName("children and daemonised grandchildren count")
  void wholeTree() throws Exception {
    Run run = run("c", TREE);
    assertEquals(new Outcome.Completed(), run.outcome(), run.stderr().text());
    assertTrue(run.curve().peakBytes() > 90_000_000, run.curve().peakBytes() + "");
    assertTrue(run.highWaterBytes() < 60_000_000, "the kernel's mark is of one process");
  }

  @Test
  @DisplayName("a program of many threads ends without waiting for the sandbox")
  void threads() throws Exception {
    long wall = Long.MAX_VALUE;
    long cpu = Long.MAX_VALUE;
    for (int attempt = 0; attempt < 5; attempt++) {
      Run run = run("c", THREADS);
      assertEquals(new Outcome.Completed(), run.outcome(), run.stderr().text());
      long own = 1_000_000 * Long.parseLong(run.stdout().text().strip());
      wall = Math.min(wall, run.wallNanos() - own);
      cpu = Math.min(cpu, Math.abs(run.cpuNanos() - own));
    }
    assertTrue(wall < THROTTLING_NANOS, "the end took " + wall + " ns");
    assertTrue(cpu < THROTTLING_NANOS, "off by " + cpu + " ns");
  }

  @Test
  @DisplayName("samples increase, lie between exec and exit, and are reported")
  void samples() throws Exception {
    Run run = run("python", "import time\ntime.sleep(0.3)");
    MemoryCurve curve = run.curve();
    assertEquals(run.wallNanos(), curve.endNanos());
    assertEquals(curve.size(), run.sampling().samples());
    assertTrue(curve.size() > 100 && !run.sampling().tooFew());
    assertTrue(run.sampling().gapP99Nanos() <= run.sampling().gapMaxNanos());
    assertTrue(run.sampling().samplerCpuNanos() > 0);
    assertTrue(run.peakBytes() >= run.curve().peakBytes());
  }

  @Test
  @DisplayName("a very short program is said to have too few samples")
  void tooShort() throws Exception {
    Execution rare =
        new Execution(
            program("c", languages.emptyProgram(languages.byId("c").orElseThrow())),
            Bytes.EMPTY,
            Limits.DEFAULT,
            100);
    Run run = sandbox.run(rare, RunObserver.NONE, new Cancellation());
    assertTrue(run.sampling().tooFew());
    assertTrue(run.wallNanos() > 0 && run.highWaterBytes() > 0);
  }

  @Test
  @DisplayName("the curve can be read while it grows")
  void live() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    AtomicReference<LiveCurve> seen = new AtomicReference<>();
    Cancellation cancellation = new Cancellation();
    RunObserver observer =
        new RunObserver() {
          @Override
          public void started(LiveCurve curve) {
            seen.set(curve);
            started.countDown();
          }
        };
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Run> run =
          pool.submit(
              () ->
                  sandbox.run(
                      Execution.of(program("python", "while True: pass"), Bytes.EMPTY),
                      observer,
                      cancellation));
      started.await();
      LiveCurve curve = seen.get();
      int before = curve.size();
      while (curve.size() < before + 50) {
        Thread.onSpinWait();
      }
      long[] at = new long[curve.size()];
      int n = curve.copy(0, at, new long[at.length]);
      for (int i = 1; i < n; i++) {
        assertTrue(at[i] > at[i - 1]);
      }
      cancellation.cancel();
      assertEquals(new Outcome.Cancelled(), run.get().outcome());
      assertTrue(run.get().curve().size() > 0, "what was measured is kept");
    }
  }

  @Test
  @DisplayName("a run asked for after cancellation does not start")
  void cancelledBefore() throws Exception {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    Run run =
        sandbox.run(
            Execution.of(program("python", "print(1)"), Bytes.EMPTY),
            RunObserver.NONE,
            cancellation);
    assertEquals(new Outcome.Cancelled(), run.outcome());
    assertEquals("", run.stdout().text());
  }

  @Test
  @DisplayName("a command that is there already runs without any language")
  void command() throws Exception {
    Path input = Files.writeString(folder.resolve("input"), "b\na\n");
    Run run =
        sandbox.run(
            Execution.of(new Program.Command(List.of("sort", input.toString())), Bytes.EMPTY),
            RunObserver.NONE,
            new Cancellation());
    assertEquals("a\nb\n", run.stdout().text(), run.stderr().text());
    SandboxException none =
        assertThrows(
            SandboxException.class,
            () ->
                sandbox.run(
                    Execution.of(new Program.Command(List.of("no-such-program")), Bytes.EMPTY),
                    RunObserver.NONE,
                    new Cancellation()));
    assertTrue(none.toString().contains("no-such-program"), none.toString());
  }

  @Test
  @DisplayName("the same source is compiled once")
  void compiledOnce() throws Exception {
    AtomicReference<Integer> compiled = new AtomicReference<>(0);
    RunObserver observer =
        new RunObserver() {
          @Override
          public void compiling() {
            compiled.updateAndGet(n -> n + 1);
          }
        };
    Execution execution = Execution.of(program("c", "int main(void) { return 3; }"), Bytes.EMPTY);
    for (int i = 0; i < 3; i++) {
      Run run = sandbox.run(execution, observer, new Cancellation());
      assertEquals(new Outcome.RuntimeError(3, 0), run.outcome());
    }
    assertEquals(1, compiled.get());
  }

  @Test
  @DisplayName("a compiler does not see what programs may not see")
  void compilerInSandbox() throws Exception {
    Run run = run("c", "#include \"/etc/shadow\"\nint main(void) {}");
    Outcome.CompileFailed failed = assertInstanceOf(Outcome.CompileFailed.class, run.outcome());
    assertTrue(failed.diagnostics().contains("No such file"), failed.diagnostics());
  }

  @Test
  @DisplayName("a program that a compiler made, and the kernel does not take, fails by itself")
  void notStarted() throws Exception {
    String code =
        "__attribute__((section(\".interp\"))) const char i[5000] = \"/x\";\nint main(void) {}\n";
    for (Run run :
        List.of(
            run("c", code),
            sandbox.check(Execution.of(program("c", code), Bytes.EMPTY), new Cancellation()))) {
      assertEquals(new Outcome.RuntimeError(126, 0), run.outcome(), run.toString());
      assertTrue(run.stderr().text().startsWith("can't start the program: "), run.toString());
    }
    assertEquals(new Outcome.Completed(), run("c", "int main(void) { return 0; }").outcome());
  }

  @Test
  @DisplayName("a class whose name is too long for a file does not compile")
  void longName() throws Exception {
    String code = "public class " + "A".repeat(300) + " { public static void main(String[] a) {} }";
    assertInstanceOf(Outcome.CompileFailed.class, run("java", code).outcome());
  }

  @Test
  @DisplayName("an empty program of a language is its baseline")
  void baseline() throws Exception {
    Baseline baseline =
        Baseline.measure(
            sandbox, languages, languages.byId("python").orElseThrow(), new Cancellation());
    assertTrue(baseline.wallNanos().value() > 0);
    assertTrue(baseline.peakBytes().value() > 1_000_000);
    assertTrue(baseline.integralByteSeconds().value() > 0);
  }

  @Test
  @DisplayName("a program compared with itself is counted")
  void selfCheck() throws Exception {
    SelfCheck check =
        SelfCheck.of(
            sandbox,
            Execution.of(program("c", "int main(void) { return 0; }"), Bytes.EMPTY),
            2,
            new Cancellation());
    assertEquals(2, check.comparisons());
    assertTrue(check.differences() <= 2);
    assertEquals(24, check.wall().count());
  }

  @Test
  @DisplayName("the benchmark reports every figure")
  void bench() throws Exception {
    BenchReport report =
        new Bench(
                folder,
                languages,
                toolchains,
                MeasuringTest::noContainers,
                new Bench.Sizes(2, 4, 5, 6, 1, 1, 20))
            .run(line -> {}, new Cancellation());
    assertTrue(report.sampling().rateHz() > 0);
    assertTrue(report.overhead().medianMillis() > 0);
    assertTrue(report.throughput().workers2() > 0);
    assertTrue(report.perturbation().low() <= report.perturbation().high());
    assertEquals(
        List.of("wall", "cpu", "memory", "processes", "output", "files"),
        report.limits().stream().map(BenchReport.LimitDelay::limit).toList());
    assertEquals("this sandbox", report.ways().get(0).name());
    assertEquals("bare", report.ways().get(1).name());
    assertEquals(1, report.ways().get(1).slowdown());
  }

  @Test
  @DisplayName("a benchmark that is stopped says so")
  void benchStopped() {
    Cancellation cancellation = new Cancellation();
    SandboxException stopped =
        assertThrows(
            SandboxException.class,
            () ->
                new Bench(
                        folder,
                        languages,
                        toolchains,
                        MeasuringTest::noContainers,
                        Bench.Sizes.QUICK)
                    .run(line -> cancellation.cancel(), cancellation));
    assertTrue(stopped.toString().contains("stopped"), stopped.toString());
  }

  @Test
  @DisplayName("two workers run two programs at once")
  void twoWorkers() throws Exception {
    try (LocalSandbox two = new LocalSandbox(folder, new LocalSettings(2), toolchains);
        ExecutorService pool = Executors.newFixedThreadPool(2)) {
      CountDownLatch both = new CountDownLatch(2);
      List<LiveCurve> curves = new CopyOnWriteArrayList<>();
      RunObserver observer =
          new RunObserver() {
            @Override
            public void started(LiveCurve curve) {
              curves.add(curve);
              both.countDown();
            }
          };
      Cancellation cancellation = new Cancellation();
      Execution endless = Execution.of(program("python", "while True: pass"), Bytes.EMPTY);
      Future<Run> one = pool.submit(() -> two.run(endless, observer, cancellation));
      Future<Run> other = pool.submit(() -> two.run(endless, observer, cancellation));
      both.await();
      for (LiveCurve curve : curves) {
        while (curve.size() < 50) {
          Thread.onSpinWait(); // one sampler serves both
        }
      }
      cancellation.cancel();
      assertEquals(new Outcome.Cancelled(), one.get().outcome());
      assertEquals(new Outcome.Cancelled(), other.get().outcome());
    }
  }

  @Test
  @DisplayName("an observer that throws leaves no run behind")
  void throwingObserver() throws Exception {
    RunObserver observer =
        new RunObserver() {
          @Override
          public void started(LiveCurve curve) {
            throw new IllegalStateException("an observer's fault");
          }
        };
    Execution endless = Execution.of(program("python", "while True: pass"), Bytes.EMPTY);
    assertThrows(
        IllegalStateException.class, () -> sandbox.run(endless, observer, new Cancellation()));
    assertEquals(List.of(), HostilePrograms.programsLeft());
    assertEquals(new Outcome.Completed(), run("python", "print(1)").outcome());
  }

  @Test
  @DisplayName("the rate can be set from 100 Hz to 50 kHz")
  void rates() throws Exception {
    for (int rate : new int[] {100, 50_000}) {
      Run run =
          sandbox.run(
              new Execution(
                  program("python", "import time\ntime.sleep(0.3)"),
                  Bytes.EMPTY,
                  Limits.DEFAULT,
                  rate),
              RunObserver.NONE,
              new Cancellation());
      assertTrue(run.sampling().rateHz() < 1.1 * rate, run.sampling().toString());
      assertTrue(run.curve().size() > 10, run.sampling().toString());
    }
  }

  @Test
  @DisplayName("closing ends what runs and leaves no process")
  void closing() throws Exception {
    LocalSandbox closing = LocalSandbox.open(folder, toolchains);
    CountDownLatch started = new CountDownLatch(1);
    RunObserver observer =
        new RunObserver() {
          @Override
          public void started(LiveCurve curve) {
            started.countDown();
          }
        };
    long before = ProcessHandle.current().descendants().count();
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Run> run =
          pool.submit(
              () ->
                  closing.run(
                      Execution.of(program("python", "while True: pass"), Bytes.EMPTY)
                          .withLimits(Limits.DEFAULT.withWall(Duration.ofMinutes(10))),
                      observer,
                      new Cancellation()));
      started.await();
      closing.close();
      assertEquals(new Outcome.Cancelled(), run.get().outcome());
    }
    assertTrue(ProcessHandle.current().descendants().count() <= before);
  }

  private Program.Source program(String language, String code) {
    return new Program.Source(languages.byId(language).orElseThrow(), code);
  }

  private Run run(String language, String code) throws SandboxException {
    return sandbox.run(
        Execution.of(program(language, code), Bytes.EMPTY), RunObserver.NONE, new Cancellation());
  }

  private static Sandbox noContainers(int workers) throws SandboxException {
    throw new SandboxException(
        SandboxException.Kind.ISOLATION_UNAVAILABLE, "no engine for " + workers + " workers");
  }
}
