// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.net;

import java.net.InetAddress;
import java.util.Optional;

/** A network of addresses. */
final class Network {

  private final byte[] bytes;
  private final int bits;

  /**
   * From its parts.
   *
   * @param bytes the address that it begins with, 4 or 16 bytes
   * @param bits how many of its bits are the same for all
   */
  private Network(byte[] bytes, int bits) {
    this.bytes = bytes;
    this.bits = bits;
  }

  /** From "10.0.0.0/8"; empty where it is none. */
  static Optional<Network> parse(String words) {
    int slash = words.indexOf('/');
    Optional<byte[]> bytes = address(words.substring(0, slash));
    String length = words.substring(slash + 1);
    if (bytes.isEmpty() || !length.matches("\\d{1,3}")) {
      return Optional.empty();
    }
    int bits = Integer.parseInt(length);
    return bits <= 8 * bytes.get().length
        ? Optional.of(new Network(bytes.get(), bits))
        : Optional.empty();
  }

  /** Whether a host is an address of this network; names are not looked up. */
  boolean has(String host) {
    byte[] other = address(host).orElse(new byte[0]);
    if (other.length != bytes.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((other[bit / 8] & mask) != (bytes[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  /** The bytes of an address that is written as one; empty for a name. */
  static Optional<byte[]> address(String host) {
    try {
      return Optional.of(InetAddress.ofLiteral(host).getAddress());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether a host is this machine by its very name. */
  static boolean isLoopback(String host) {
    try {
      return host.equalsIgnoreCase("localhost")
          || host.toLowerCase(java.util.Locale.ROOT).endsWith(".localhost")
          || InetAddress.ofLiteral(host).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
