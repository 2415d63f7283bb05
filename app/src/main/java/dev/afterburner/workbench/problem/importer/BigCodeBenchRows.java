package dev.afterburner.workbench.problem.importer;

import dev.afterburner.workbench.problem.Difficulty;
import dev.afterburner.workbench.problem.ImportedProblem;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** BigCodeBench: a function task_func and a unittest class; many use other people's packages. */
final class BigCodeBenchRows implements RowFormat {

  private static final String RUN =
      """


      import io as _io, sys as _sys, unittest as _unittest
      _words = _sys.stdin.readline()
      _loaded = _unittest.defaultTestLoader.loadTestsFromTestCase(TestCases)
      _said = _io.StringIO()
      _result = _unittest.TextTestRunner(stream=_said).run(_loaded)
      if not _result.wasSuccessful() or _result.testsRun == 0:
          _sys.stderr.write(_said.getvalue())
          _sys.exit(1)
      print(_words, end="")
      """;

  @Override
  public String id() {
    return "bigcodebench";
  }

  @Override
  public boolean fits(JsonNode row) {
    return row.has("complete_prompt") && row.has("test") && row.has("entry_point");
  }

  @Override
  public ImportedProblem read(JsonNode row) throws RowRefused {
    String prompt = Fields.required(row, "complete_prompt");
    String task = Fields.required(row, "task_id");
    String instruct = Fields.text(row, "instruct_prompt");
    List<String> tags = new ArrayList<>(List.of("function"));
    tags.addAll(Fields.texts(row, "libs"));
    String words = "tests passed " + Fields.digest(task) + "\n";
    return new Draft("bigcodebench", task.replaceFirst("^\\w+/", ""), task)
        .about(
            Difficulty.UNRATED,
            tags,
            instruct.isBlank() ? "```python\n" + prompt.strip() + "\n```\n" : instruct)
        .harness(
            "python", Preludes.around("python", Fields.required(row, "test").stripTrailing() + RUN))
        .testCase(words, words)
        .starter("python", prompt)
        .solution("python", prompt + Fields.required(row, "canonical_solution"), null)
        .done();
  }
}
