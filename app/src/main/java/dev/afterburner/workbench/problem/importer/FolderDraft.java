package dev.afterburner.workbench.problem.importer;

import dev.afterburner.workbench.problem.Checks;
import dev.afterburner.workbench.problem.Comparator;
import dev.afterburner.workbench.problem.Difficulty;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.ImportedProblem.Case;
import dev.afterburner.workbench.problem.ImportedProblem.Published;
import dev.afterburner.workbench.problem.ImportedProblem.Solution;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A problem of whole programs while its folder is read. */
final class FolderDraft {

  private static final String TESTLIB = "testlib.h";

  private final FolderFiles files;
  private final String set;
  private final List<Case> cases = new ArrayList<>();
  private final List<Solution> solutions = new ArrayList<>();
  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, String> harnesses = new LinkedHashMap<>();
  private final Map<String, String> starters = new LinkedHashMap<>();
  private final List<String> tags = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private String key;
  private String title;
  private String statement = "";
  private Difficulty difficulty = Difficulty.UNRATED;
  private String comparator = "tokens";
  private double tolerance;

  FolderDraft(FolderFiles files, String set) {
    this.files = files;
    this.set = set;
    this.key = files.name();
    this.title = files.name();
  }

  FolderDraft key(String word) {
    key = word.isBlank() ? key : word;
    return this;
  }

  FolderDraft title(String words) {
    title = words.isBlank() ? title : words.strip();
    return this;
  }

  FolderDraft statement(String text) {
    statement = text;
    return this;
  }

  FolderDraft difficulty(Difficulty hard) {
    difficulty = hard;
    return this;
  }

  FolderDraft tag(String word) {
    if (!word.isBlank() && !tags.contains(word)) {
      tags.add(word);
    }
    return this;
  }

  FolderDraft compare(String rule, double within) {
    comparator = rule;
    tolerance = within;
    return this;
  }

  FolderDraft harness(String language, String template) {
    harnesses.put(language, template);
    return this;
  }

  /** A test program, which is the only case. */
  FolderDraft tests(String language, TestProgram test) {
    sources.put(Checks.FIELD + language, test.checks().text());
    return harness(language, test.template()).testCase("tests", "", "");
  }

  FolderDraft starter(String language, String code) {
    starters.put(language, code);
    return this;
  }

  /** One case; its name is made unlike the others. */
  FolderDraft testCase(String name, String input, String expected) {
    String unlike = name;
    for (int i = 2; !names.add(unlike); i++) {
      unlike = name + "-" + i;
    }
    cases.add(new Case(unlike, input, expected));
    return this;
  }

  /** A solution in a file. One of an unknown language is left out. */
  FolderDraft solution(String file, boolean right) throws RowRefused, IOException {
    String language = FolderFiles.language(file);
    return language.isEmpty() ? this : solution(language, file, files.text(file), right);
  }

  FolderDraft solution(String language, String name, String code, boolean right) {
    String stem = FolderFiles.stem(name);
    String unlike = stem;
    for (int i = 2; taken(language, unlike); i++) {
      unlike = stem + "-" + i;
    }
    solutions.add(
        new Solution(
            language,
            unlike,
            code,
            right ? null : new Published(false, Double.NaN, Double.NaN, Double.NaN)));
    return this;
  }

  private boolean taken(String language, String name) {
    return solutions.stream().anyMatch(s -> s.language().equals(language) && s.name().equals(name));
  }

  /** A checker in a file of C++ or Python; testlib.h is put into it from the folder. */
  FolderDraft checker(String file, Comparator.Calling calling) throws RowRefused, IOException {
    String language = FolderFiles.language(file);
    if (!language.equals("cpp") && !language.equals("python")) {
      throw new RowRefused("its checker " + file + " is neither C++ nor Python");
    }
    return checker(new Comparator.Checker(language, whole(file), calling));
  }

  FolderDraft checker(Comparator.Checker checker) {
    sources.putAll(checker.sources());
    return compare(Comparator.Checker.ID, 0);
  }

  private String whole(String file) throws RowRefused, IOException {
    String code = files.text(file);
    String include = "(?m)^[ \\t]*#[ \\t]*include[ \\t]*[\"<](?:[^\">\\n]*/)?testlib\\.h[\">]";
    if (!java.util.regex.Pattern.compile(include).matcher(code).find()) {
      return code;
    }
    for (String place : files.below("")) {
      if (place.endsWith("/" + TESTLIB) || place.equals(TESTLIB)) {
        String library = files.text(place) + "\n#line 1 \"checker.cpp\"\n";
        return code.replaceFirst(include, java.util.regex.Matcher.quoteReplacement(library));
      }
    }
    throw new RowRefused(
        "its checker wants testlib.h, which is not in the folder; put it beside the checker");
  }

  ImportedProblem done() throws RowRefused {
    if (cases.isEmpty()) {
      throw new RowRefused("no test cases are in its folder");
    }
    return new ImportedProblem(
        set + "-" + Fields.slug(key),
        set,
        title,
        difficulty,
        tags,
        statement,
        comparator,
        tolerance,
        cases,
        harnesses,
        starters,
        solutions,
        sources);
  }
}
