// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/** Passes bytes through to a server, and can cut all connections at once. */
final class BreakingProxy implements AutoCloseable {

  private final ServerSocket listening;
  private final int port;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final Semaphore connections = new Semaphore(0);

  BreakingProxy(int port) throws IOException {
    this.port = port;
    listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(this::accept);
  }

  String address() {
    return "http://127.0.0.1:" + listening.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
        open.add(client);
        open.add(server);
        Thread.startVirtualThread(() -> pass(client, server));
        Thread.startVirtualThread(() -> pass(server, client));
        connections.release();
      }
    } catch (IOException e) {
      return; // closed
    }
  }

  private static void pass(Socket from, Socket to) {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException e) {
      return; // cut
    }
  }

  /** Cuts all connections. */
  void breakAll() {
    connections.drainPermits();
    for (Socket socket : open) {
      try {
        socket.close();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
    open.clear();
  }

  /** Waits for the next connection after a cut. */
  void awaitConnection() throws InterruptedException {
    connections.acquire();
  }

  @Override
  public void close() throws IOException {
    listening.close();
    breakAll();
  }
}
