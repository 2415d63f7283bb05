// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.folder;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds problems that lie in folders of their own, told by the files that their kind must have. */
public final class ProblemFolders {

  private static final int DEEPEST = 10;

  /** Files by which a package is known, and which hold no rows. */
  private static final Set<String> MAIN =
      Set.of("problem.xml", "problem.yaml", "init.yml", "init.yaml");

  private ProblemFolders() {}

  /** The problem's folder, where a file is the main one of a package; else the file. */
  public static Path named(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    String name = String.valueOf(file.getFileName());
    if (folder == null || !Files.isRegularFile(file)) {
      return file;
    }
    // Rows may be in a problem.json, too.
    boolean main =
        MAIN.contains(name)
            || (name.equals("problem.json") && Files.exists(folder.resolve("statement.md")));
    return main ? folder : file;
  }

  /** All below a folder, itself included. */
  public static List<ProblemFolder> in(Path root) throws IOException {
    List<ProblemFolder> found = new ArrayList<>();
    Files.walkFileTree(
        root,
        EnumSet.noneOf(java.nio.file.FileVisitOption.class),
        DEEPEST,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes about) {
            if (!folder.equals(root) && String.valueOf(folder.getFileName()).startsWith(".")) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            ProblemFolder problem = of(folder);
            if (problem == null) {
              return FileVisitResult.CONTINUE;
            }
            found.add(problem);
            return FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
          }
        });
    found.sort(java.util.Comparator.comparing(ProblemFolder::folder));
    return found;
  }

  private static @Nullable ProblemFolder of(Path folder) {
    FolderFiles files = new FolderFiles(folder);
    if (files.has("problem.json")) {
      return new BundledFolder(folder);
    }
    if (files.has("problem.xml")) {
      return new PolygonFolder(folder);
    }
    if (files.has("problem.yaml")) {
      return new KattisFolder(folder);
    }
    if (files.has("init.yml") || files.has("init.yaml")) {
      return new DmojFolder(folder);
    }
    if (files.has(".meta/config.json") && files.has(".docs/instructions.md")) {
      return new ExercismFolder(folder);
    }
    if (files.has("description.txt") && files.has(files.name() + ".py")) {
      return new AlgoTuneFolder(folder);
    }
    if (CodeNetFolder.is(folder)) {
      return new CodeNetFolder(folder);
    }
    return null;
  }
}
