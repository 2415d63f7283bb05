// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.row;

import dev.afterburner.workbench.problem.ImportedProblem;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * HumanEval+ and MBPP+ keep the numbers, texts and solutions of HumanEval and MBPP. A row of MBPP+
 * has a second test; one of HumanEval+ does not say what it is, but its file does.
 */
public final class PlusSets {

  private static final Map<String, String> NAMES =
      Map.of("humaneval-python", "humanevalplus", "mbpp", "mbppplus");

  private PlusSets() {}

  /** The problem under the name of the set with the stronger tests where its file has that name. */
  public static ImportedProblem named(ImportedProblem read, JsonNode row, String file) {
    String plus = NAMES.get(read.set());
    boolean named = isPlus(file) || (row.has("test_list") && !Fields.text(row, "test").isBlank());
    return plus == null || !named
        ? read
        : read.as(plus + read.id().substring(read.set().length()), plus, read.title());
  }

  private static boolean isPlus(String file) {
    String[] parts = file.toLowerCase(Locale.ROOT).replace('\\', '/').split("/", -1);
    String last = parts[parts.length - 1];
    String above = parts.length > 1 ? parts[parts.length - 2] : "";
    return last.matches(".*(plus|\\+).*") || above.matches(".*(plus|\\+).*");
  }
}
