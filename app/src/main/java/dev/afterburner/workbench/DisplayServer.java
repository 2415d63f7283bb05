// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The X server that DISPLAY names (X(7)): whether anybody listens there. */
final class DisplayServer {

  private static final Pattern NAME =
      Pattern.compile("(?:([\\w.-]*|\\[.*])(?:/unix)?):(\\d{1,4})(?:\\.\\d+)?");
  private static final int FIRST_PORT = 6000;
  private static final int PATIENCE_MILLIS = 3_000;

  private final String name;
  private final Path root;

  /**
   * A server.
   *
   * @param name value of DISPLAY
   * @param root where the file system begins
   */
  DisplayServer(String name, Path root) {
    this.name = name;
    this.root = root;
  }

  /** Whether a connection can be made; true where the name can't be read here. */
  boolean answers() {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      return true;
    }
    String host = parts.group(1);
    int number = Integer.parseInt(parts.group(2));
    return (host.isEmpty() || host.equals("unix"))
        ? listensHere(number)
        : listens(host, FIRST_PORT + number);
  }

  private boolean listensHere(int number) {
    Path socket = root.resolve("tmp/.X11-unix/X" + number);
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      return channel.connect(UnixDomainSocketAddress.of(socket));
    } catch (IOException e) {
      return listensAbstractly(number) || listens("localhost", FIRST_PORT + number);
    }
  }

  /** Some servers have no file for their socket; Java can't connect to such. */
  private boolean listensAbstractly(int number) {
    try {
      String sockets = Files.readString(root.resolve("proc/net/unix"), StandardCharsets.ISO_8859_1);
      return sockets.lines().anyMatch(line -> line.endsWith("@/tmp/.X11-unix/X" + number));
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean listens(String host, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
