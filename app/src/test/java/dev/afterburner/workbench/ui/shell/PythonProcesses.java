package dev.afterburner.workbench.ui.shell;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Isolation;
import dev.afterburner.sandbox.LiveCurve;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.SamplingReport;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.curve.MemoryCurve;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A sandbox for tests of the window: runs Python as a plain process, and each program on each large
 * input only once; later runs replay the first with a little noise, quickly.
 */
final class PythonProcesses implements Sandbox {

  /** How long a replayed run takes to show, ms. */
  private static final int SHOWN_MILLIS = 120;

  private static final int LARGE = 64_000;

  private record Key(String code, Bytes stdin) {}

  private final Map<Key, Run> first = new ConcurrentHashMap<>();
  private final Random noise = new Random(11);
  private final Path folder;
  private final String python;

  PythonProcesses(Path folder) {
    this.folder = folder;
    try {
      Process asked =
          new ProcessBuilder("python3", "-c", "import sys; print(sys.executable)").start();
      this.python =
          new String(asked.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
              .strip();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("these tests need python3 on PATH", e);
    }
  }

  @Override
  public Isolation isolation() {
    return new Isolation(
        Isolation.Level.NAMESPACES,
        java.util.List.of("user, mount, pid, net, ipc and uts namespaces"));
  }

  @Override
  public Run run(Execution execution, RunObserver observer, Cancellation cancellation)
      throws SandboxException {
    String code = ((Program.Source) execution.program()).code();
    Key key = new Key(code, execution.stdin());
    try {
      Run known = first.get(key);
      if (known == null) {
        known = real(code, execution.stdin(), cancellation, observer);
        if (execution.stdin().size() < LARGE || cancellation.isCancelled()) {
          return known;
        }
        first.put(key, known);
      }
      return replay(known, observer, cancellation);
    } catch (IOException | InterruptedException e) {
      throw new SandboxException(SandboxException.Kind.FAILED, "the run failed: " + e, e);
    }
  }

  private Run real(String code, Bytes stdin, Cancellation cancellation, RunObserver observer)
      throws IOException, InterruptedException {
    Path source = Files.createTempFile(folder, "program", ".py");
    Files.writeString(source, code);
    Growing curve = new Growing();
    Process process = new ProcessBuilder(python, "-I", "-S", source.toString()).start();
    long start = System.nanoTime();
    observer.started(curve);
    try (Cancellation.Registration _ = cancellation.onCancel(process::destroyForcibly)) {
      CompletableFuture<Bytes> out = output(process.getInputStream());
      CompletableFuture<Bytes> err = output(process.getErrorStream());
      Thread feeder = Thread.startVirtualThread(() -> feed(process, stdin));
      Path statm = Path.of("/proc/" + process.pid() + "/statm");
      while (process.isAlive()) {
        curve.add(System.nanoTime() - start, resident(statm));
        Thread.sleep(1);
      }
      long wall = System.nanoTime() - start;
      feeder.join();
      Outcome outcome =
          cancellation.isCancelled()
              ? new Outcome.Cancelled()
              : process.exitValue() == 0
                  ? new Outcome.Completed()
                  : new Outcome.RuntimeError(process.exitValue(), 0);
      return result(outcome, wall, curve.upTo(wall), out.join(), err.join());
    } finally {
      process.destroyForcibly();
      Files.delete(source);
    }
  }

  private Run replay(Run run, RunObserver observer, Cancellation cancellation)
      throws InterruptedException {
    double scale = 1 + 0.008 * (noise.nextDouble() - 0.5);
    Growing curve = new Growing();
    observer.started(curve);
    MemoryCurve samples = run.curve();
    int frames = SHOWN_MILLIS / 10;
    for (int frame = 0; frame < frames && !cancellation.isCancelled(); frame++) {
      for (int i = samples.size() * frame / frames;
          i < samples.size() * (frame + 1) / frames;
          i++) {
        curve.add((long) (samples.atNanos(i) * scale), samples.residentBytes(i));
      }
      Thread.sleep(10);
    }
    if (cancellation.isCancelled()) {
      return result(new Outcome.Cancelled(), 1, MemoryCurve.EMPTY, Bytes.EMPTY, Bytes.EMPTY);
    }
    long wall = (long) (run.wallNanos() * scale);
    return result(run.outcome(), wall, curve.upTo(wall), run.stdout(), run.stderr());
  }

  private static Run result(Outcome outcome, long wall, MemoryCurve curve, Bytes out, Bytes err) {
    SamplingReport sampling =
        new SamplingReport(curve.size(), curve.size() * 1e9 / wall, 131_000, 400_000, 1);
    return new Run(outcome, wall, wall, 0, curve.peakBytes(), curve, sampling, out, err, 0, 1);
  }

  private static CompletableFuture<Bytes> output(java.io.InputStream in) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return Bytes.of(in.readAllBytes());
          } catch (IOException e) {
            // Ended by force: what it printed is of no use.
            return Bytes.EMPTY;
          }
        });
  }

  private static void feed(Process process, Bytes stdin) {
    ByteBuffer buffer = stdin.buffer();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    try (OutputStream to = process.getOutputStream()) {
      to.write(bytes);
    } catch (IOException e) {
      // It has ended without reading all: its outcome says what is to be said.
      return;
    }
  }

  private static long resident(Path statm) {
    try {
      return Long.parseLong(Files.readString(statm).split(" ", 3)[1]) * 4096;
    } catch (IOException | RuntimeException e) {
      return 0;
    }
  }

  @Override
  public void close() {}

  /** A curve that grows under a lock. */
  private static final class Growing implements LiveCurve {
    private long[] at = new long[1024];
    private long[] bytes = new long[1024];
    private int size;

    synchronized void add(long nanos, long resident) {
      if (resident == 0 || (size > 0 && nanos <= at[size - 1])) {
        return;
      }
      if (size == at.length) {
        at = Arrays.copyOf(at, size * 2);
        bytes = Arrays.copyOf(bytes, size * 2);
      }
      at[size] = nanos;
      bytes[size++] = resident;
    }

    synchronized MemoryCurve upTo(long end) {
      return MemoryCurve.of(
          Arrays.copyOf(at, size),
          Arrays.copyOf(bytes, size),
          Math.max(end, size == 0 ? 0 : at[size - 1]));
    }

    @Override
    public synchronized int size() {
      return size;
    }

    @Override
    public synchronized int copy(int from, long[] atNanos, long[] residentBytes) {
      int n = Math.min(size - from, atNanos.length);
      System.arraycopy(at, from, atNanos, 0, n);
      System.arraycopy(bytes, from, residentBytes, 0, n);
      return n;
    }
  }
}
