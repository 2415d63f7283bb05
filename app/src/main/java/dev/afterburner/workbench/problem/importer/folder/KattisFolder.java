// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.folder;

import dev.afterburner.workbench.problem.Comparator;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import dev.afterburner.workbench.problem.importer.data.Yaml;
import dev.afterburner.workbench.problem.importer.row.Fields;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A package of Kattis, ICPC or DOMjudge: problem.yaml, data/sample and data/secret. */
record KattisFolder(Path folder) implements ProblemFolder {

  private static final Pattern TITLE = Pattern.compile("\\\\problemname\\{([^}]{0,500}+)\\}");
  private static final Pattern TOLERANCE =
      Pattern.compile("float_(?:relative_|absolute_)?tolerance\\s+(\\S+)");

  @Override
  public String kind() {
    return "kattis";
  }

  @Override
  public ImportedProblem read(Inputs maker) throws RowRefused, IOException {
    FolderFiles files = new FolderFiles(folder);
    JsonNode about = Yaml.read(files.text("problem.yaml"), "problem.yaml");
    String validation = Fields.text(about, "validation") + " " + about.path("type");
    if (validation.contains("interactive") || validation.contains("multi-pass")) {
      throw new RowRefused("its programs talk to another one, which is not judged here");
    }
    FolderDraft draft = new FolderDraft(files, "kattis").key(Fields.text(about, "short_name"));
    String statement = statement(files);
    Matcher named = TITLE.matcher(statement);
    draft.statement(statement).title(named.find() ? named.group(1) : "").title(name(about));
    for (String tag : Fields.texts(about, "keywords")) {
      draft.tag(tag);
    }
    for (String group : List.of("data/sample", "data/secret")) {
      for (String file : files.below(group)) {
        if (file.endsWith(".in")) {
          String base = file.substring(0, file.length() - 3);
          draft.testCase(base.substring(5), files.text(file), files.text(base + ".ans"));
        }
      }
    }
    comparison(about, files, draft);
    for (String group : List.of("accepted", "wrong_answer", "run_time_error")) {
      for (String file : files.below("submissions/" + group)) {
        draft.solution(file, group.equals("accepted"));
      }
    }
    return draft.done();
  }

  private static String name(JsonNode about) {
    JsonNode name = about.path("name");
    return name.isObject()
        ? name.has("en") ? Fields.text(name, "en") : name.values().iterator().next().asString("")
        : Fields.text(about, "name");
  }

  private static String statement(FolderFiles files) throws RowRefused, IOException {
    return files.firstText(
        "problem_statement/problem.en.md",
        "problem_statement/problem.en.tex",
        "problem_statement/problem.md",
        "problem_statement/problem.tex",
        "statement/problem.en.md",
        "statement/problem.en.tex",
        "statement/problem.md",
        "statement/problem.tex");
  }

  private static void comparison(JsonNode about, FolderFiles files, FolderDraft draft)
      throws RowRefused, IOException {
    for (String place : List.of("output_validators", "output_validator")) {
      for (String file : files.below(place)) {
        String language = FolderFiles.language(file);
        if (language.equals("cpp") || language.equals("python")) {
          draft.checker(file, Comparator.Calling.ICPC);
          return;
        }
      }
      if (files.hasFolder(place) && !files.below(place).isEmpty()) {
        throw new RowRefused("its checker in " + place + " is neither C++ nor Python");
      }
    }
    String flags =
        Fields.text(about, "validator_flags")
            + " "
            + String.join(" ", Fields.texts(about, "output_validator_args"));
    Matcher tolerance = TOLERANCE.matcher(flags);
    if (tolerance.find()) {
      draft.compare("floats", number(tolerance.group(1)));
    }
  }

  private static double number(String word) throws RowRefused {
    try {
      return Double.parseDouble(word);
    } catch (NumberFormatException e) {
      throw new RowRefused("its tolerance, " + word + ", is not a number");
    }
  }
}
