// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.docker;

import com.github.dockerjava.api.exception.DockerException;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.SandboxException.Kind;
import java.util.Locale;

/** Puts what a container engine complains about into words. */
final class Troubles {

  private static final int LONGEST = 400;

  private Troubles() {}

  /**
   * In words.
   *
   * @param what could not be done, as in "can't start a container of python:3"
   */
  static SandboxException of(String what, RuntimeException e) {
    String reason = reason(e);
    String small = reason.toLowerCase(Locale.ROOT);
    String advice = "";
    if (small.contains("no space left")) {
      advice =
          ". The engine's disk is full: free some of it (docker system df shows what is used,"
              + " docker system prune removes what is not)";
    } else if (!(e instanceof DockerException)) {
      advice = ". Does the container engine still run? Start it, and try again";
    }
    return new SandboxException(Kind.FAILED, what + ": " + reason + advice, e);
  }

  /** The innermost reason, on one line. */
  static String reason(Throwable e) {
    Throwable inner = e;
    while (inner.getCause() != null && inner.getCause() != inner) {
      inner = inner.getCause();
    }
    String text = String.valueOf(inner.getMessage()).strip();
    int json = text.indexOf("{\"message\":\"");
    if (json >= 0 && text.endsWith("\"}")) {
      text = text.substring(json + 12, text.length() - 2).replace("\\n", " ").replace("\\\"", "\"");
    }
    text = text.replaceAll("\\s+", " ");
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }
}
