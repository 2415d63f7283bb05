// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.export.document.Estimate;
import dev.afterburner.workbench.export.document.MeasureDocument;
import dev.afterburner.workbench.export.document.Measured;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.text.Csv;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Measured programs as a table, a row each. */
public final class MeasureTable {

  private MeasureTable() {}

  /** Comma-separated values with a heading; units as in {@link Measured}. */
  public static String csv(List<MeasureDocument> programs) {
    StringBuilder text =
        new StringBuilder(
            "program,runs,wall_ms,wall_ms_low,wall_ms_high,peak_kb,peak_kb_low,peak_kb_high,"
                + "integral_kb_s,integral_kb_s_low,integral_kb_s_high,outcome\n");
    for (MeasureDocument program : programs) {
      StringJoiner row = new StringJoiner(",", "", "\n");
      row.add(Csv.field(program.program()));
      row.add(String.valueOf(program.measured().runs().size()));
      add(row, program.measured().wallMs());
      add(row, program.measured().peakKb());
      add(row, program.measured().integralKbS());
      row.add(program.outcome());
      text.append(row);
    }
    return text.toString();
  }

  /** A table in Markdown, as people write figures. */
  public static String markdown(List<MeasureDocument> programs) {
    StringBuilder text =
        new StringBuilder(
            "| Program | Runs | Time | Memory | Integral |\n|:---|---:|---:|---:|---:|\n");
    for (MeasureDocument program : programs) {
      Measured measured = program.measured();
      text.append(
          String.format(
              Locale.ROOT,
              "| `%s` | %d | %s | %s | %s |%n",
              program.program().replace("|", "\\|"),
              measured.runs().size(),
              shown(measured.wallMs(), Figure.TIME),
              shown(measured.peakKb(), Figure.MEMORY),
              shown(measured.integralKbS(), Figure.INTEGRAL)));
    }
    return text.toString();
  }

  private static void add(StringJoiner row, @Nullable Estimate estimate) {
    row.add(estimate == null ? "" : String.valueOf(estimate.median()));
    row.add(estimate == null ? "" : String.valueOf(estimate.low()));
    row.add(estimate == null ? "" : String.valueOf(estimate.high()));
  }

  private static String shown(@Nullable Estimate estimate, Figure figure) {
    return estimate == null ? Figures.NONE : Figures.of(figure, estimate.interval(figure));
  }
}
