// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.docker;

import java.util.List;

/**
 * A container image that is there.
 *
 * @param name as it was asked for
 * @param id its content's identity
 * @param variables its own environment, KEY=VALUE each
 */
record Image(String name, String id, List<String> variables) {

  Image {
    variables = List.copyOf(variables);
  }
}
