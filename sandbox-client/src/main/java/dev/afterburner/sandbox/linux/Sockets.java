package dev.afterburner.sandbox.linux;

import static dev.afterburner.sandbox.linux.Native.INT;
import static dev.afterburner.sandbox.linux.Native.LONG;
import static dev.afterburner.sandbox.linux.Native.POINTER;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;

/** A pair of connected sockets that keep packets whole and carry descriptors: unix(7), cmsg(3). */
public final class Sockets {

  private static final int AF_UNIX = 1;
  private static final int SOCK_SEQPACKET = 5;
  private static final int SOCK_CLOEXEC = 0x80000;
  private static final int SOL_SOCKET = 1;
  private static final int SCM_RIGHTS = 1;
  private static final int MSG_NOSIGNAL = 0x4000;
  private static final int HEADER = 16; // struct cmsghdr: length (8), level (4), type (4)

  private static final MethodHandle SOCKETPAIR =
      Native.checked("socketpair", INT, INT, INT, INT, POINTER);
  private static final MethodHandle SENDMSG = Native.checked("sendmsg", LONG, INT, POINTER, INT);

  private Sockets() {}

  /**
   * Two ends of one connection.
   *
   * @param ours stays here
   * @param theirs is given to a child
   */
  public record Pair(int ours, int theirs) {}

  /** Makes a connection. */
  public static Pair pair() throws LinuxException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = Native.errnoIn(arena);
      MemorySegment ends = arena.allocate(8, 4);
      int failed =
          (int) SOCKETPAIR.invokeExact(errno, AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends);
      Descriptors.check("socketpair", failed, errno);
      return new Pair(
          ends.getAtIndex(ValueLayout.JAVA_INT, 0), ends.getAtIndex(ValueLayout.JAVA_INT, 1));
    } catch (LinuxException e) {
      throw e;
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
  }

  /** Sends one packet, with copies of open descriptors. */
  public static void send(int socket, byte[] packet, List<Integer> descriptors)
      throws LinuxException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = Native.errnoIn(arena);
      MemorySegment content = arena.allocateFrom(ValueLayout.JAVA_BYTE, packet);
      MemorySegment io = arena.allocate(16, 8); // struct iovec
      io.set(ValueLayout.ADDRESS, 0, content);
      io.set(ValueLayout.JAVA_LONG, 8, packet.length);
      MemorySegment message = arena.allocate(56, 8); // struct msghdr
      message.set(ValueLayout.ADDRESS, 16, io);
      message.set(ValueLayout.JAVA_LONG, 24, 1);
      if (!descriptors.isEmpty()) {
        long length = HEADER + 4L * descriptors.size();
        MemorySegment control = arena.allocate((length + 7) / 8 * 8, 8);
        control.set(ValueLayout.JAVA_LONG, 0, length);
        control.set(ValueLayout.JAVA_INT, 8, SOL_SOCKET);
        control.set(ValueLayout.JAVA_INT, 12, SCM_RIGHTS);
        for (int i = 0; i < descriptors.size(); i++) {
          control.set(ValueLayout.JAVA_INT, HEADER + 4L * i, descriptors.get(i));
        }
        message.set(ValueLayout.ADDRESS, 32, control);
        message.set(ValueLayout.JAVA_LONG, 40, control.byteSize());
      }
      Descriptors.check(
          "sendmsg", (long) SENDMSG.invokeExact(errno, socket, message, MSG_NOSIGNAL), errno);
    } catch (LinuxException e) {
      throw e;
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
  }
}
