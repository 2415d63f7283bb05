// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who may use the server. The token comes as {@code Authorization: Bearer}, or as the password of
 * {@code http://user:password@host}, which published clients can be given without a change.
 *
 * <p>Without a token the server is there for programs of this machine, and a browser is one of
 * them. A web page whose name is bound to a loopback address after it was loaded counts as of the
 * server's own origin, but its requests name the page's host; so they must name this machine.
 *
 * @param token what requests must bring; null for nothing
 * @param host name or address that the server listens on
 */
record Access(@Nullable String token, String host) {

  /**
   * Where a client says that it is: a name or address, for IPv6 in brackets, and perhaps a port.
   */
  private static final Pattern PLACE = Pattern.compile("(\\[[^\\]]*]|[^:]*)(?::\\d{1,5})?");

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|\\[::1]|127(?:\\.\\d{1,3}){3}");

  /**
   * Checks what every request must be, whatever it asks for.
   *
   * @throws Refused 403 where a web page may have sent it
   */
  void checkOrigin(Call call) throws Refused {
    if (token != null) {
      return; // no page knows it
    }
    List<String> hosts = call.headers("Host");
    if (hosts.size() != 1 || !isHere(hosts.getFirst())) {
      throw new Refused(
          403,
          "Without a token this server answers to localhost, 127.0.0.1 and [::1] only: the request"
              + " names the host "
              + (hosts.isEmpty() ? "(none)" : String.join(", ", hosts))
              + "; use such an address, or start the server with --token");
    }
    for (String origin : call.headers("Origin")) {
      if (!origin.equalsIgnoreCase("http://" + hosts.getFirst())) {
        throw new Refused(
            403,
            "Without a token this server answers no web pages: the request comes from "
                + origin
                + "; start the server with --token and have the page's own server send it");
      }
    }
  }

  private boolean isHere(String place) {
    Matcher parts = PLACE.matcher(place.toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      return false;
    }
    String name = parts.group(1);
    return LOOPBACK.matcher(name).matches() || name.equalsIgnoreCase(host);
  }

  /**
   * Checks who sent a request.
   *
   * @throws Refused 401 where it does not bring the token
   */
  void checkToken(Call call) throws Refused {
    String wanted = token;
    if (wanted == null || same(wanted, brought(call.header("Authorization")))) {
      return;
    }
    call.answerHeader("WWW-Authenticate", "Basic realm=\"workbench\"");
    throw new Refused(
        401,
        "This server wants its token: send the header \"Authorization: Bearer TOKEN\", or use the"
            + " address http://any:TOKEN@host:port");
  }

  private static String brought(String header) {
    String scheme = header.split(" ", 2)[0].toLowerCase(Locale.ROOT);
    String rest = header.substring(Math.min(header.length(), scheme.length() + 1)).strip();
    if (scheme.equals("bearer")) {
      return rest;
    }
    if (scheme.equals("basic")) {
      try {
        String pair = new String(Base64.getDecoder().decode(rest), StandardCharsets.UTF_8);
        return pair.substring(pair.indexOf(':') + 1);
      } catch (IllegalArgumentException e) {
        return "";
      }
    }
    return "";
  }

  private static boolean same(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }
}
