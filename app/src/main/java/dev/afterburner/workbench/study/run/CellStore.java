// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.run;

import dev.afterburner.workbench.files.AppendedLines;
import dev.afterburner.workbench.files.FileFaults;
import dev.afterburner.workbench.study.Arm;
import dev.afterburner.workbench.study.Digest;
import dev.afterburner.workbench.study.Plan;
import dev.afterburner.workbench.study.StudyException;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a running study keeps: cells.jsonl, and the index of what is in it. A row that was put is on
 * the disk; a cell that is there is not done again. Safe for use by several threads.
 */
final class CellStore implements Closeable {

  private final StudyFolder folder;
  private final AppendedLines lines;
  private final Set<String> cells = new HashSet<>();
  private final Map<String, String> sessions = new HashMap<>();
  private final Set<String> calibrated = new HashSet<>();
  private final Map<String, Row.Answered> answers = new HashMap<>();
  private final Set<String> texts = new HashSet<>();
  private final Map<String, long[]> spent = new HashMap<>();
  private final int damaged;
  private long tokens;
  private long promptTokens;

  private CellStore(StudyFolder folder, AppendedLines lines) throws StudyException {
    this.folder = folder;
    this.lines = lines;
    this.damaged = folder.read(0, (row, at) -> index(row)).damaged();
  }

  /** Opens a study's store; no other process may have it open. */
  static CellStore open(StudyFolder folder) throws StudyException {
    try {
      AppendedLines lines = AppendedLines.open(folder.cells());
      try {
        return new CellStore(folder, lines);
      } catch (StudyException e) {
        lines.close();
        throw e;
      }
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  private void index(Row row) {
    switch (row) {
      case Row.Text text -> texts.add(text.digest());
      case Row.Opened opened -> sessions.put(opened.line(), opened.session());
      case Row.References known -> calibrated.add(key(known.problem(), known.language()));
      case Row.Answered answer -> answers.put(answer.request(), answer);
      case Row.Fault _ -> {}
      case Row.Cell cell -> {
        if (cells.add(cell.key())) {
          promptTokens += cell.promptTokens();
          tokens += cell.tokens();
          long[] paid = spent.computeIfAbsent(cell.arm(), arm -> new long[2]);
          paid[0] += cell.promptTokens();
          paid[1] += cell.tokens();
        }
      }
    }
  }

  private static String key(String problem, String language) {
    return problem + "\n" + language;
  }

  /** How many lines could not be read. */
  int damaged() {
    return damaged;
  }

  /** How many bytes a killed writer left of an unfinished line. */
  long torn() {
    return lines.torn();
  }

  synchronized boolean has(String cell) {
    return cells.contains(cell);
  }

  synchronized Optional<String> session(String line) {
    return Optional.ofNullable(sessions.get(line));
  }

  synchronized boolean isCalibrated(String problem, String language) {
    return calibrated.contains(key(problem, language));
  }

  synchronized Optional<Row.Answered> answer(String request) {
    return Optional.ofNullable(answers.get(request));
  }

  /** Tokens of prompts that were paid for. */
  synchronized long promptTokens() {
    return promptTokens;
  }

  /** Tokens of replies that were paid for. */
  synchronized long replyTokens() {
    return tokens;
  }

  /** How many cells have a result. */
  synchronized int count() {
    return cells.size();
  }

  /** What was paid; NaN where a price is not known. */
  synchronized double money(Tools.Costs prices, Plan plan) {
    double money = 0;
    for (Arm arm : plan.study().arms()) {
      long[] paid = spent.getOrDefault(arm.name(), new long[2]);
      money += paid[0] + paid[1] == 0 ? 0 : prices.of(arm.model(), paid[0], paid[1]);
    }
    return money;
  }

  /** Adds a row. */
  synchronized void put(Row row) throws StudyException {
    try {
      lines.append(Rows.line(row));
    } catch (IOException e) {
      throw failed(folder, e);
    }
    index(row);
  }

  /** Keeps a text unless it is there, and gives its digest; empty for an empty one. */
  synchronized String text(String text) throws StudyException {
    if (text.isEmpty()) {
      return "";
    }
    String digest = Digest.of(text);
    if (!texts.contains(digest)) {
      put(new Row.Text(digest, text));
    }
    return digest;
  }

  private static StudyException failed(StudyFolder folder, IOException e) {
    return new StudyException("can't write " + folder.cells() + ": " + FileFaults.reason(e), e);
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      // Every row is on the disk already.
      System.getLogger(CellStore.class.getName()).log(System.Logger.Level.DEBUG, "close", e);
    }
  }
}
