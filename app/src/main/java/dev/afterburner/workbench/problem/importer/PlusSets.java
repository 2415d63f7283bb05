package dev.afterburner.workbench.problem.importer;

import dev.afterburner.workbench.problem.ImportedProblem;
import java.util.Locale;

/**
 * HumanEval+ keeps the numbers, texts and solutions of HumanEval, so that a row does not say which
 * of the two it is of; its file does.
 */
final class PlusSets {

  private static final String BASE = "humaneval-python";
  private static final String PLUS = "humanevalplus";

  private PlusSets() {}

  /** The problem under the name of the set with the stronger tests where its file has that name. */
  static ImportedProblem named(ImportedProblem read, String file) {
    if (!read.set().equals(BASE) || !isPlus(file)) {
      return read;
    }
    return read.as(PLUS, PLUS + read.id().substring(BASE.length()), read.title());
  }

  private static boolean isPlus(String file) {
    String[] parts = file.toLowerCase(Locale.ROOT).replace('\\', '/').split("/", -1);
    String last = parts[parts.length - 1];
    String above = parts.length > 1 ? parts[parts.length - 2] : "";
    return last.matches(".*(plus|\\+).*") || above.matches(".*(plus|\\+).*");
  }
}
