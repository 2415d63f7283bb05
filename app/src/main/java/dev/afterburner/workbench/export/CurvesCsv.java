// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export;

import dev.afterburner.sandbox.curve.MemoryCurve;
import dev.afterburner.workbench.export.figure.ExportException;
import dev.afterburner.workbench.export.figure.ExportFile;
import dev.afterburner.workbench.text.Csv;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Curves as comma-separated values, every sample: columns version, at_ns, resident_bytes. */
public final class CurvesCsv {

  private CurvesCsv() {}

  /**
   * Writes curves.
   *
   * @param curves by version, in the order in which they are written
   */
  public static void write(Map<String, MemoryCurve> curves, Path file) throws ExportException {
    ExportFile.write(
        file,
        out -> {
          Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
          writer.write("version,at_ns,resident_bytes\n");
          for (Map.Entry<String, MemoryCurve> entry : curves.entrySet()) {
            write(Csv.field(entry.getKey()), entry.getValue(), writer);
          }
          writer.flush();
        });
  }

  private static void write(String version, MemoryCurve curve, Writer writer) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < curve.size(); i++) {
      line.setLength(0);
      line.append(version)
          .append(',')
          .append(curve.atNanos(i))
          .append(',')
          .append(curve.residentBytes(i))
          .append('\n');
      writer.append(line);
    }
  }
}
