// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.linux;

import static dev.afterburner.sandbox.linux.Native.INT;
import static dev.afterburner.sandbox.linux.Native.LONG;
import static dev.afterburner.sandbox.linux.Native.POINTER;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Sockets of this machine that keep packets whole and carry descriptors: unix(7), cmsg(3). */
public final class Sockets {

  private static final int AF_UNIX = 1;
  private static final int SOCK_SEQPACKET = 5;
  private static final int SOCK_CLOEXEC = 0x80000;
  private static final int SOL_SOCKET = 1;
  private static final int SCM_RIGHTS = 1;
  private static final int MSG_PEEK = 2;
  private static final int MSG_DONTWAIT = 0x40;
  private static final int MSG_NOSIGNAL = 0x4000;
  private static final int MSG_CMSG_CLOEXEC = 0x40000000;
  private static final int SHUT_BOTH = 2;
  private static final short POLLIN = 1;
  private static final int EAGAIN = 11;
  private static final int MOST_DESCRIPTORS = 16;
  private static final int PACKET = 256;
  private static final int ADDRESS = 110; // struct sockaddr_un: family (2), path (108)
  private static final int HEADER = 16; // struct cmsghdr: length (8), level (4), type (4)

  private static final MethodHandle SOCKETPAIR =
      Native.checked("socketpair", INT, INT, INT, INT, POINTER);
  private static final MethodHandle SENDMSG = Native.checked("sendmsg", LONG, INT, POINTER, INT);
  private static final MethodHandle RECVMSG = Native.checked("recvmsg", LONG, INT, POINTER, INT);
  private static final MethodHandle SOCKET = Native.checked("socket", INT, INT, INT, INT);
  private static final MethodHandle BIND = Native.checked("bind", INT, INT, POINTER, INT);
  private static final MethodHandle LISTEN = Native.checked("listen", INT, INT, INT);
  private static final MethodHandle ACCEPT =
      Native.checked("accept4", INT, INT, POINTER, POINTER, INT);
  private static final MethodHandle POLL = Native.checked("poll", INT, POINTER, LONG, INT);
  private static final MethodHandle SHUTDOWN = Native.call("shutdown", INT, INT, INT);

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
      MemorySegment control = MemorySegment.NULL;
      if (!descriptors.isEmpty()) {
        long length = HEADER + 4L * descriptors.size();
        control = arena.allocate((length + 7) / 8 * 8, 8);
        control.set(ValueLayout.JAVA_LONG, 0, length);
        control.set(ValueLayout.JAVA_INT, 8, SOL_SOCKET);
        control.set(ValueLayout.JAVA_INT, 12, SCM_RIGHTS);
        for (int i = 0; i < descriptors.size(); i++) {
          control.set(ValueLayout.JAVA_INT, HEADER + 4L * i, descriptors.get(i));
        }
      }
      MemorySegment message = message(arena, content, control);
      Descriptors.check(
          "sendmsg", (long) SENDMSG.invokeExact(errno, socket, message, MSG_NOSIGNAL), errno);
    } catch (LinuxException e) {
      throw e;
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
  }

  /**
   * A socket that others may connect to.
   *
   * @param path of its file, at most 107 bytes
   */
  public static int listen(String path) throws LinuxException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = Native.errnoIn(arena);
      int socket = (int) SOCKET.invokeExact(errno, AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);
      Descriptors.check("socket", socket, errno);
      MemorySegment address = arena.allocate(ADDRESS, 8);
      address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
      address.asSlice(2).setString(0, path);
      try {
        Descriptors.check("bind", (int) BIND.invokeExact(errno, socket, address, ADDRESS), errno);
        Descriptors.check("listen", (int) LISTEN.invokeExact(errno, socket, 1), errno);
      } catch (LinuxException e) {
        Descriptors.close(socket);
        throw e;
      }
      return socket;
    } catch (LinuxException e) {
      throw e;
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
  }

  /** The next one to connect; −1 when nobody does in time. */
  public static int accept(int listener, int millis) throws LinuxException {
    if (!readable(listener, millis)) {
      return -1;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = Native.errnoIn(arena);
      int socket =
          (int)
              ACCEPT.invokeExact(
                  errno, listener, MemorySegment.NULL, MemorySegment.NULL, SOCK_CLOEXEC);
      return Descriptors.check("accept", socket, errno);
    } catch (LinuxException e) {
      throw e;
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
  }

  /** Waits until something can be read, the end included; false when nothing comes in time. */
  private static boolean readable(int socket, int millis) throws LinuxException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = Native.errnoIn(arena);
      MemorySegment poll = arena.allocate(8, 4); // struct pollfd: fd (4), events (2), revents (2)
      poll.set(ValueLayout.JAVA_INT, 0, socket);
      poll.set(ValueLayout.JAVA_SHORT, 4, POLLIN);
      return Descriptors.check("poll", (int) POLL.invokeExact(errno, poll, 1L, millis), errno) > 0;
    } catch (LinuxException e) {
      throw e;
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
  }

  /**
   * A packet that has come.
   *
   * @param text at most 256 bytes; empty at the end of the connection
   * @param descriptors that came with it, open in this process
   */
  public record Packet(String text, List<Integer> descriptors) {
    public Packet {
      descriptors = List.copyOf(descriptors);
    }
  }

  /** The next packet, an empty one when none comes in time or ever. */
  public static Packet receive(int socket, int millis) throws LinuxException {
    if (!readable(socket, millis)) {
      return new Packet("", List.of());
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = Native.errnoIn(arena);
      MemorySegment content = arena.allocate(PACKET);
      MemorySegment control = arena.allocate(HEADER + 4L * MOST_DESCRIPTORS, 8);
      MemorySegment message = message(arena, content, control);
      long n =
          Descriptors.check(
              "recvmsg",
              (long) RECVMSG.invokeExact(errno, socket, message, MSG_CMSG_CLOEXEC),
              errno);
      List<Integer> descriptors = new ArrayList<>();
      long length = control.get(ValueLayout.JAVA_LONG, 0);
      if (message.get(ValueLayout.JAVA_LONG, 40) > 0
          && control.get(ValueLayout.JAVA_INT, 12) == SCM_RIGHTS) {
        for (long at = HEADER; at + 4 <= length; at += 4) {
          descriptors.add(control.get(ValueLayout.JAVA_INT, at));
        }
      }
      byte[] bytes = content.asSlice(0, n).toArray(ValueLayout.JAVA_BYTE);
      return new Packet(new String(bytes, StandardCharsets.UTF_8), descriptors);
    } catch (LinuxException e) {
      throw e;
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
  }

  private static MemorySegment message(Arena arena, MemorySegment content, MemorySegment control) {
    MemorySegment io = arena.allocate(16, 8); // struct iovec
    io.set(ValueLayout.ADDRESS, 0, content);
    io.set(ValueLayout.JAVA_LONG, 8, content.byteSize());
    MemorySegment message = arena.allocate(56, 8); // struct msghdr
    message.set(ValueLayout.ADDRESS, 16, io);
    message.set(ValueLayout.JAVA_LONG, 24, 1);
    message.set(ValueLayout.ADDRESS, 32, control);
    message.set(ValueLayout.JAVA_LONG, 40, control.byteSize());
    return message;
  }

  /** True when the other side has closed the connection or died. */
  public static boolean isCut(int socket) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = Native.errnoIn(arena);
      MemorySegment message = message(arena, arena.allocate(1), MemorySegment.NULL);
      long n = (long) RECVMSG.invokeExact(errno, socket, message, MSG_PEEK | MSG_DONTWAIT);
      return n == 0 || (n < 0 && Native.errno(errno) != EAGAIN);
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
  }

  /** Ends a connection; its descriptor stays open. */
  public static void cut(int socket) {
    try {
      int ignored = (int) SHUTDOWN.invokeExact(socket, SHUT_BOTH);
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
  }
}
