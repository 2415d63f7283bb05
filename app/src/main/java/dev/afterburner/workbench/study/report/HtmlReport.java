// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.report;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.export.Html;
import dev.afterburner.workbench.export.SessionFigures;
import dev.afterburner.workbench.export.TextTable;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.study.StudyException;
import dev.afterburner.workbench.study.fold.Standing;
import dev.afterburner.workbench.study.fold.StudyResult;
import dev.afterburner.workbench.study.fold.StudyRows;
import dev.afterburner.workbench.study.run.Manifest;
import dev.afterburner.workbench.study.run.Row;
import dev.afterburner.workbench.study.run.StudyFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The report: one file that works from a folder, without a network. It holds no markup but its own,
 * and a policy that lets the page load nothing.
 */
final class HtmlReport {

  /** Prompts, replies and programs beyond this stay in results.jsonl and cells.jsonl, bytes. */
  private static final long MOST_TEXT = 6L << 20;

  /** Cells beyond this are not listed one by one. */
  private static final int MOST_CELLS = 30_000;

  private final Manifest manifest;
  private final StudyResult result;
  private final StudyRows rows;
  private final StudyFolder folder;
  private final CellCurves curves;

  HtmlReport(
      Manifest manifest,
      StudyResult result,
      StudyRows rows,
      StudyFolder folder,
      CellCurves curves) {
    this.manifest = manifest;
    this.result = result;
    this.rows = rows;
    this.folder = folder;
    this.curves = curves;
  }

  /**
   * Writes it.
   *
   * @param estimates the curves of the results, an SVG of our own making
   */
  void write(
      String estimates,
      List<TextTable> own,
      List<TextTable> others,
      Published published,
      OutputStream out)
      throws IOException, StudyException {
    put(out, Html.head(result.study(), "script-src 'unsafe-inline'; img-src data:", STYLE));
    put(out, "<h1>" + Html.text(result.study()) + "</h1>\n");
    put(
        out,
        "<p>%d of %d cells done, %d without a result. Measured on %s by workbench %s, begun %s.</p>\n"
            .formatted(
                result.done(),
                result.planned(),
                result.missing(),
                Html.text(manifest.machine()),
                Html.text(manifest.workbench()),
                Html.text(manifest.created().toString())));
    put(out, list("Before the numbers", result.warnings()));
    put(out, "<h2>Curves</h2>\n" + withoutDeclaration(estimates));
    put(out, "<h2>Results</h2>\n");
    for (TextTable table : own) {
      put(out, Html.table(table));
    }
    cells(out);
    put(out, "<h2>Published numbers</h2>\n<p class=\"note\">");
    put(out, Html.text(published.source() + ". They are " + published.notComparable() + "."));
    put(out, "</p>\n");
    put(out, list("Contradictions in them", published.contradictions()));
    for (TextTable table : others) {
      put(out, Html.table(table));
    }
    put(out, "<h2>Settings</h2>\n<details><summary>manifest.json</summary><pre>");
    put(out, Html.text(manifest.text()));
    put(out, "</pre></details>\n");
    put(out, TAIL);
  }

  private static String list(String title, List<String> items) {
    if (items.isEmpty()) {
      return "";
    }
    StringBuilder html = new StringBuilder("<h3>").append(Html.text(title)).append("</h3>\n<ul>\n");
    items.forEach(
        item ->
            html.append("<li>").append(Html.text(StudyTables.sentence(item))).append("</li>\n"));
    return html.append("</ul>\n").toString();
  }

  private static String withoutDeclaration(String svg) {
    return svg.substring(Math.max(0, svg.indexOf("<svg")));
  }

  /** Every cell with its prompt, reply and program, as far as there is room. */
  private void cells(OutputStream out) throws IOException, StudyException {
    put(out, "<h2>Cells</h2>\n");
    List<Row.Cell> cells = rows.cells();
    if (cells.size() > MOST_CELLS) {
      put(
          out,
          "<p class=\"note\">%d cells are too many to list here; the first %d follow, all are in"
                  .formatted(cells.size(), MOST_CELLS)
              + " results.jsonl.</p>\n");
    }
    List<Row.Cell> listed = cells.subList(0, Math.min(cells.size(), MOST_CELLS));
    Map<String, String> texts = texts(listed);
    boolean cut = false;
    put(
        out,
        "<div class=\"wide\"><table class=\"sorted\"><thead><tr>"
            + heads(
                "Problem",
                "Arm",
                "Replicate",
                "Iteration",
                "Verdict",
                "T %",
                "M %",
                "I %",
                "Time",
                "Memory",
                "Best so far")
            + "</tr></thead><tbody>\n");
    for (Row.Cell cell : listed) {
      StringBuilder row = new StringBuilder("<tr><td>");
      String details = details(cell, texts);
      cut |= !details.isEmpty() && details.contains(LEFT_OUT);
      row.append("<details><summary>").append(Html.text(cell.problem())).append("</summary>");
      row.append(details).append("</details>");
      String arm =
          result.hasSeveralQuestions()
              ? cell.arm() + ", " + cell.language() + ", " + cell.objective()
              : cell.arm();
      cell(row, arm);
      cell(row, Integer.toString(cell.replicate()));
      cell(row, Integer.toString(cell.iteration()));
      cell(row, cell.candidate().why());
      for (Figure figure : Figure.values()) {
        cell(row, Percent.of(Standing.percentile(cell, cell.candidate(), figure, rows).value()));
      }
      figure(row, cell.candidate(), Figure.TIME);
      figure(row, cell.candidate(), Figure.MEMORY);
      cell(row, cell.incumbent().why());
      put(out, row.append("</td></tr>\n").toString());
    }
    put(out, "</tbody></table></div>\n");
    if (!curves.missing().isEmpty()) {
      put(out, "<p class=\"note\">" + Html.text(curves.missing()) + "</p>\n");
    }
    if (cut) {
      put(
          out,
          "<p class=\"note\">Some prompts, replies and programs were left out to keep this file"
              + " small; they are in cells.jsonl.</p>\n");
    }
  }

