// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Notices clients that leave while they are waited on. The JDK's server says so only when it is
 * written to, and an answer can't be begun before its status is known; so the kernel's table of
 * connections is looked at, twice a second and only while somebody waits. A client that shuts down
 * its sending half counts as gone, as with other servers. On systems without that table nobody is
 * ever found to have left.
 *
 * @see <a href="https://docs.kernel.org/networking/proc_net_tcp.html">proc_net_tcp</a>
 */
final class Departures implements AutoCloseable {

  private static final List<Path> TABLES =
      List.of(Path.of("/proc/self/net/tcp"), Path.of("/proc/self/net/tcp6"));

  private static final long LOOK_MILLIS = 500;

  /** A table that changes while it is read may lack a row; hardly twice in a row the same one. */
  private static final int MISSES = 2;

  private static final Set<String> OPEN = Set.of("01", "02", "03"); // established, handshakes

  private final Map<InetSocketAddress, Watch> watches = new ConcurrentHashMap<>();
  private final int port;
  private final Thread looking;

  /**
   * Looks from now on.
   *
   * @param port the server's
   */
  Departures(int port) {
    this.port = port;
    this.looking = Thread.ofVirtual().start(this::look);
  }

  /** One client that is waited on, until this is closed. */
  final class Watch implements AutoCloseable {
    private final InetSocketAddress client;
    private final Runnable onLeft;
    private final AtomicInteger misses = new AtomicInteger();
    private volatile boolean left;

    private Watch(InetSocketAddress client, Runnable onLeft) {
      this.client = client;
      this.onLeft = onLeft;
    }

    /** Whether it has left. */
    boolean left() {
      return left;
    }

    @Override
    public void close() {
      watches.remove(client, this);
    }
  }

  /**
   * Watches a client.
   *
   * @param onLeft done once where it leaves; must not block
   */
  Watch watch(InetSocketAddress client, Runnable onLeft) {
    Watch watch = new Watch(client, onLeft);
    watches.put(client, watch);
    return watch;
  }

  private void look() {
    try {
      while (true) {
        Thread.sleep(LOOK_MILLIS);
        if (!watches.isEmpty()) {
          // Who comes after the look is not in it.
          List<Watch> before = List.copyOf(watches.values());
          Set<InetSocketAddress> there = connected();
          before.stream().filter(watch -> !there.contains(watch.client)).forEach(this::missed);
          before.stream()
              .filter(watch -> there.contains(watch.client))
              .forEach(watch -> watch.misses.set(0));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      System.getLogger(Departures.class.getName())
          .log(System.Logger.Level.DEBUG, "no table of connections here", e);
    }
  }

  private void missed(Watch watch) {
    if (watch.misses.incrementAndGet() >= MISSES && watches.remove(watch.client, watch)) {
      watch.left = true;
      watch.onLeft.run();
    }
  }

  /** Clients whose connections to the server are open at both ends. */
  private Set<InetSocketAddress> connected() throws IOException {
    Set<InetSocketAddress> found = ConcurrentHashMap.newKeySet();
    for (Path table : TABLES) {
      try (Stream<String> lines = Files.lines(table)) {
        lines
            .skip(1)
            .map(line -> line.strip().split("\\s+"))
            .filter(row -> OPEN.contains(row[3]) && port(row[1]) == port)
            .forEach(row -> found.add(new InetSocketAddress(host(row[2]), port(row[2]))));
      }
    }
    return found;
  }

  private static int port(String address) {
    return HexFormat.fromHexDigits(address, address.indexOf(':') + 1, address.length());
  }

  /**
   * The address is written as numbers of 32 bits in the machine's order, which is little-endian.
   */
  private static InetAddress host(String address) {
    byte[] bytes = HexFormat.of().parseHex(address, 0, address.indexOf(':'));
    byte[] ordered = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      ordered[i] = bytes[i ^ 3];
    }
    try {
      return InetAddress.getByAddress(ordered);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("no address: " + address, e);
    }
  }

  @Override
  public void close() {
    looking.interrupt();
  }
}
