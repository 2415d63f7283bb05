// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.folder;

import dev.afterburner.workbench.problem.Comparator.Calling;
import dev.afterburner.workbench.problem.Comparator.Checker;
import dev.afterburner.workbench.problem.importer.data.ImportException;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A checker program in a file of C++ or Python. The testlib.h that it includes is put into it. */
public final class CheckerFile {

  /** The library that most checkers in C++ are written with. */
  static final String TESTLIB = "testlib.h";

  private static final Pattern INCLUDE =
      Pattern.compile("(?m)^[ \\t]*#[ \\t]*include[ \\t]*[\"<](?:[^\">\\n]*/)?testlib\\.h[\">]");

  private CheckerFile() {}

  /**
   * Reads a checker that is called as testlib's are; its testlib.h lies beside it.
   *
   * @throws ImportException where it can't be read, or is in another language
   */
  public static Checker read(Path file) throws ImportException {
    Path place = file.toAbsolutePath().normalize();
    Path folder = place.getParent();
    try {
      return read(
          new FolderFiles(folder == null ? place : folder),
          String.valueOf(place.getFileName()),
          List.of(TESTLIB),
          Calling.TESTLIB);
    } catch (RowRefused e) {
      throw new ImportException("the checker can't be used: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new ImportException("the checker " + file + " can't be read: " + e.getMessage(), e);
    }
  }

  /**
   * Reads a checker of a problem's folder.
   *
   * @param files the folder
   * @param file the checker's name there
   * @param libraries where testlib.h may lie; the first that is there is taken
   */
  static Checker read(FolderFiles files, String file, List<String> libraries, Calling calling)
      throws RowRefused, IOException {
    String language = FolderFiles.language(file);
    if (!language.equals("cpp") && !language.equals("python")) {
      throw new RowRefused("its checker " + file + " is neither C++ nor Python");
    }
    String code = files.text(file);
    Matcher include = INCLUDE.matcher(code);
    if (language.equals("cpp") && include.find()) {
      String library = files.firstText(libraries.toArray(String[]::new));
      if (library.isEmpty()) {
        throw new RowRefused(
            "its checker wants testlib.h, which is not in the folder; put it beside the checker");
      }
      code =
          include.replaceFirst(Matcher.quoteReplacement(library + "\n#line 1 \"checker.cpp\"\n"));
    }
    return new Checker(language, code, calling);
  }
}
