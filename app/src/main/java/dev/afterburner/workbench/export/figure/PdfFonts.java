// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export.figure;

import dev.afterburner.workbench.chart.draw.Face;
import java.io.IOException;
import java.io.InputStream;
import org.apache.fontbox.ttf.OTFParser;
import org.apache.fontbox.ttf.OpenTypeFont;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/** The bundled typeface inside a PDF, each weight once it is wanted. */
final class PdfFonts {

  private final PDDocument document;
  private @Nullable PDFont regular;
  private @Nullable PDFont bold;

  PdfFonts(PDDocument document) {
    this.document = document;
  }

  PDFont of(Face face) {
    PDFont made = face.bold() ? bold : regular;
    if (made == null) {
      made = read(face.bold() ? "InterTabular-Bold.otf" : "InterTabular-Regular.otf");
      if (face.bold()) {
        bold = made;
      } else {
        regular = made;
      }
    }
    return made;
  }

  /** A text with a question mark for each character that the typeface lacks. */
  String known(String text, Face face) {
    StringBuilder known = new StringBuilder();
    text.codePoints()
        .filter(c -> c >= ' ')
        .forEach(c -> known.appendCodePoint(has(c, face) ? c : '?'));
    return known.toString();
  }

  private boolean has(int codePoint, Face face) {
    try {
      return of(face).encode(Character.toString(codePoint)).length > 0;
    } catch (IllegalArgumentException | IOException e) {
      return false;
    }
  }

  private PDFont read(String file) {
    try (InputStream in = PdfFonts.class.getResourceAsStream("/fonts/" + file)) {
      if (in == null) {
        throw new IllegalStateException("The font " + file + " is missing from this build");
      }
      OpenTypeFont outlines = new OTFParser().parse(new RandomAccessReadBuffer(in));
      PDType0Font font = PDType0Font.load(document, outlines, false);
      asCompactFont(font, outlines);
      return font;
    } catch (IOException e) {
      throw new IllegalStateException("The font " + file + " could not be read", e);
    }
  }

  /**
   * PDFBox embeds every font as if it had TrueType outlines. These are PostScript outlines, which a
   * PDF carries as they are, and whose glyphs it numbers as the font does (PDF 32000-1, 9.7.4.2,
   * 9.9).
   */
  private void asCompactFont(PDType0Font font, OpenTypeFont outlines) throws IOException {
    COSDictionary descendant = font.getDescendantFont().getCOSObject();
    descendant.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE0);
    descendant.removeItem(COSName.CID_TO_GID_MAP);
    COSDictionary descriptor = descendant.getCOSDictionary(COSName.FONT_DESC);
    COSStream compact =
        new PDStream(
                document,
                new java.io.ByteArrayInputStream(
                    outlines.getTableBytes(outlines.getTableMap().get("CFF "))),
                COSName.FLATE_DECODE)
            .getCOSObject();
    compact.setName(COSName.SUBTYPE, "CIDFontType0C");
    descriptor.removeItem(COSName.FONT_FILE2);
    descriptor.setItem(COSName.FONT_FILE3, compact);
  }
}
