package dev.afterburner.sandbox.local;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Limits;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.SandboxException.Kind;
import dev.afterburner.sandbox.curve.MemoryCurve;
import dev.afterburner.sandbox.linux.Errno;
import dev.afterburner.sandbox.linux.Libc;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One program in one sandbox, from its start to the report. */
final class Launch {

  private static final int SIGXCPU = 24;
  private static final int SIGXFSZ = 25;
  private static final byte REPORT = 'R';
  private static final byte FAILURE = 'F';

  private final Libc libc;
  private final Sampler sampler;
  private final Path launcher;
  private final List<Integer> open = new ArrayList<>();

  Launch(Libc libc, Sampler sampler, Path launcher) {
    this.libc = libc;
    this.sampler = sampler;
    this.launcher = launcher;
  }

  Run run(
      LaunchSpec spec,
      Bytes stdin,
      Execution execution,
      int core,
      RunObserver observer,
      Cancellation cancellation)
      throws SandboxException {
    try (Arena arena = Arena.ofConfined()) {
      return run(arena, spec, stdin, execution, core, observer, cancellation);
    } catch (Errno e) {
      throw new SandboxException(Kind.FAILED, "the sandbox could not start: " + e.getMessage(), e);
    } finally {
      open.forEach(libc::close);
    }
  }

  private Run run(
      Arena arena,
      LaunchSpec spec,
      Bytes stdin,
      Execution execution,
      int core,
      RunObserver observer,
      Cancellation cancellation)
      throws Errno, SandboxException {
    Limits limits = execution.limits();
    int in = file(arena, "stdin", stdin);
    int out = file(arena, "stdout", Bytes.EMPTY);
    int err = file(arena, "stderr", Bytes.EMPTY);
    int words = file(arena, "specification", Bytes.of(spec.bytes()));
    int[] status = pipe();
    int[] gate = pipe();
    int[] lifeline = pipe();
    int pid =
        libc.spawn(
            launcher.toString(), new int[] {in, out, err, words, status[1], gate[0], lifeline[0]});
    for (int ours : new int[] {status[1], gate[0], lifeline[0]}) {
      close(ours);
    }
    MemorySegment record = arena.allocate(512, 8);
    AtomicReference<@Nullable Outcome> ended = new AtomicReference<>();
    Sampler.@Nullable Watched watched = null;
    try (Cancellation.Registration _ =
        cancellation.onCancel(
            () -> {
              if (ended.compareAndSet(null, new Outcome.Cancelled())) {
                end(lifeline[1]);
              }
            })) {
      if (read(status[0], record, 0, 8) < 8 || record.get(ValueLayout.JAVA_BYTE, 7) == FAILURE) {
        throw failure(status[0], record);
      }
      int init = record.get(ValueLayout.JAVA_INT, 0);
      MemorySegment timespec = arena.allocate(16, 8);
      long opened = libc.now(timespec);
      watched =
          sampler.watch(
              new Sampler.Watched(
                  init,
                  execution.sampleRateHz(),
                  (now, resident, processes) -> {
                    Outcome.@Nullable Limit crossed =
                        crossed(limits, now - opened, resident, out, err);
                    if (crossed != null
                        && ended.compareAndSet(null, new Outcome.Killed(crossed, now - opened))) {
                      end(lifeline[1]);
                    }
                  }));
      warmUp(watched);
      watched.curve.startAt(libc.now(timespec));
      observer.started(watched.curve);
      MemorySegment go = arena.allocateFrom("g");
      try {
        libc.write(gate[1], go.asSlice(0, 1));
      } catch (Errno e) {
        // The launcher has failed, and its report says why; or it was ended before the gate.
      }
      long n = read(status[0], record, 0, 512);
      long finished = libc.now(timespec);
      libc.reap(pid);
      pid = 0;
      sampler.forget(watched);
      if (n >= 64 && record.get(ValueLayout.JAVA_BYTE, 7) == REPORT) {
        return report(record, watched, ended.get(), out, err, limits, core);
      }
      Outcome outcome = ended.get();
      if (outcome == null) {
        throw failure(status[0], record);
      }
      MemoryCurve curve = watched.curve.curve(opened, finished);
      return new Run(
          outcome,
          finished - opened,
          0,
          0,
          0,
          curve,
          GrowingCurve.report(curve, watched.samplerCpuNanos()),
          contents(out, limits.outputBytes()),
          contents(err, limits.outputBytes()),
          0,
          core);
    } finally {
      if (watched != null) {
        sampler.forget(watched);
      }
      if (pid != 0) {
        end(lifeline[1]);
        libc.reap(pid);
      }
    }
  }

