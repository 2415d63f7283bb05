// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.problem;

import dev.afterburner.workbench.cli.console.BadUse;
import dev.afterburner.workbench.problem.ImportedProblem.Case;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Test cases in a folder and the folders in it, as people name their files: NAME.in with NAME.out
 * or NAME.ans, and inputNAME with outputNAME (input1.txt, output1.txt).
 *
 * @param folder where they lie
 * @param answers false where a checker may judge without an expected output, so that it may be
 *     missing
 */
record CaseFiles(Path folder, boolean answers) {

  private static final int DEEPEST = 6;
  private static final Pattern IN = Pattern.compile("(.+)\\.in");
  private static final Pattern INPUT = Pattern.compile("input([^a-zA-Z].*)?");

  /** Reads them, in the order of their names. */
  List<Case> read() throws BadUse {
    List<Path> all;
    try (Stream<Path> inside = Files.walk(folder, DEEPEST)) {
      all = inside.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new BadUse(folder + " can't be read as a folder of cases");
    }
    List<Case> cases = new ArrayList<>();
    for (Path file : all) {
      Optional<List<Path>> outputs = outputs(file);
      if (outputs.isPresent()) {
        cases.add(new Case(name(file), text(file), expected(file, outputs.get())));
      }
    }
    if (cases.isEmpty()) {
      throw new BadUse(
          folder + " holds no files that are named as inputs are: NAME.in, input1.txt");
    }
    return cases;
  }

  /** Where the output of an input may stand; empty where the file is no input. */
  private static Optional<List<Path>> outputs(Path file) {
    String name = String.valueOf(file.getFileName());
    Matcher in = IN.matcher(name);
    if (in.matches()) {
      return Optional.of(
          List.of(
              file.resolveSibling(in.group(1) + ".out"),
              file.resolveSibling(in.group(1) + ".ans")));
    }
    return INPUT.matcher(name).matches()
        ? Optional.of(List.of(file.resolveSibling(name.replaceFirst("input", "output"))))
        : Optional.empty();
  }

  private String expected(Path input, List<Path> outputs) throws BadUse {
    for (Path output : outputs) {
      if (Files.exists(output)) {
        return text(output);
      }
    }
    if (!answers) {
      return "";
    }
    throw new BadUse("there is no file " + outputs.getFirst() + " for " + input);
  }

  /** Its path from the folder, without what says that it is an input. */
  private String name(Path file) {
    String path = folder.relativize(file).toString().replace('\\', '/');
    String stem = path.replaceFirst("\\.(in|txt)$", "").replaceFirst("(^|/)input[._-]?", "$1");
    return stem.isEmpty() || stem.endsWith("/") ? path : stem;
  }

  /** A file's text. */
  static String text(Path file) throws BadUse {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new BadUse("there is no file " + file);
    } catch (CharacterCodingException e) {
      throw new BadUse(file + " is not UTF-8 text; save it as UTF-8");
    } catch (IOException e) {
      throw new BadUse(file + " can't be read: " + e.getMessage());
    }
  }
}
