// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is taken out of the prompt, to see what it is worth. Decisions go by measuring in all. */
public enum Ablation {
  /** Problem, objective, original code, its figures. */
  NONE,
  /** Without the figures and what came of an earlier attempt; the original code stays. */
  NO_FEEDBACK,
  /** Without the original code, and so without its figures: they would speak of nothing. */
  NO_ORIGINAL;

  /** The word in study files. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The places of a prompt template that are left out. */
  public List<String> omitted() {
    return switch (this) {
      case NONE -> List.of();
      case NO_FEEDBACK -> List.of("performance", "feedback");
      case NO_ORIGINAL -> List.of("code", "performance", "feedback");
    };
  }

  /**
   * A template without the sections (a heading and what stands below it) that hold an omitted
   * place. Its first line says what is left out, so that it stands in the record of each session.
   */
  public String of(String template) {
    if (omitted().isEmpty()) {
      return template;
    }
    List<String> kept = new ArrayList<>();
    List<String> section = new ArrayList<>();
    for (String line : template.lines().toList()) {
      if (line.startsWith("#")) {
        keep(section, kept);
      }
      section.add(line);
    }
    keep(section, kept);
    return "{{omit " + String.join(" ", omitted()) + "}}\n" + String.join("\n", kept) + "\n";
  }

  private void keep(List<String> section, List<String> kept) {
    boolean speaks =
        section.stream().anyMatch(line -> omitted().stream().anyMatch(p -> holds(line, p)));
    if (!speaks) {
      kept.addAll(section);
    }
    section.clear();
  }

  private static boolean holds(String line, String place) {
    return line.matches(".*\\{\\{ *" + place + " *}}.*");
  }
}
