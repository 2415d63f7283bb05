// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * How the server works.
 *
 * @param host name or address to listen on
 * @param port TCP port; 0 for any free one
 * @param workers programs that run at once
 * @param token what every request but /healthz must bring; null for none, on loopback only
 * @param faithful whether the three published figures are computed on samples thinned to the
 *     original's rate; else on all samples
 */
public record ServerSettings(
    String host, int port, int workers, @Nullable String token, boolean faithful) {

  public ServerSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port is a number from 0 to 65535, not " + port);
    }
    if (workers < 1 || workers > 1024) {
      throw new IllegalArgumentException("workers must be 1 to 1024, not " + workers);
    }
    if (token != null && token.isBlank()) {
      throw new IllegalArgumentException("the token is blank; give one with something in it");
    }
    if (token == null && !isLoopback(host)) {
      throw new IllegalArgumentException(
          "without a token the server listens on this machine only; to listen on "
              + host
              + ", name a token that requests must bring");
    }
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "there is no host " + host + "; name an address of this machine", e);
    }
  }
}
