// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export.figure;

import dev.afterburner.workbench.chart.draw.Palette;
import dev.afterburner.workbench.chart.draw.Sheet;
import dev.afterburner.workbench.chart.draw.TextWidth;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * A figure as a PDF of one page, as large as the figure. The same figure gives the same bytes: no
 * date, no random number.
 */
record PdfFigure(Sheet sheet, Palette palette, double millimetresPerUnit) {

  private static final double POINTS_PER_MILLIMETRE = 72 / 25.4;

  void write(TextWidth widths, OutputStream out) throws IOException {
    double points = millimetresPerUnit * POINTS_PER_MILLIMETRE;
    try (PDDocument document = new PDDocument()) {
      PDPage page =
          new PDPage(
              new PDRectangle((float) (sheet.width() * points), (float) (sheet.height() * points)));
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        PdfPen pen = new PdfPen(content, new PdfFonts(document), widths, sheet.height(), points);
        sheet.draw(pen, palette);
      }
      PDDocumentInformation about = new PDDocumentInformation();
      about.setTitle(sheet.model().title());
      about.setCreator("Afterburner Workbench");
      document.setDocumentInformation(about);
      // Otherwise PDFBox takes the time of day.
      document.setDocumentId(1L);
      ByteArrayOutputStream whole = new ByteArrayOutputStream(1 << 17);
      document.save(whole);
      whole.writeTo(out);
    }
  }
}
