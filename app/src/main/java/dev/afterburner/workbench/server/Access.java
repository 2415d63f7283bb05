package dev.afterburner.workbench.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who may use the server. The token comes as {@code Authorization: Bearer}, or as the password of
 * {@code http://user:password@host}, which published clients can be given without a change.
 *
 * @param token what requests must bring; null for nothing
 */
record Access(@Nullable String token) {

  /**
   * Checks a request.
   *
   * @throws Refused 401 where it does not bring the token
   */
  void check(Call call) throws Refused {
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
