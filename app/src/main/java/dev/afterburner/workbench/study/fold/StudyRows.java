// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.fold;

import dev.afterburner.workbench.problem.Calibration;
import dev.afterburner.workbench.study.StudyException;
import dev.afterburner.workbench.study.run.Row;
import dev.afterburner.workbench.study.run.StudyFolder;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A study's rows without their long texts, in an order that does not depend on the one in which
 * they were written: the first row of a key counts.
 *
 * @param cells by arm, language, objective, problem, replicate, iteration
 * @param references by problem and language, as {@link #references} asks for them
 * @param texts where in the file a text's line begins, by digest
 * @param faults of cells that have no result since, the last of each
 * @param damaged lines that could not be read
 */
public record StudyRows(
    List<Row.Cell> cells,
    Map<String, Row.References> references,
    Map<String, Long> texts,
    List<Row.Fault> faults,
    int damaged) {

  static final Comparator<Row.Cell> ORDER =
      Comparator.comparing(Row.Cell::arm)
          .thenComparing(Row.Cell::language)
          .thenComparing(Row.Cell::objective)
          .thenComparing(Row.Cell::problem)
          .thenComparing(Row.Cell::replicate)
          .thenComparing(Row.Cell::iteration);

  /** Reads them. */
  public static StudyRows of(StudyFolder folder) throws StudyException {
    GrowingRows rows = new GrowingRows(folder);
    rows.read();
    return rows.rows();
  }

  static String key(String problem, String language) {
    return problem + "\n" + language;
  }

  /** The figures of a problem's references; empty where there are none. */
  public List<Calibration.Figures> references(String problem, String language) {
    Row.References known = references.get(key(problem, language));
    return known == null ? List.of() : known.figures();
  }
}
