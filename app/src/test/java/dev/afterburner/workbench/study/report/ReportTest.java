// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.export.figure.ChartImage;
import dev.afterburner.workbench.store.SqliteSessionStore;
import dev.afterburner.workbench.study.run.MadeStudy;
import dev.afterburner.workbench.study.run.Row;
import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("A study's report")
class ReportTest {

  private static final String EVIL = "</pre><script>alert(1)</script><img src=x onerror=alert(2)>";

  @TempDir private Path folder;

  private void write() throws Exception {
    String yaml =
        """
        study: "<b>bold</b> & | $x_1%"
        arms:
          - name: "a<script>alert(3)</script>"
        """;
    try (MadeStudy study = new MadeStudy(folder, yaml, List.of("p", "q"))) {
      study.references("p", 10, 20);
      study.references("q", 10, 20);
      String arm = study.plan().study().arms().getFirst().name();
      Row.Shown passed = MadeStudy.passed(2.048e9);
      Row.Shown named =
          new Row.Shown(
              0,
              "passed",
              "passed",
              false,
              study.text("print('" + EVIL + "')"),
              passed.time(),
              passed.memory(),
              passed.integral(),
              5,
              null);
      study.cell(arm, "p", 1, 0, named, named, "prompt " + EVIL, "reply \u202e" + EVIL);
      study.cell(arm, "q", 1, 0, MadeStudy.wrong());
      new StudyReport(
              () -> Published.read(Path.of("..", "resources", "studies")),
              ChartImage::new,
              SqliteSessionStore::open)
          .write(study.folder(), folder);
    }
  }

  @Test
  @DisplayName("is one page that loads nothing, in which no text of others is markup")
  void page() throws Exception {
    write();
    String html = Files.readString(folder.resolve("report.html"));
    assertEquals(1, html.split("<script", -1).length - 1, "its own script alone");
    assertFalse(html.contains("<img"));
    assertFalse(html.contains("onerror=alert(2)>"), "as markup");
    assertTrue(html.contains("&lt;script&gt;alert(1)"));
    assertTrue(html.contains("&lt;b&gt;bold&lt;/b&gt;"));
    assertTrue(html.contains("default-src &#39;none&#39;") || html.contains("default-src 'none'"));
    assertFalse(html.contains("\u202e"), "a hidden character that turns the text round");
    assertFalse(
        Pattern.compile("(src|href)\\s*=|@import|url\\(\\s*[\"']?http")
            .matcher(svgApart(html))
            .find());
    assertTrue(html.contains("<td data-value=\"2.048E9\">2.05"), "sorted by ns, in whatever unit");
    assertTrue(html.contains("not comparable: other problems, references and machine"));
  }

  /** The page without escaped texts, in which anything may stand. */
  private static String svgApart(String html) {
    return html.replaceAll("(?s)<pre>.*?</pre>", "");
  }

  @Test
  @DisplayName("has results with the published field names and units")
  void results() throws Exception {
    write();
    List<String> lines = Files.readAllLines(folder.resolve("results.jsonl"));
    assertEquals(4, lines.size());
    JsonNode row = JsonMapper.builder().build().readTree(lines.getFirst());
    assertEquals("p", row.get("problem_id").asString());
    assertTrue(row.get("passed").asBoolean());
    assertEquals(0, row.get("precentile_time").asDouble());
    assertEquals(2.048, row.get("absolute_time").asDouble(), 1e-9);
    assertEquals(2_000_000, row.get("absolute_memory").asDouble(), 1e-3);
    assertEquals("print('" + EVIL + "')", row.get("solution_code").asString());
    assertEquals("candidate", row.get("program").asString());
    assertTrue(JsonMapper.builder().build().readTree(lines.get(2)).get("absolute_time").isNull());
  }

  @Test
  @DisplayName("has the same results as a Parquet file, and the figure as a PDF")
  void parquet() throws Exception {
    write();
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("results.jsonl"))) {
      lines.add(JsonMapper.builder().build().readTree(line));
    }
    int read = 0;
    try (ParquetFileReader file =
            ParquetFileReader.open(InputFile.of(folder.resolve("results.parquet")));
        RowReader rows = file.rowReader()) {
      while (rows.hasNext()) {
        rows.next();
        JsonNode line = lines.get(read++);
        assertEquals(line.get("problem_id").asString(), rows.getString("problem_id"));
        assertEquals(line.get("passed").asBoolean(), rows.getBoolean("passed"));
        assertEquals(line.get("precentile_time").asDouble(), rows.getDouble("precentile_time"));
        assertEquals(line.get("absolute_time").isNull(), rows.isNull("absolute_time"));
        assertEquals(line.get("solution_code").asString(), rows.getString("solution_code"));
        assertEquals(line.get("iteration").asLong(), rows.getLong("iteration"));
        assertEquals(line.get("program").asString(), rows.getString("program"));
        assertEquals(line.get("session").asString(), rows.getString("session"));
        for (String name : line.propertyNames()) {
          rows.isNull(name); // each key has its column
        }
      }
    }
    assertEquals(lines.size(), read);
    assertEquals("%PDF", new String(Files.readAllBytes(folder.resolve("curves.pdf")), 0, 4, UTF_8));
  }

  @Test
  @DisplayName("has tables whose names break neither Markdown nor LaTeX, and rows of curves")
  void tables() throws Exception {
    write();
    String tex = Files.readString(folder.resolve("tables.tex"));
    assertFalse(Pattern.compile("(?<!\\\\)[%&#_](?!\\s)").matcher(tex.replace(" & ", " ")).find());
    String markdown = Files.readString(folder.resolve("tables.md"));
    assertTrue(
        markdown.contains("| a\\<script\\>alert(3)\\</script\\> | 0 | 2 | 50.00 ("), markdown);
    List<String> csv = Files.readAllLines(folder.resolve("curves.csv"));
    assertTrue(
        csv.getFirst().startsWith("model,language,objective,iteration,metric,program,value"));
    assertTrue(csv.contains(csvLine("grpo,python,integral,0,pass1,incumbent,37.33", csv)));
    assertTrue(csvLine("grpo,python,integral,3,pass1", csv).endsWith("interpolated"));
    assertTrue(csvLine("grpo,python,integral,4,pass1", csv).endsWith("true"));
    byte[] png = Files.readAllBytes(folder.resolve("curves.png"));
    assertEquals("PNG", new String(png, 1, 3, java.nio.charset.StandardCharsets.US_ASCII));
  }

  private static String csvLine(String start, List<String> lines) {
    return lines.stream().filter(l -> l.startsWith(start)).findFirst().orElseThrow();
  }
}
