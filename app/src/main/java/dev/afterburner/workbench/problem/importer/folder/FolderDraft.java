// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.folder;

import dev.afterburner.workbench.problem.Comparator;
import dev.afterburner.workbench.problem.Difficulty;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.ImportedProblem.Published;
import dev.afterburner.workbench.problem.ImportedProblem.Solution;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import dev.afterburner.workbench.problem.importer.harness.TestProgram;
import dev.afterburner.workbench.problem.importer.row.Draft;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A {@link Draft} that takes its parts from the files of a folder, and its name if it has none. */
final class FolderDraft {

  private final FolderFiles files;
  private final Draft draft;
  private final Set<String> tags = new LinkedHashSet<>();
  private final Set<String> names = new HashSet<>();
  private String key;
  private String title;
  private String statement = "";

  FolderDraft(FolderFiles files, String set) {
    this.files = files;
    this.draft = new Draft(set, files.name(), files.name());
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

  FolderDraft tag(String word) {
    if (!word.isBlank()) {
      tags.add(word);
    }
    return this;
  }

  FolderDraft compare(String rule, double within) {
    draft.compare(rule, within);
    return this;
  }

  FolderDraft harness(String language, String template) {
    draft.harness(language, template);
    return this;
  }

  /** A test program, which is the only case. */
  FolderDraft tests(String language, TestProgram test) {
    names.add("tests");
    draft.tests(language, test);
    return this;
  }

  FolderDraft starter(String language, String code) {
    draft.starter(language, code);
    return this;
  }

  /** One case; its name is made unlike the others. */
  FolderDraft testCase(String name, String input, String expected) {
    String unlike = name;
    for (int i = 2; !names.add(unlike); i++) {
      unlike = name + "-" + i;
    }
    draft.testCase(unlike, input, expected);
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
    for (int i = 2; draft.hasSolution(language, unlike); i++) {
      unlike = stem + "-" + i;
    }
    Published wrong = new Published(false, Double.NaN, Double.NaN, Double.NaN);
    draft.solution(new Solution(language, unlike, code, right ? null : wrong));
    return this;
  }

  /** A checker in a file of C++ or Python; testlib.h is put into it from the folder. */
  FolderDraft checker(String file, Comparator.Calling calling) throws RowRefused, IOException {
    List<String> libraries =
        files.below("").stream()
            .filter(place -> FolderFiles.last(place).equals(CheckerFile.TESTLIB))
            .toList();
    return checker(CheckerFile.read(files, file, libraries, calling));
  }

  FolderDraft checker(Comparator.Checker checker) {
    checker.sources().forEach(draft::source);
    return compare(Comparator.Checker.ID, 0);
  }

  ImportedProblem done() throws RowRefused {
    if (names.isEmpty()) {
      throw new RowRefused("no test cases are in its folder");
    }
    return draft.named(key, title).about(Difficulty.UNRATED, List.copyOf(tags), statement).done();
  }
}
