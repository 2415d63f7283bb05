package dev.afterburner.workbench.problem.importer.hub;

import java.net.URI;
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

  /** Without the token. */
  @Override
  public String toString() {
    return "HubAccess[" + endpoint + "]";
  }
}
