// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.net;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Servers that are reached directly, as NO_PROXY lists them: names (which stand for the names below
 * them too), addresses, networks (10.0.0.0/8), each with or without a port; {@code *} for all.
 */
final class NoProxyList {

  private final List<String> entries;

  NoProxyList(String words) {
    entries =
        Arrays.stream(words.toLowerCase(Locale.ROOT).split("[,\\s]+", -1))
            .map(entry -> entry.startsWith("*.") ? entry.substring(2) : entry)
            .map(entry -> entry.startsWith(".") ? entry.substring(1) : entry)
            .filter(entry -> !entry.isEmpty())
            .toList();
  }

  boolean has(String host, int port) {
    return entries.stream().anyMatch(entry -> fits(entry, host.toLowerCase(Locale.ROOT), port));
  }

  private static boolean fits(String entry, String host, int port) {
    if (entry.equals("*")) {
      return true;
    }
    if (entry.indexOf('/') > 0) {
      return Network.parse(entry).map(network -> network.has(host)).orElse(false);
    }
    String name = entry;
    int colon = entry.lastIndexOf(':');
    // An IPv6 address has several colons; with a port it stands in brackets.
    if (colon >= 0 && (entry.indexOf(':') == colon || entry.charAt(colon - 1) == ']')) {
      if (!entry.substring(colon + 1).equals(String.valueOf(port))) {
        return false;
      }
      name = entry.substring(0, colon);
    }
    String bare = name.startsWith("[") ? name.substring(1, name.length() - 1) : name;
    return host.equals(bare) || host.endsWith("." + bare);
  }
}
