package dev.afterburner.sandbox.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.List;

/**
 * Calls of the C library, typed. See the manual page of each. Thread-safe; a call that fails throws
 * {@link Errno}.
 */
public final class Libc {

  public static final int O_RDONLY = 0;
  public static final int O_CLOEXEC = 02000000;

  private static final int F_DUPFD_CLOEXEC = 1030;
  private static final int MFD_CLOEXEC = 1;
  private static final int PR_SET_TIMERSLACK = 29;
  private static final int CLOCK_MONOTONIC = 1;
  private static final int TIMER_ABSTIME = 1;
  private static final int SC_PAGESIZE = 30;
  private static final int SCHED_FIFO = 1;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private final MethodHandle open = failing("open", JAVA_INT, ADDRESS, JAVA_INT);
  private final MethodHandle close = plain("close", JAVA_INT, JAVA_INT);
  private final MethodHandle read = failing("read", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
  private final MethodHandle write = failing("write", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
  private final MethodHandle pread =
      plain("pread", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG);
  private final MethodHandle pwrite =
      failing("pwrite", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG);
  private final MethodHandle lseek = plain("lseek", JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_INT);
  private final MethodHandle pipe2 = failing("pipe2", JAVA_INT, ADDRESS, JAVA_INT);
  private final MethodHandle memfdCreate = failing("memfd_create", JAVA_INT, ADDRESS, JAVA_INT);
  private final MethodHandle dup = variadic("fcntl", 2, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
  private final MethodHandle wait4 =
      failing("wait4", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS);
  private final MethodHandle kill = plain("kill", JAVA_INT, JAVA_INT, JAVA_INT);
  private final MethodHandle affinity =
      failing("sched_setaffinity", JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS);
  private final MethodHandle getAffinity =
      failing("sched_getaffinity", JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS);
  private final MethodHandle scheduler =
      failing("sched_setscheduler", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);
  private final MethodHandle prctl =
      variadic("prctl", 1, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
  private final MethodHandle nanosleep =
      plain("clock_nanosleep", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);
  private final MethodHandle gettime = plain("clock_gettime", JAVA_INT, JAVA_INT, ADDRESS);
  private final MethodHandle sysconf = plain("sysconf", JAVA_LONG, JAVA_INT);
  private final MethodHandle geteuid = plain("geteuid", JAVA_INT);
  private final MethodHandle strerror = plain("strerror", ADDRESS, JAVA_INT);
  private final MethodHandle actionsInit =
      plain("posix_spawn_file_actions_init", JAVA_INT, ADDRESS);
  private final MethodHandle actionsDup2 =
      plain("posix_spawn_file_actions_adddup2", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
  private final MethodHandle actionsDestroy =
      plain("posix_spawn_file_actions_destroy", JAVA_INT, ADDRESS);
  private final MethodHandle spawn =
      plain("posix_spawn", JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS);

  /** Opens a file; the descriptor is closed on exec. */
  public int open(String path, int flags) throws Errno {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      int fd = (int) open.invokeExact(state, arena.allocateFrom(path), flags | O_CLOEXEC);
      if (fd < 0) {
        throw errno("open " + path, state);
      }
      return fd;
    } catch (Throwable t) {
      throw rethrow(t);
    }
  }

  /** Opens a file for reading; −1 when that fails. */
  public int tryOpen(String path) {
    try {
      return open(path, O_RDONLY);
    } catch (Errno e) {
      return -1;
    }
  }

  /** Closes a descriptor. */
  public void close(int fd) {
    try {
      int ignored = (int) close.invokeExact(fd);
    } catch (Throwable t) {
      throw new AssertionError(t);
    }
  }

  /**
   * Reads from the current place.
   *
   * @return number of bytes; 0 at the end
   */
  public long read(int fd, MemorySegment into) throws Errno {
    return repeat("read", state -> (long) read.invokeExact(state, fd, into, into.byteSize()));
  }

  /** Writes all bytes at the current place. */
  public void write(int fd, MemorySegment from) throws Errno {
    long at = 0;
    while (at < from.byteSize()) {
      MemorySegment rest = from.asSlice(at);
      at += repeat("write", state -> (long) write.invokeExact(state, fd, rest, rest.byteSize()));
    }
  }

  /** Writes all bytes at an offset. */
  public void pwrite(int fd, MemorySegment from, long offset) throws Errno {
    long at = 0;
    while (at < from.byteSize()) {
      MemorySegment rest = from.asSlice(at);
      long place = offset + at;
      at +=
          repeat(
              "pwrite",
              state -> (long) pwrite.invokeExact(state, fd, rest, rest.byteSize(), place));
    }
  }

  /**
   * Reads at an offset. Allocates nothing, for the sampler.
   *
   * @return number of bytes; 0 at the end; negative when it fails
   */
  public long pread(int fd, MemorySegment into, long offset) {
    try {
      return (long) pread.invokeExact(fd, into, into.byteSize(), offset);
    } catch (Throwable t) {
      throw new AssertionError(t);
    }
  }

  /** Size of a file, bytes. */
  public long size(int fd) {
    try {
      return (long) lseek.invokeExact(fd, 0L, 2);
    } catch (Throwable t) {
      throw new AssertionError(t);
    }
  }

  /** A pipe: reading end, writing end; both closed on exec. */
  public int[] pipe() throws Errno {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      MemorySegment pair = arena.allocate(8);
      if ((int) pipe2.invokeExact(state, pair, O_CLOEXEC) != 0) {
        throw errno("pipe", state);
      }
      return new int[] {pair.get(JAVA_INT, 0), pair.get(JAVA_INT, 4)};
    } catch (Throwable t) {
      throw rethrow(t);
    }
  }

  /** A file in memory; closed on exec. */
  public int memoryFile(String name) throws Errno {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      int fd = (int) memfdCreate.invokeExact(state, arena.allocateFrom(name), MFD_CLOEXEC);
      if (fd < 0) {
        throw errno("make a file in memory", state);
      }
      return fd;
    } catch (Throwable t) {
      throw rethrow(t);
    }
  }

  /**
   * Starts a program with an empty environment.
   *
   * @param path the program
   * @param descriptors descriptor i of the program is a copy of descriptors[i]
   * @return its process id
   */
  public int spawn(String path, int[] descriptors) throws Errno {
    int[] copies = new int[descriptors.length];
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      // Copies above the targets, so that no dup2 hits a source that is still wanted.
      for (int i = 0; i < descriptors.length; i++) {
        copies[i] =
            (int) dup.invokeExact(state, descriptors[i], F_DUPFD_CLOEXEC, descriptors.length);
        if (copies[i] < 0) {
          throw errno("copy a descriptor", state);
        }
      }
      MemorySegment actions = arena.allocate(256, 16);
      check("posix_spawn_file_actions_init", (int) actionsInit.invokeExact(actions));
      for (int i = 0; i < copies.length; i++) {
        check(
            "posix_spawn_file_actions_adddup2",
            (int) actionsDup2.invokeExact(actions, copies[i], i));
      }
      MemorySegment program = arena.allocateFrom(path);
      MemorySegment argv = strings(arena, List.of(program));
      MemorySegment env = strings(arena, List.of());
      MemorySegment pid = arena.allocate(JAVA_INT);
      int error = (int) spawn.invokeExact(pid, program, actions, MemorySegment.NULL, argv, env);
      check("posix_spawn_file_actions_destroy", (int) actionsDestroy.invokeExact(actions));
      check("start " + path, error);
      return pid.get(JAVA_INT, 0);
    } catch (Throwable t) {
      throw rethrow(t);
    } finally {
      for (int copy : copies) {
        if (copy > 0) {
          close(copy);
        }
      }
    }
  }

  /** Waits for a child to end and reaps it. */
  public void reap(int pid) throws Errno {
    long ignored =
        repeat(
            "wait4",
            state ->
                (int) wait4.invokeExact(state, pid, MemorySegment.NULL, 0, MemorySegment.NULL));
  }

  /** Sends a signal; false when the process is gone or out of reach. */
  public boolean kill(int pid, int signal) {
    try {
      return (int) kill.invokeExact(pid, signal) == 0;
    } catch (Throwable t) {
      throw new AssertionError(t);
    }
  }

  /** Moves the calling thread to the given cores. */
  public void moveTo(List<Integer> cores) throws Errno {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      MemorySegment mask = arena.allocate(128, 8);
      for (int core : cores) {
        long word = mask.get(JAVA_LONG, core / 64 * 8L);
        mask.set(JAVA_LONG, core / 64 * 8L, word | 1L << (core % 64));
      }
      if ((int) affinity.invokeExact(state, 0, mask.byteSize(), mask) != 0) {
        throw errno("move to core " + cores, state);
      }
    } catch (Throwable t) {
      throw rethrow(t);
    }
  }

