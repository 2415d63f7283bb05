// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.report;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.export.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The paper's tables as it prints them. */
final class PublishedTables {

  private final Published published;

  PublishedTables(Published published) {
    this.published = published;
  }

  TextTable table1() {
    return scores(published.table1(), List.of(published.intervalNote()));
  }

  TextTable table2() {
    return scores(published.table2(), List.of());
  }

  TextTable table9() {
    return scores(published.table9(), List.of(published.intervalNote()));
  }

  private TextTable scores(Published.Scores table, List<String> notes) {
    List<List<String>> rows = new ArrayList<>();
    for (Published.ScoreRow row : table.rows()) {
      List<String> cells = new ArrayList<>(List.of(row.label()));
      row.values().forEach(value -> cells.add(value(value)));
      rows.add(cells);
    }
    List<String> all = new ArrayList<>(List.of("Published; " + published.notComparable() + "."));
    all.addAll(
        notes.stream()
            .map(n -> n.substring(0, 1).toUpperCase(Locale.ROOT) + n.substring(1) + ".")
            .toList());
    return new TextTable(
        table.title(), all, List.of("Model", "Pass@1", "Beyond-T", "Beyond-M", "Beyond-I"), rows);
  }

  private static String value(Published.Value value) {
    String printed = Percent.printed(value.value());
    Double low = value.low();
    Double high = value.high();
    return low == null || high == null
        ? printed
        : printed + " (" + Percent.printed(low) + "–" + Percent.printed(high) + ")";
  }

  /** Beyond, within, below and failed in each figure. */
  TextTable table3() {
    List<List<String>> rows = new ArrayList<>();
    for (Published.ClassRow row : published.table3().rows()) {
      for (Figure figure : Figure.values()) {
        List<String> cells = new ArrayList<>(List.of(row.label(), figure.id()));
        Objects.requireNonNull(row.shares().get(figure.id()))
            .forEach(share -> cells.add(Percent.printed(share)));
        rows.add(cells);
      }
    }
    return new TextTable(
        published.table3().title(),
        List.of("Published; " + published.notComparable() + "."),
        List.of("Model", "Figure", "Beyond", "Within", "Below", "Failed"),
        rows);
  }
}