  /** The first samples would be late while the sampler wakes up: let it take a few before. */
  private static void warmUp(Sampler.Watched watched) {
    long until = System.nanoTime() + 2_000_000;
    while (watched.curve.size() == 0 && System.nanoTime() < until) {
      Thread.onSpinWait();
    }
  }

  private Outcome.@Nullable Limit crossed(
      Limits limits, long elapsed, long resident, int out, int err) {
    if (elapsed > limits.wall().toNanos()) {
      return Outcome.Limit.WALL_TIME;
    }
    if (resident > limits.memoryBytes()) {
      return Outcome.Limit.MEMORY;
    }
    return libc.size(out) + libc.size(err) > limits.outputBytes() ? Outcome.Limit.OUTPUT : null;
  }

  private Run report(
      MemorySegment record,
      Sampler.Watched watched,
      @Nullable Outcome ended,
      int out,
      int err,
      Limits limits,
      int core) {
    long exec = word(record, 1);
    long exit = Math.max(exec, word(record, 2));
    int status = (int) word(record, 3);
    MemoryCurve curve = watched.curve.curve(exec, exit);
    return new Run(
        ended != null ? ended : outcome(status, exit - exec, limits, out, err),
        exit - exec,
        word(record, 4),
        word(record, 5),
        word(record, 6) * 1024,
        curve,
        GrowingCurve.report(curve, watched.samplerCpuNanos()),
        contents(out, limits.outputBytes()),
        contents(err, limits.outputBytes()),
        (int) word(record, 7),
        core);
  }

  private Outcome outcome(int status, long wall, Limits limits, int out, int err) {
    int signal = status & 0x7f;
    if (libc.size(out) + libc.size(err) > limits.outputBytes()) {
      return new Outcome.Killed(Outcome.Limit.OUTPUT, wall);
    }
    return switch (signal) {
      case 0 -> {
        int code = status >> 8 & 0xff;
        yield code == 0 ? new Outcome.Completed() : new Outcome.RuntimeError(code, 0);
      }
      case SIGXCPU -> new Outcome.Killed(Outcome.Limit.CPU_TIME, wall);
      case SIGXFSZ -> new Outcome.Killed(Outcome.Limit.FILES, wall);
      default -> new Outcome.RuntimeError(-1, signal);
    };
  }

  private SandboxException failure(int status, MemorySegment record) throws Errno {
    read(status, record, 8, 504);
    int errno = record.get(ValueLayout.JAVA_INT, 0);
    String what = record.get(ValueLayout.JAVA_BYTE, 7) == FAILURE ? record.getString(8) : "start";
    String message = what + ": " + libc.meaning(errno);
    if (what.startsWith("make namespaces")) {
      return new SandboxException(
          Kind.ISOLATION_UNAVAILABLE,
          "this machine does not let programs be isolated ("
              + message
              + "): see kernel.unprivileged_userns_clone, user.max_user_namespaces and"
              + " kernel.apparmor_restrict_unprivileged_userns in sysctl");
    }
    return new SandboxException(Kind.FAILED, "the sandbox failed: " + message);
  }

  private void end(int lifeline) {
    try (Arena arena = Arena.ofConfined()) {
      libc.write(lifeline, arena.allocateFrom("k").asSlice(0, 1));
    } catch (Errno e) {
      // It has ended already.
    }
  }

  private static long word(MemorySegment record, int index) {
    return record.getAtIndex(ValueLayout.JAVA_LONG, index);
  }

  private long read(int fd, MemorySegment into, long offset, long length) throws Errno {
    long at = 0;
    while (at < length) {
      long n = libc.read(fd, into.asSlice(offset + at, length - at));
      if (n == 0) {
        break;
      }
      at += n;
    }
    return at;
  }

  private int file(Arena arena, String name, Bytes content) throws Errno {
    int fd = libc.memoryFile(name);
    open.add(fd);
    if (content.size() > 0) {
      MemorySegment copy = arena.allocate(content.size());
      copy.copyFrom(MemorySegment.ofBuffer(content.buffer()));
      libc.pwrite(fd, copy, 0);
    }
    return fd;
  }

  private Bytes contents(int fd, long most) {
    int size = (int) Math.min(libc.size(fd), most);
    byte[] bytes = new byte[size];
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(Math.max(1, size));
      long n = size == 0 ? 0 : Math.max(0, libc.pread(fd, buffer, 0));
      MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, 0, bytes, 0, (int) n);
    }
    return Bytes.of(bytes);
  }

  private int[] pipe() throws Errno {
    int[] ends = libc.pipe();
    open.add(ends[0]);
    open.add(ends[1]);
    return ends;
  }

  private void close(int fd) {
    open.remove((Integer) fd);
    libc.close(fd);
  }
}