  /** The cores that this process may use, in order. */
  public List<Integer> cores() throws Errno {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      MemorySegment mask = arena.allocate(128, 8);
      if ((int) getAffinity.invokeExact(state, 0, mask.byteSize(), mask) < 0) {
        throw errno("ask for the cores", state);
      }
      return java.util.stream.IntStream.range(0, 1024)
          .filter(core -> (mask.get(JAVA_LONG, core / 64 * 8L) >>> (core % 64) & 1) == 1)
          .boxed()
          .toList();
    } catch (Throwable t) {
      throw rethrow(t);
    }
  }

  /** Asks for real-time scheduling of the calling thread; false when that is not allowed. */
  public boolean realTime() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      MemorySegment priority = arena.allocate(JAVA_INT);
      priority.set(JAVA_INT, 0, 1);
      return (int) scheduler.invokeExact(state, 0, SCHED_FIFO, priority) == 0;
    } catch (Throwable t) {
      throw new AssertionError(t);
    }
  }

  /** Lets the kernel wake the calling thread within 1 ns of its time, instead of 50 µs. */
  public void sleepExactly() {
    try (Arena arena = Arena.ofConfined()) {
      int ignored =
          (int) prctl.invokeExact(arena.allocate(STATE), PR_SET_TIMERSLACK, 1L, 0L, 0L, 0L);
    } catch (Throwable t) {
      throw new AssertionError(t);
    }
  }

  /**
   * Sleeps until a time of the monotonic clock.
   *
   * @param atNanos ns on the clock of {@link #now}
   * @param timespec 16 bytes to work with
   */
  public void sleepUntil(long atNanos, MemorySegment timespec) {
    timespec.set(JAVA_LONG, 0, atNanos / 1_000_000_000);
    timespec.set(JAVA_LONG, 8, atNanos % 1_000_000_000);
    try {
      int ignored =
          (int) nanosleep.invokeExact(CLOCK_MONOTONIC, TIMER_ABSTIME, timespec, MemorySegment.NULL);
    } catch (Throwable t) {
      throw new AssertionError(t);
    }
  }

  /**
   * The monotonic clock, which is the same for every process, ns.
   *
   * @param timespec 16 bytes to work with
   */
  public long now(MemorySegment timespec) {
    return clock(CLOCK_MONOTONIC, timespec);
  }

  /**
   * CPU time of the calling thread, ns.
   *
   * @param timespec 16 bytes to work with
   */
  public long threadCpu(MemorySegment timespec) {
    return clock(3, timespec);
  }

  private long clock(int which, MemorySegment timespec) {
    try {
      int ignored = (int) gettime.invokeExact(which, timespec);
    } catch (Throwable t) {
      throw new AssertionError(t);
    }
    return timespec.get(JAVA_LONG, 0) * 1_000_000_000 + timespec.get(JAVA_LONG, 8);
  }

  /** Size of a page of memory, bytes. */
  public long pageSize() {
    try {
      return (long) sysconf.invokeExact(SC_PAGESIZE);
    } catch (Throwable t) {
      throw new AssertionError(t);
    }
  }

  /** True when this process runs as root. */
  public boolean isRoot() {
    try {
      return (int) geteuid.invokeExact() == 0;
    } catch (Throwable t) {
      throw new AssertionError(t);
    }
  }

  /** What an error number means. */
  public String meaning(int error) {
    try {
      MemorySegment text = (MemorySegment) strerror.invokeExact(error);
      return text.reinterpret(256).getString(0);
    } catch (Throwable t) {
      throw new AssertionError(t);
    }
  }

  private static MemorySegment strings(Arena arena, List<MemorySegment> values) {
    MemorySegment array = arena.allocate(ADDRESS, values.size() + 1L);
    for (int i = 0; i < values.size(); i++) {
      array.setAtIndex(ADDRESS, i, values.get(i));
    }
    return array;
  }

  private void check(String what, int error) throws Errno {
    if (error != 0) {
      throw new Errno(what, error, meaning(error));
    }
  }

  private Errno errno(String what, MemorySegment state) {
    int number = (int) ERRNO.get(state, 0L);
    return new Errno(what, number, meaning(number));
  }

  @FunctionalInterface
  private interface Call {
    long invoke(MemorySegment state) throws Throwable;
  }

  private long repeat(String what, Call call) throws Errno {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      while (true) {
        long result = call.invoke(state);
        if (result >= 0) {
          return result;
        }
        Errno error = errno(what, state);
        if (error.number() != Errno.EINTR) {
          throw error;
        }
      }
    } catch (Throwable t) {
      throw rethrow(t);
    }
  }

  private static Errno rethrow(Throwable t) {
    return switch (t) {
      case Errno e -> e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new AssertionError(t);
    };
  }

  private static MethodHandle failing(String name, MemoryLayout result, MemoryLayout... arguments) {
    return LINKER.downcallHandle(
        symbol(name),
        FunctionDescriptor.of(result, arguments),
        Linker.Option.captureCallState("errno"));
  }

  private static MethodHandle variadic(
      String name, int fixed, MemoryLayout result, MemoryLayout... arguments) {
    return LINKER.downcallHandle(
        symbol(name),
        FunctionDescriptor.of(result, arguments),
        Linker.Option.firstVariadicArg(fixed),
        Linker.Option.captureCallState("errno"));
  }

  private static MethodHandle plain(String name, MemoryLayout result, MemoryLayout... arguments) {
    return LINKER.downcallHandle(symbol(name), FunctionDescriptor.of(result, arguments));
  }

  private static MemorySegment symbol(String name) {
    SymbolLookup lookup = LINKER.defaultLookup();
    return lookup.find(name).orElseThrow(() -> new UnsatisfiedLinkError(name));
  }
}
