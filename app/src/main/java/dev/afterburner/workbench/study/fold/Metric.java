// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.fold;

import dev.afterburner.sandbox.Figure;
import java.util.Optional;

/** What a study reports of an arm. */
public enum Metric {
  PASS1("pass1", "Pass@1"),
  BEYOND_TIME("beyond_time", "Beyond-T"),
  BEYOND_MEMORY("beyond_memory", "Beyond-M"),
  BEYOND_INTEGRAL("beyond_integral", "Beyond-I");

  private final String id;
  private final String label;

  Metric(String id, String label) {
    this.id = id;
    this.label = label;
  }

  /** The word in files. */
  public String id() {
    return id;
  }

  /** As the paper writes it. */
  public String label() {
    return label;
  }

  /** The figure of a percentile; empty for the share that passes. */
  Optional<Figure> figure() {
    return switch (this) {
      case PASS1 -> Optional.empty();
      case BEYOND_TIME -> Optional.of(Figure.TIME);
      case BEYOND_MEMORY -> Optional.of(Figure.MEMORY);
      case BEYOND_INTEGRAL -> Optional.of(Figure.INTEGRAL);
    };
  }
}
