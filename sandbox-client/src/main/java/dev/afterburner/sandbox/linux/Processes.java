// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.linux;

import static dev.afterburner.sandbox.linux.Native.INT;
import static dev.afterburner.sandbox.linux.Native.POINTER;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;

/** Starting and reaping processes: posix_spawn(3), waitpid(2), kill(2). */
public final class Processes {

  public static final int SIGKILL = 9;

  private static final int WNOHANG = 1;
  private static final int FIRST_FREE = 3;
  private static final int OUT_OF_THE_WAY = 64;

  private static final MethodHandle SPAWN =
      Native.call("posix_spawn", INT, POINTER, POINTER, POINTER, POINTER, POINTER, POINTER);
  private static final MethodHandle ACTIONS_INIT =
      Native.call("posix_spawn_file_actions_init", INT, POINTER);
  private static final MethodHandle ACTIONS_DESTROY =
      Native.call("posix_spawn_file_actions_destroy", INT, POINTER);
  private static final MethodHandle ADD_DUP2 =
      Native.call("posix_spawn_file_actions_adddup2", INT, POINTER, INT, INT);
  private static final MethodHandle ADD_OPEN =
      Native.call("posix_spawn_file_actions_addopen", INT, POINTER, INT, POINTER, INT, INT);
  private static final MethodHandle WAITPID = Native.checked("waitpid", INT, INT, POINTER, INT);
  private static final MethodHandle KILL = Native.call("kill", INT, INT, INT);
  private static final MethodHandle GETEUID = Native.call("geteuid", INT);

  private Processes() {}

  /**
   * Starts a program with an empty environment; its standard streams are /dev/null.
   *
   * @param path the executable
   * @param descriptors become the program's descriptors 3, 4, …
   * @return its process number; reap it with {@link #reap}
   */
  public static int spawn(String path, List<Integer> descriptors) throws LinuxException {
    int[] copies = new int[descriptors.size()];
    java.util.Arrays.fill(copies, -1);
    try (Arena arena = Arena.ofConfined()) {
      for (int i = 0; i < copies.length; i++) {
        copies[i] = Descriptors.duplicate(descriptors.get(i), OUT_OF_THE_WAY);
      }
      MemorySegment actions = arena.allocate(512, 16); // posix_spawn_file_actions_t is smaller
      MemorySegment devNull = arena.allocateFrom("/dev/null");
      ok("posix_spawn_file_actions_init", (int) ACTIONS_INIT.invokeExact(actions));
      for (int fd = 0; fd < FIRST_FREE; fd++) {
        ok("addopen", (int) ADD_OPEN.invokeExact(actions, fd, devNull, 2, 0));
      }
      for (int i = 0; i < copies.length; i++) {
        ok("adddup2", (int) ADD_DUP2.invokeExact(actions, copies[i], FIRST_FREE + i));
      }
      MemorySegment executable = arena.allocateFrom(path);
      MemorySegment argv = arena.allocate(ValueLayout.ADDRESS, 2);
      argv.setAtIndex(ValueLayout.ADDRESS, 0, arena.allocateFrom("launcher"));
      MemorySegment environment = arena.allocate(ValueLayout.ADDRESS, 1);
      MemorySegment pid = arena.allocate(ValueLayout.JAVA_INT);
      int failed =
          (int) SPAWN.invokeExact(pid, executable, actions, MemorySegment.NULL, argv, environment);
      ok("destroy", (int) ACTIONS_DESTROY.invokeExact(actions));
      ok("posix_spawn " + path, failed);
      return pid.get(ValueLayout.JAVA_INT, 0);
    } catch (LinuxException e) {
      throw e;
    } catch (Throwable t) {
      throw Native.unexpected(t);
    } finally {
      for (int copy : copies) {
        Descriptors.close(copy);
      }
    }
  }

  /** Waits until a child has ended, and forgets it. */
  public static void reap(int pid) {
    wait(pid, 0);
  }

  /** True when a child has ended (and is forgotten) or never was one. */
  public static boolean reaped(int pid) {
    return wait(pid, WNOHANG) != 0;
  }

  private static int wait(int pid, int flags) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = Native.errnoIn(arena);
      MemorySegment status = arena.allocate(ValueLayout.JAVA_INT);
      int result;
      do {
        result = (int) WAITPID.invokeExact(errno, pid, status, flags);
      } while (result < 0 && Native.errno(errno) == 4); // EINTR
      return result;
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
  }

  /** Sends a signal; nothing happens where the process is gone. */
  public static void kill(int pid, int signal) {
    try {
      int ignored = (int) KILL.invokeExact(pid, signal);
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
  }

  /** True for the superuser. */
  public static boolean isRoot() {
    try {
      return (int) GETEUID.invokeExact() == 0;
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
  }

  /** The processor's name in file names: x86_64 or aarch64; empty for others. */
  public static Optional<String> architecture() {
    return switch (System.getProperty("os.arch", "")) {
      case "amd64", "x86_64" -> Optional.of("x86_64");
      case "aarch64", "arm64" -> Optional.of("aarch64");
      default -> Optional.empty();
    };
  }

  private static void ok(String call, int error) throws LinuxException {
    if (error != 0) {
      throw new LinuxException(call, error);
    }
  }
}
