// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.folder;

import dev.afterburner.workbench.problem.Comparator;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.importer.data.JsonText;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import dev.afterburner.workbench.problem.importer.data.Rows;
import dev.afterburner.workbench.problem.importer.data.Yaml;
import dev.afterburner.workbench.problem.importer.row.Fields;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import tools.jackson.databind.JsonNode;

/** A problem of DMOJ: init.yml names the cases, which lie in the folder or in its archive. */
record DmojFolder(Path folder) implements ProblemFolder {

  private static final int MOST_CASES = 10_000;

  /** A checker in Python has a function check; its words go to it, its truth value comes back. */
  private static final String CHECK =
      """

      def _judge():
          import sys
          texts = [open(path, "rb").read() for path in sys.argv[1:4]]
          verdict, sys.stdout = sys.stdout, sys.stderr
          answer = check(texts[2], texts[1], judge_input=texts[0], point_value=1, case_position=1)
          print(1 if (getattr(answer, "passed", answer)) else 0, file=verdict)

      _judge()
      """;

  @Override
  public String kind() {
    return "dmoj";
  }

  @Override
  public ImportedProblem read(Inputs maker) throws RowRefused, IOException {
    FolderFiles files = new FolderFiles(folder);
    String file = files.has("init.yml") ? "init.yml" : "init.yaml";
    JsonNode about = Yaml.read(files.text(file), file);
    for (String field :
        new String[] {"interactive", "custom_judge", "grader", "signature_grader"}) {
      if (about.has(field)) {
        throw new RowRefused("its own judge (" + field + ") can't be used here");
      }
    }
    FolderDraft draft =
        new FolderDraft(files, "dmoj")
            .title(Fields.text(about, "name"))
            .statement(files.firstText("statement.md", "problem.md", "README.md"));
    Content content = new Content(files, Fields.text(about, "archive"));
    JsonNode cases = about.path("test_cases");
    if (cases.isArray()) {
      listed(cases, content, draft, new int[1]);
    } else {
      paired(content, draft);
    }
    comparison(about.path("checker"), files, draft);
    return draft.done();
  }

  private static void listed(JsonNode cases, Content content, FolderDraft draft, int[] count)
      throws RowRefused, IOException {
    for (JsonNode one : cases) {
      if (one.has("batched")) {
        listed(one.path("batched"), content, draft, count);
      } else if (++count[0] > MOST_CASES) {
        throw new RowRefused("it has more than " + MOST_CASES + " cases");
      } else {
        String in = Fields.text(one, "in");
        String out = Fields.text(one, "out");
        if (in.isBlank() || out.isBlank()) {
          throw new RowRefused(
              "a case has no files (in, out); cases that are generated are not read");
        }
        draft.testCase(FolderFiles.stem(in), content.text(in), content.text(out));
      }
    }
  }

  /** Files of one name that end in .in and .out. */
  private static void paired(Content content, FolderDraft draft) throws RowRefused, IOException {
    for (String in : content.names()) {
      if (in.endsWith(".in")) {
        String out = in.substring(0, in.length() - 3) + ".out";
        draft.testCase(FolderFiles.stem(in), content.text(in), content.text(out));
      }
    }
  }

  private static void comparison(JsonNode checker, FolderFiles files, FolderDraft draft)
      throws RowRefused, IOException {
    String name = checker.isObject() ? Fields.text(checker, "name") : checker.asString("");
    JsonNode more = checker.path("args");
    switch (name) {
      case "", "standard", "easy", "linecount", "rstripped" -> {}
      case "identical" -> draft.compare("exact", 0);
      case "sorted", "unordered" -> draft.compare("lines", 0);
      case "floats", "floatsabs", "floatsrel" ->
          draft.compare("floats", Math.pow(10, -more.path("precision").asInt(6)));
      case "bridged" -> {
        JsonNode source = more.path("files");
        String file = source.isArray() ? source.path(0).asString("") : source.asString("");
        if (!Fields.text(more, "type").equals("testlib")) {
          throw new RowRefused("its checker is called in a way that is not known here");
        }
        draft.checker(file, Comparator.Calling.TESTLIB);
      }
      default -> {
        if (!name.endsWith(".py")) {
          throw new RowRefused("its checker, " + name + ", is not known here");
        }
        String code = files.text(name);
        if (code.contains("dmoj")) {
          throw new RowRefused("its checker wants the package dmoj");
        }
        draft.checker(
            new Comparator.Checker("python", code + CHECK, Comparator.Calling.ANSWER_FIRST));
      }
    }
  }

  /** The files of the folder and those of its archive, by name. */
  private record Content(FolderFiles files, String archive) {

    Iterable<String> names() throws RowRefused, IOException {
      if (archive.isEmpty()) {
        return files.below("");
      }
      Map<String, Boolean> names = new TreeMap<>();
      try (ZipFile zip = open()) {
        zip.stream().limit(2L * MOST_CASES).forEach(entry -> names.put(entry.getName(), true));
      }
      return names.keySet();
    }

    String text(String name) throws RowRefused, IOException {
      if (files.has(name) || archive.isEmpty()) {
        return files.text(name);
      }
      try (ZipFile zip = open()) {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
          throw new RowRefused("its file " + name + " is missing in " + archive);
        }
        try (InputStream in = zip.getInputStream(entry)) {
          byte[] bytes = in.readNBytes(Rows.LARGEST_ROW + 1);
          if (bytes.length > Rows.LARGEST_ROW) {
            throw new RowRefused("its file " + name + ": " + Rows.tooLarge(bytes.length));
          }
          return JsonText.utf8(bytes);
        }
      } catch (ZipException e) {
        throw new RowRefused("its archive " + archive + " is damaged at " + name);
      }
    }

    private ZipFile open() throws RowRefused {
      Path file = files.folder().resolve(archive).normalize();
      if (!file.startsWith(files.folder().normalize())) {
        throw new RowRefused("its archive lies outside of the folder");
      }
      try {
        return new ZipFile(file.toFile());
      } catch (IOException e) {
        throw new RowRefused("its archive " + archive + " is missing or damaged");
      }
    }
  }
}