  private static final String LEFT_OUT = "left out here; it is in cells.jsonl";

  private static void cell(StringBuilder row, String text) {
    row.append("</td><td>").append(Html.text(text));
  }

  private static String heads(String... names) {
    StringBuilder html = new StringBuilder();
    for (String name : names) {
      html.append("<th><button type=\"button\">").append(name).append("</button></th>");
    }
    return html.toString();
  }

  /** In a unit that fits it; its cell is sorted by what it is in the one of all. */
  private static void figure(StringBuilder row, Row.Shown shown, Figure figure) {
    Interval value = shown.of(figure);
    if (value == null) {
      cell(row, "–");
    } else {
      row.append("</td><td data-value=\"").append(value.value()).append("\">");
      row.append(Html.text(Figures.of(figure, value.value())));
    }
  }

  private String details(Row.Cell cell, Map<String, String> texts) {
    StringBuilder html = new StringBuilder();
    CellCurves.Drawn drawn = curves.of(cell);
    if (drawn != null) {
      // As a picture of its own: names within two of them may be the same.
      html.append("<h4>").append(SessionFigures.CURVES).append("</h4><img loading=\"lazy\" alt=\"");
      html.append(SessionFigures.CURVES)
          .append(" of ")
          .append(drawn.names())
          .append("\" src=\"data:image/svg+xml;base64,");
      html.append(Base64.getEncoder().encodeToString(drawn.svg().getBytes(StandardCharsets.UTF_8)));
      html.append("\">");
    }
    section(html, "Prompt", cell.prompt(), texts);
    section(html, "Reply", cell.reply(), texts);
    section(html, "Program", cell.candidate().code(), texts);
    return html.append("<p>Session ").append(Html.text(cell.session())).append("</p>").toString();
  }

  private static void section(
      StringBuilder html, String name, String digest, Map<String, String> texts) {
    if (digest.isEmpty()) {
      return;
    }
    html.append("<h4>").append(name).append("</h4><pre>");
    html.append(Html.text(texts.getOrDefault(digest, LEFT_OUT))).append("</pre>");
  }

  /** Texts by digest, those of the first cells first, as many as there is room for. */
  private Map<String, String> texts(List<Row.Cell> cells) throws StudyException {
    TreeSet<Long> places = new TreeSet<>(Comparator.naturalOrder());
    for (Row.Cell cell : cells) {
      for (String digest : List.of(cell.prompt(), cell.reply(), cell.candidate().code())) {
        Long place = rows.texts().get(digest);
        if (place != null) {
          places.add(place);
        }
      }
    }
    Map<String, String> texts = new HashMap<>();
    long[] room = {MOST_TEXT};
    folder.texts(
        places,
        text -> {
          long size = text.text().length();
          if (room[0] >= size) {
            room[0] -= size;
            texts.put(text.digest(), text.text());
          }
        });
    return texts;
  }

  private static void put(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static final String STYLE =
      """
      th, td { text-align: left; }
      th button { font: inherit; font-weight: 600; background: none; border: 0; padding: 0; cursor: pointer; }
      pre { max-height: 24rem; }
      svg, img { max-width: 100%; height: auto; }
      """;

  private static final String TAIL =
      """
      <script>
      for (const table of document.querySelectorAll("table.sorted")) {
        table.querySelectorAll("th").forEach((head, column) => {
          let down = false;
          head.querySelector("button").addEventListener("click", () => {
            const body = table.tBodies[0];
            const value = row => {
              const cell = row.cells[column];
              return cell.dataset.value ?? (cell.querySelector("summary") ?? cell).textContent;
            };
            const number = text => parseFloat(text.replace("\\u2212", "-").replace(/[^0-9.eE+-].*$/, ""));
            const rows = Array.from(body.rows);
            down = !down;
            rows.sort((a, b) => {
              const x = value(a), y = value(b), nx = number(x), ny = number(y);
              const order = isNaN(nx) || isNaN(ny) ? x.localeCompare(y) : nx - ny;
              return down ? order : -order;
            });
            rows.forEach(row => body.appendChild(row));
          });
        });
      }
      </script>
      </body>
      </html>
      """;
}
