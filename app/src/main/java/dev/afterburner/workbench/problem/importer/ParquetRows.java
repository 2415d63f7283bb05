package dev.afterburner.workbench.problem.importer;

import java.io.IOException;
import java.nio.file.Path;

/** The rows of a Parquet file. */
record ParquetRows(Path file) implements Rows {

  @Override
  public void each(RowTaker taker) throws IOException, ImportException {
    throw new ImportException(file + " is Parquet, which is not read yet; save it as JSON lines");
  }
}
