// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.docker;

import java.util.Map;

/**
 * How the container sandbox works.
 *
 * @param workers how many programs may run at once, each in a container and on a core of its own
 * @param images container images by the language's short name, where they differ from the
 *     language's default
 */
public record DockerSettings(int workers, Map<String, String> images) {

  /** One program at a time, in the default images. */
  public static final DockerSettings DEFAULT = new DockerSettings(1, Map.of());

  public DockerSettings {
    if (workers < 1) {
      throw new IllegalArgumentException("at least one worker is needed");
    }
    images = Map.copyOf(images);
  }
}
