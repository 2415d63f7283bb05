// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.fold;

import dev.afterburner.workbench.study.StudyException;
import dev.afterburner.workbench.study.run.Row;
import dev.afterburner.workbench.study.run.StudyFolder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A study's rows while they grow: what was read once is not read again. */
public final class GrowingRows {

  private final StudyFolder folder;
  private final Map<String, Row.Cell> cells = new HashMap<>();
  private final Map<String, Row.References> references = new HashMap<>();
  private final Map<String, Long> texts = new HashMap<>();
  private final Map<String, Row.Fault> faults = new LinkedHashMap<>();
  private long end;
  private int damaged;

  /** Nothing is read yet. */
  public GrowingRows(StudyFolder folder) {
    this.folder = folder;
  }

  /** Reads what was added, or all anew where the file is another one; whether there was any. */
  public boolean read() throws StudyException {
    long length = folder.length();
    boolean another = length < end;
    if (another) {
      cells.clear();
      references.clear();
      texts.clear();
      faults.clear();
      damaged = 0;
      end = 0;
    } else if (length == end) {
      return false;
    }
    long before = end;
    StudyFolder.Part part = folder.read(end, this::take);
    end = part.end();
    damaged += part.damaged();
    return another || end > before;
  }

  private void take(Row row, long at) {
    switch (row) {
      case Row.Cell cell -> cells.putIfAbsent(cell.key(), cell);
      case Row.References known ->
          references.putIfAbsent(StudyRows.key(known.problem(), known.language()), known);
      case Row.Text text -> texts.putIfAbsent(text.digest(), at);
      case Row.Fault fault -> faults.put(fault.cell(), fault);
      case Row.Opened _ -> {}
      case Row.Answered _ -> {}
    }
  }

  /** All that was read so far. */
  public StudyRows rows() {
    List<Row.Cell> sorted = new ArrayList<>(cells.values());
    sorted.sort(StudyRows.ORDER);
    List<Row.Fault> open =
        faults.values().stream().filter(fault -> !cells.containsKey(fault.cell())).toList();
    return new StudyRows(
        List.copyOf(sorted), Map.copyOf(references), Map.copyOf(texts), open, damaged);
  }
}
