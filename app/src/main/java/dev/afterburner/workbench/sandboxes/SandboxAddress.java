// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.sandboxes;

import java.util.Optional;
import okhttp3.HttpUrl;

/** Where programs run. */
public sealed interface SandboxAddress {

  /** In this machine's own sandbox. */
  record ThisMachine() implements SandboxAddress {
    @Override
    public String word() {
      return "local";
    }

    @Override
    public String machine(String here) {
      return here;
    }
  }

  /** In containers of this machine's engine. */
  record Containers() implements SandboxAddress {
    @Override
    public String word() {
      return "docker";
    }

    @Override
    public String machine(String here) {
      return here + "/docker"; // other compilers
    }
  }

  /**
   * On a Monolith's or another workbench's server.
   *
   * @param url its address; may hold a token before an @
   */
  record Server(String url) implements SandboxAddress {
    @Override
    public String word() {
      return url;
    }

    @Override
    public String machine(String here) {
      HttpUrl parsed = HttpUrl.parse(url);
      return parsed == null ? url : parsed.host() + ":" + parsed.port();
    }

    @Override
    public SandboxAddress remembered() {
      return url.contains("@") ? new ThisMachine() : this;
    }
  }

  /** What a word, as people write it, means; empty if it names no place. */
  static Optional<SandboxAddress> parse(String word) {
    if (word.equals(new ThisMachine().word())) {
      return Optional.of(new ThisMachine());
    }
    if (word.equals(new Containers().word())) {
      return Optional.of(new Containers());
    }
    return word.matches("https?://.+") ? Optional.of(new Server(word)) : Optional.empty();
  }

  /** The word for it in commands and settings. */
  String word();

  /**
   * Names the machine that measures there: figures of different machines are never mixed.
   *
   * @param here this machine's name
   */
  String machine(String here);

  /** What may be written down to return to: a server's token is not. */
  default SandboxAddress remembered() {
    return this;
  }
}
