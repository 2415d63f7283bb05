// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.harness;

import dev.afterburner.workbench.bundle.BundledText;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import java.util.Map;

/**
 * What keeps the results of calls and writes them at the end, by language: in C++ and Rust the
 * namespace or module {@code results_}. Standard output is theirs; what a solution prints goes to
 * standard error. The form of a value is that of {@link
 * dev.afterburner.workbench.problem.Checks#values}.
 */
final class ResultWriters {

  private static final Map<String, String> FILES =
      Map.of(
          "javascript", "results.js",
          "cpp", "results.cpp",
          "java", "Results.java",
          "go", "results.go",
          "rust", "results.rs");

  private ResultWriters() {}

  /** Source to put before a solution, or behind it in Java. */
  static String of(String language) throws RowRefused {
    String file = FILES.get(language);
    if (file == null) {
      throw new RowRefused("no runner is known for " + language);
    }
    return text(file);
  }

  /** As much of the crate rand as the set's tests use; the numbers are the same in every run. */
  static String rustRandom() {
    return text("random.rs");
  }

  /** As much of testify's assert as the set uses, with its rule of equality. */
  static String goAssert() {
    return text("assert.go");
  }

  private static String text(String file) {
    return BundledText.of(ResultWriters.class, file);
  }
}
