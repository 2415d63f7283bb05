// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.importer.data.ImportException;
import dev.afterburner.workbench.store.SqliteProblemLibrary;
import dev.afterburner.workbench.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** A library in a folder, and what tests bring into it. */
public record Imports(Path folder, SqliteProblemLibrary library) implements AutoCloseable {

  /** A row of MBPP's layout. */
  static final String ROW =
      "{\"task_id\": %d, \"text\": \"Twice n.\", \"code\": \"def twice(n):\\n    return 2 * n\","
          + " \"test_list\": [\"assert twice(%d) == %d\"]}";

  public static Imports in(Path folder) throws StoreException {
    return new Imports(folder, SqliteProblemLibrary.open(folder.resolve("problems.db")));
  }

  public static String row(int number) {
    return ROW.formatted(number, number, 2 * number);
  }

  public ImportReport read(Path path) throws ImportException, ProblemException {
    return new Importer(library).run(path, null, rows -> {}, new Cancellation());
  }

  public ImportReport read(String name, String text) throws Exception {
    return read(file(name, text));
  }

  public Path file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    return Files.writeString(file, text);
  }

  /** A file of the tests' resources. */
  Path sample(String name) throws IOException {
    Path file = folder.resolve(name.substring(name.lastIndexOf('/') + 1));
    try (InputStream in =
        Objects.requireNonNull(Imports.class.getResourceAsStream("/" + name), name)) {
      Files.copy(in, file);
    }
    return file;
  }

  public static List<String> reasons(ImportReport report) {
    return report.refused().stream()
        .flatMap(kind -> kind.examples().stream())
        .map(ImportReport.Row::reason)
        .toList();
  }

  @Override
  public void close() {
    library.close();
  }
}
