// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export.figure;

import dev.afterburner.workbench.chart.draw.ChartModel;
import dev.afterburner.workbench.chart.draw.Palette;
import dev.afterburner.workbench.chart.draw.Paper;
import dev.afterburner.workbench.chart.draw.Sheet;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/**
 * Charts as pictures, on white paper. Draws in memory, without a display and without JavaFX, so
 * that the window and the command line give the same picture. Safe for use by several threads.
 */
public final class ChartImage {

  private static final double UNITS_PER_INCH = 96;
  private static final double METRES_PER_INCH = 0.0254;

  private final PaperFonts fonts;

  /** Reads the typeface; keep one instance. */
  public ChartImage() {
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
    fonts = new PaperFonts();
  }

  /**
   * A picture as PNG.
   *
   * @param imprint small print: sampling rate, machine, date; may be empty
   * @param scale pixels per unit: 1, 2 or 3, or {@link #scale}
   */
  public byte[] png(ChartModel chart, String imprint, double scale) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    try {
      write(Sheet.of(chart, imprint), scale, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  /** Writes a picture as PNG. */
  public void writePng(ChartModel chart, String imprint, Path file, double scale)
      throws ExportException {
    ExportFile.write(file, out -> write(Sheet.of(chart, imprint), scale, out));
  }

  /** Pixels per unit at a resolution. */
  public static double scale(double dotsPerInch) {
    return dotsPerInch / UNITS_PER_INCH;
  }

  /** Writes a figure of the usual size; a PNG has two pixels per unit. */
  public void write(ChartModel chart, String imprint, Path file, FigureFormat format)
      throws ExportException {
    Sheet sheet = Sheet.of(chart, imprint);
    double unit = METRES_PER_INCH * 1000 / UNITS_PER_INCH;
    ExportFile.write(
        file, out -> write(sheet, Palette.PAPER, format, unit, 2 * UNITS_PER_INCH, out));
  }

  /**
   * Writes a figure of a certain size on paper.
   *
   * @param dotsPerInch of a PNG
   */
  public void write(
      ChartModel chart,
      String imprint,
      Path file,
      Paper paper,
      FigureFormat format,
      double dotsPerInch)
      throws ExportException {
    Sheet sheet = paper.sheet(chart, imprint);
    double unit = paper.millimetresPerUnit();
    ExportFile.write(file, out -> write(sheet, paper.palette(), format, unit, dotsPerInch, out));
  }

  private void write(
      Sheet sheet,
      Palette palette,
      FigureFormat format,
      double millimetresPerUnit,
      double dotsPerInch,
      OutputStream out)
      throws IOException {
    switch (format) {
      case PNG -> {
        double scale = millimetresPerUnit / 1000 / METRES_PER_INCH * dotsPerInch;
        write(sheet, palette, scale, perMetre(dotsPerInch), out);
      }
      case SVG -> {
        SvgPen pen = new SvgPen(sheet.width(), sheet.height(), fonts);
        sheet.draw(pen, palette);
        String svg = pen.document(sheet.model().title(), millimetresPerUnit);
        out.write(svg.getBytes(StandardCharsets.UTF_8));
      }
      case PDF -> new PdfFigure(sheet, palette, millimetresPerUnit).write(fonts, out);
    }
  }

  /** A picture as SVG: the same drawing, with text as text. */
  public String svg(ChartModel chart, String imprint) {
    Sheet sheet = Sheet.of(chart, imprint);
    SvgPen pen = new SvgPen(sheet.width(), sheet.height(), fonts);
    sheet.draw(pen, Palette.PAPER);
    return pen.document(chart.title());
  }

  private void write(Sheet sheet, double scale, OutputStream out) throws IOException {
    write(sheet, Palette.PAPER, scale, perMetre(UNITS_PER_INCH * scale), out);
  }

  private static long perMetre(double dotsPerInch) {
    return Math.round(dotsPerInch / METRES_PER_INCH);
  }

  private void write(Sheet sheet, Palette palette, double scale, long perMetre, OutputStream out)
      throws IOException {
    BufferedImage image =
        new BufferedImage(
            (int) Math.round(sheet.width() * scale),
            (int) Math.round(sheet.height() * scale),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      sheet.draw(new ImagePen(graphics, fonts, scale), palette);
    } finally {
      graphics.dispose();
    }
    encode(image, perMetre, out);
  }

  /** Encodes with the resolution, so that a 3× picture is as large on paper as a 1× one. */
  private static void encode(BufferedImage image, long perMetre, OutputStream out)
      throws IOException {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("png");
    ImageWriter writer = writers.next();
    // Its own cache in memory: the default one is a file in the temporary folder.
    try (ImageOutputStream stream = new javax.imageio.stream.MemoryCacheImageOutputStream(out)) {
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
      addResolution(metadata, perMetre);
      writer.setOutput(stream);
      writer.write(new IIOImage(image, null, metadata));
    } finally {
      writer.dispose();
    }
  }

  private static void addResolution(IIOMetadata metadata, long perMetre)
      throws IIOInvalidTreeException {
    String pixels = Long.toString(perMetre);
    IIOMetadataNode physical = new IIOMetadataNode("pHYs");
    physical.setAttribute("pixelsPerUnitXAxis", pixels);
    physical.setAttribute("pixelsPerUnitYAxis", pixels);
    physical.setAttribute("unitSpecifier", "meter");
    IIOMetadataNode root = new IIOMetadataNode("javax_imageio_png_1.0");
    root.appendChild(physical);
    metadata.mergeTree("javax_imageio_png_1.0", root);
  }
}
