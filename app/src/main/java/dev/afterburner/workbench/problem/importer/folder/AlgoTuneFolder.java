// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.folder;

import dev.afterburner.workbench.problem.Comparator;
import dev.afterburner.workbench.problem.Harness;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A task of AlgoTune: a Python class with generate_problem(n, random_seed), solve(problem) and
 * is_solution(problem, solution). Inputs are made by the first, judged by the last, and travel as
 * JSON; a task whose values are no JSON, or which wants other people's packages, is refused by what
 * its generator says when it runs.
 */
record AlgoTuneFolder(Path folder) implements ProblemFolder {

  private static final Pattern TASK = Pattern.compile("(?m)^class\\s+(\\w+)\\s*\\([^)\\n]*Task\\b");

  /** Sizes of the cases; the last is the workload. */
  private static final List<Integer> SIZES = List.of(1, 2, 5, 10, 50, 200);

  private static final String BASE =
      """
      import sys as _sys, types as _types
      _base = _types.ModuleType("AlgoTuneTasks.base")
      class _Task:
          def __init__(self, **kwargs):
              pass
      def _register(name):
          return lambda task: task
      _base.Task, _base.register_task = _Task, _register
      _sys.modules["AlgoTuneTasks"] = _types.ModuleType("AlgoTuneTasks")
      _sys.modules["AlgoTuneTasks.base"] = _base
      """;

  private static final String GENERATE =
      """

      import json as _json
      for _line in _sys.stdin:
          print(_json.dumps(%s().generate_problem(int(_line), 1)))
      """;

  private static final String SOLVE =
      """

      import json as _json, sys as _sys
      _out, _sys.stdout = _sys.stdout, _sys.stderr
      print(_json.dumps(Solver().solve(_json.loads(_sys.stdin.readline()))), file=_out)
      """;

  /** A solution that the task's own check stumbles over is as wrong as one that it refuses. */
  private static final String CHECK =
      """

      import json as _json
      def _right():
          with open(_sys.argv[1]) as file:
              problem = _json.load(file)
          try:
              with open(_sys.argv[2]) as file:
                  return %s().is_solution(problem, _json.load(file))
          except Exception:
              return False
      _sys.exit(0 if _right() else 1)
      """;

  @Override
  public String kind() {
    return "algotune";
  }

  @Override
  public ImportedProblem read(Inputs maker) throws RowRefused, IOException {
    FolderFiles files = new FolderFiles(folder);
    String task = files.text(files.name() + ".py");
    Matcher named = TASK.matcher(task);
    if (!named.find()) {
      throw new RowRefused("its " + files.name() + ".py has no class of a Task");
    }
    String type = named.group(1);
    StringBuilder sizes = new StringBuilder();
    SIZES.forEach(size -> sizes.append(size).append('\n'));
    List<String> inputs =
        maker
            .output("python", BASE + task + GENERATE.formatted(type), sizes.toString())
            .lines()
            .toList();
    if (inputs.size() != SIZES.size()) {
      throw new RowRefused("its generator prints more than its problems");
    }
    FolderDraft draft =
        new FolderDraft(files, "algotune")
            .title(files.name().replace('_', ' '))
            .statement(files.text("description.txt"))
            .tag("function")
            .harness("python", Harness.MARK + "\n" + SOLVE)
            .starter(
                "python", "class Solver:\n    def solve(self, problem, **kwargs):\n        pass\n")
            .solution(
                "python",
                "reference",
                BASE
                    + task
                    + "\n\nclass Solver:\n    def solve(self, problem, **kwargs):\n        return "
                    + type
                    + "().solve(problem)\n",
                true)
            .checker(
                new Comparator.Checker(
                    "python", BASE + task + CHECK.formatted(type), Comparator.Calling.TESTLIB));
    for (int i = 0; i < inputs.size(); i++) {
      draft.testCase("n-" + SIZES.get(i), inputs.get(i) + "\n", "");
    }
    return draft.done();
  }
}
