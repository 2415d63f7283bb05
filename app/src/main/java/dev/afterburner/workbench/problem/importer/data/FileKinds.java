// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.data;

import java.util.LinkedHashMap;
import java.util.Map;

/** Files that hold no rows, told by their first bytes, each with what to do. */
public final class FileKinds {

  private static final String SAVE = "; save its rows as JSON lines or Parquet";
  private static final Map<String, String> MARKS = new LinkedHashMap<>();

  static {
    MARKS.put(
        "version https://git-lfs",
        "only a pointer of Git LFS; fetch the file itself by git lfs pull");
    MARKS.put("SQLite format 3", "a SQLite database" + SAVE);
    MARKS.put("\u0093NUMPY", "an array of NumPy" + SAVE);
    MARKS.put("\u0089HDF", "an HDF5 file" + SAVE);
    MARKS.put("Obj\u0001", "an Avro file" + SAVE);
    MARKS.put("ORC", "an ORC file" + SAVE);
    MARKS.put("7z\u00bc\u00af", "packed by 7-Zip; unpack it: 7z x");
    MARKS.put("Rar!", "packed by RAR; unpack it: unrar x");
    MARKS.put("\u0004\"M\u0018", "packed by LZ4; unpack it: lz4 -d");
    MARKS.put("%PDF", "a PDF document; rows are JSON lines, CSV, Parquet or Arrow");
    for (char version = 2; version <= 5; version++) {
      MARKS.put(
          "\u0080" + version, "a pickle, which Python runs as a program when it reads it" + SAVE);
    }
    MARKS.put("<!", "a web page or XML, not the data; download the file itself");
    MARKS.put("<html", "a web page, not the data; download the file itself");
  }

  private FileKinds() {}

  /** What the file is, and what to do; empty where it may hold rows. */
  public static String other(String head) {
    for (Map.Entry<String, String> mark : MARKS.entrySet()) {
      if (head.startsWith(mark.getKey())) {
        return mark.getValue();
      }
    }
    return "";
  }
}
