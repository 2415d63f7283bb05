// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.row;

import dev.afterburner.workbench.problem.Difficulty;
import dev.afterburner.workbench.problem.Harness;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import dev.afterburner.workbench.problem.importer.harness.Assertions;
import dev.afterburner.workbench.problem.importer.harness.Preludes;
import dev.afterburner.workbench.problem.importer.harness.PythonHarness;
import dev.afterburner.workbench.problem.importer.harness.TestProgram;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * MultiPL-E: HumanEval and MBPP in other languages. A prompt leaves its function open, and the
 * tests begin with the bracket that closes it; solutions here are whole functions.
 */
final class MultiPlRows implements RowFormat {

  @Override
  public String id() {
    return "multipl-e";
  }

  @Override
  public boolean fits(JsonNode row) {
    return row.has("stop_tokens") && row.has("tests") && row.has("prompt") && row.has("language");
  }

  @Override
  public ImportedProblem read(JsonNode row) throws RowRefused {
    String named = Fields.required(row, "language");
    String language = Fields.language(named);
    String name = Fields.required(row, "name");
    String prompt = Fields.required(row, "prompt");
    String tests = Fields.required(row, "tests");
    String[] parts = name.split("_", 3);
    return new Draft("multipl-e", name, parts.length == 3 ? parts[2].replace('_', ' ') : name)
        .about(
            Difficulty.UNRATED,
            List.of("function"),
            "```" + (language.isEmpty() ? named : language) + "\n" + prompt.strip() + "\n```\n")
        .tests(language, test(named, language, tests))
        .starter(language, prompt)
        .done();
  }

  private static TestProgram test(String named, String language, String tests) throws RowRefused {
    String open = tests.strip();
    if (open.startsWith("}")) {
      open = open.substring(1);
    }
    TestProgram program =
        switch (language) {
          case "python" -> PythonHarness.tests(Preludes.of(language), open, "");
          case "javascript" ->
              TestProgram.whole(
                  Preludes.around(language, open + "\nprocess.stdout.write('\\n[]\\n');\n"));
          case "cpp" ->
              TestProgram.whole(
                  Preludes.around(
                      language,
                      inMain(
                          "#undef NDEBUG\n#include <cassert>\n" + open,
                          "std::cout << std::endl << \"[]\" << std::endl;")));
          case "rust" ->
              TestProgram.whole(
                  "#![allow(unused)]\n"
                      + Harness.MARK
                      + "\n"
                      + inMain(open, "println!(\"\\n[]\");"));
          default ->
              throw new RowRefused(
                  "its language, "
                      + named
                      + ", has no runner for this set; there are py, js, cpp and rs");
        };
    Assertions.required(language, tests);
    return program;
  }

  /** At the end of the function main, which closes the text. */
  private static String inMain(String program, String last) throws RowRefused {
    int end = program.lastIndexOf('}');
    if (end < 0) {
      throw new RowRefused("its tests have no main function");
    }
    return program.substring(0, end) + "\n    " + last + "\n" + program.substring(end);
  }
}
