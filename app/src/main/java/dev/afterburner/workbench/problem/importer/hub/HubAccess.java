// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.hub;

import dev.afterburner.workbench.problem.importer.data.ImportException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the Hub is, and who asks.
 *
 * @param endpoint its address, without a path
 * @param token sent to this address alone, never shown or logged; empty for none
 * @param advice what to do where a token is missing or refused
 */
public record HubAccess(URI endpoint, Optional<String> token, String advice) {

  /** Where the public Hub is. */
  public static final URI PUBLIC = URI.create("https://huggingface.co");

  /**
   * Reads an address as the customary variable HF_ENDPOINT gives it.
   *
   * @param words blank for the public Hub
   */
  public static URI address(String words) throws ImportException {
    if (words.isBlank()) {
      return PUBLIC;
    }
    try {
      URI address = new URI(words.strip());
      String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
      if (address.getHost() != null && (scheme.equals("https") || scheme.equals("http"))) {
        return address;
      }
    } catch (URISyntaxException e) {
      // Told below, as any other word.
      System.getLogger(HubAccess.class.getName()).log(System.Logger.Level.DEBUG, "HF_ENDPOINT", e);
    }
    throw new ImportException(
        "HF_ENDPOINT is \""
            + words
            + "\", which is not a server address; write it as https://HOST, or unset it for "
            + PUBLIC);
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "HubAccess[" + endpoint + "]";
  }
}
