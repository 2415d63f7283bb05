package dev.afterburner.workbench.problem.importer;

import dev.afterburner.workbench.problem.Difficulty;
import dev.afterburner.workbench.problem.Harness;
import dev.afterburner.workbench.problem.ImportedProblem;
import java.io.IOException;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** An exercise of Exercism's Python track: instructions, a stub, a unittest class, an example. */
record ExercismFolder(Path folder) implements ProblemFolder {

  private static final String RUN =
      """

      import io as _io, sys as _sys, types as _types, unittest as _unittest
      _words = _sys.stdin.readline()
      _module = _types.ModuleType("@MODULE@")
      _module.__dict__.update(
          {k: v for k, v in globals().items() if not (k.startswith("__") and k.endswith("__"))})
      _sys.modules["@MODULE@"] = _module
      _tests = {"__name__": "tests"}
      exec(compile(@TESTS@, "tests.py", "exec"), _tests)
      _suite = _unittest.TestSuite(
          _unittest.defaultTestLoader.loadTestsFromTestCase(one)
          for one in list(_tests.values())
          if isinstance(one, type) and issubclass(one, _unittest.TestCase)
          and one is not _unittest.TestCase)
      _said = _io.StringIO()
      _result = _unittest.TextTestRunner(stream=_said).run(_suite)
      if not _result.wasSuccessful() or _result.testsRun == 0:
          _sys.stderr.write(_said.getvalue())
          _sys.exit(1)
      print(_words, end="")
      """;

  @Override
  public String kind() {
    return "exercism";
  }

  @Override
  public ImportedProblem read() throws RowRefused, IOException {
    FolderFiles files = new FolderFiles(folder);
    JsonNode about = Fields.json(files.text(".meta/config.json"), ".meta/config.json").path("files");
    String stub = about.path("solution").path(0).asString("");
    String test = about.path("test").path(0).asString("");
    String example =
        (about.has("example") ? about.path("example") : about.path("exemplar")).path(0).asString("");
    if (!stub.endsWith(".py") || !test.endsWith(".py")) {
      throw new RowRefused("it is of another track than Python, which alone can be run here");
    }
    String module = FolderFiles.stem(stub);
    String words = "tests passed " + Fields.digest(files.name()) + "\n";
    FolderDraft draft =
        new FolderDraft(files, "exercism")
            .title(files.name().replace('-', ' '))
            .difficulty(Difficulty.UNRATED)
            .tag("function")
            .statement(
                files.text(".docs/instructions.md") + files.firstText(".docs/instructions.append.md"))
            .harness(
                "python",
                Harness.MARK
                    + "\n"
                    + RUN.replace("@MODULE@", module).replace("@TESTS@", literal(files.text(test))))
            .starter("python", files.text(stub))
            .testCase("tests", words, words);
    return (example.isEmpty() ? draft : draft.solution(example, true)).done();
  }

  private static String literal(String text) {
    return JsonNodeFactory.instance.stringNode(text).toString();
  }
}
