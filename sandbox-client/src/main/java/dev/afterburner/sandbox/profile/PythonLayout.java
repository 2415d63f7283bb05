// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.profile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where an interpreter of Python keeps what it executes, byte offsets. The interpreter tells it
 * itself, see python-layout.py.
 */
public final class PythonLayout {

  private static final int MOST_OFFSET = 1 << 24;
  private static final String[] NEEDED = {
    "frame_code", "frame_previous", "frame_instruction", "lock_holder", "code_file", "code_name",
    "code_lines", "code_first_line", "code_body", "text_body", "bytes_body", "runtime"
  };

  private final String file;
  private final Map<String, Integer> offsets;

  private PythonLayout(String file, Map<String, Integer> offsets) {
    this.file = file;
    this.offsets = Map.copyOf(offsets);
  }

  /** The program that makes an interpreter tell it, Python 3.11 or newer. */
  public static String program() {
    try (InputStream text = PythonLayout.class.getResourceAsStream("python-layout.py")) {
      if (text == null) {
        throw new IllegalStateException("python-layout.py is missing");
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Reads what that program printed; empty where something is missing.
   *
   * @param printed lines of a name and a number
   */
  public static Optional<PythonLayout> of(String printed) {
    String file = "";
    Map<String, Integer> offsets = new HashMap<>();
    for (String line : printed.lines().toList()) {
      int blank = line.indexOf(' ');
      String name = blank < 0 ? line : line.substring(0, blank);
      String value = blank < 0 ? "" : line.substring(blank + 1);
      if (name.equals("file")) {
        file = value;
      } else if (value.matches("[0-9]{1,9}") && Integer.parseInt(value) < MOST_OFFSET) {
        offsets.put(name, Integer.parseInt(value));
      }
    }
    for (String name : NEEDED) {
      if (!offsets.containsKey(name)) {
        return Optional.empty();
      }
    }
    boolean direct = offsets.containsKey("thread_frame");
    boolean way = direct || offsets.containsKey("c_frame_frame");
    return way && !file.isEmpty() ? Optional.of(new PythonLayout(file, offsets)) : Optional.empty();
  }

  /** The file that the interpreter is in, as its programs see it. */
  String file() {
    return file;
  }

  int at(String name) {
    return offsets.getOrDefault(name, 0);
  }

  /** Whether a thread points to its frame itself, as from Python 3.13 on. */
  boolean isDirect() {
    return offsets.containsKey("thread_frame");
  }
}
