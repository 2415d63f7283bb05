// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.profile;

import dev.afterburner.sandbox.linux.ForeignMemory;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Reads from outside which line a Python program executes: the interpreter's frames in its memory,
 * while it goes on. It adds nothing to the program, which notices nothing. What is read is the
 * program's own claim, so that all is bounded and nothing is followed further than a stack is deep.
 */
public final class PythonProbe extends LineProbe {

  /** Frames of a stack that are read, from the innermost on. */
  static final int MOST_FRAMES = 100;

  private static final long FIND_NANOS = 500_000;
  private static final int MOST_CODES = 1 << 16;
  private static final int MOST_TABLE = 1 << 15;
  private static final int MOST_NAME = 200;
  private static final int MOST_MAPS = 4096;
  private static final int LENGTH_AT = 16;
  private static final int TRIES = 3;
  private static final int TAGS = 3;

  private final PythonLayout layout;
  private final long periodNanos;
  private final SplittableRandom random = new SplittableRandom();
  private final Map<Long, Integer> known = new HashMap<>();
  private final List<PythonCode> codes = new ArrayList<>();
  private final long[] frames = new long[MOST_FRAMES];
  private ForeignMemory memory = new ForeignMemory(0);
  private int pid;
  private long runtime;
  private long nextFind;
  private long nextLook;
  private long lastResident;

  /**
   * For one run.
   *
   * @param periodNanos between two samples, on average: it varies, so that no loop keeps step
   */
  public PythonProbe(PythonLayout layout, long periodNanos) {
    this.layout = layout;
    this.periodNanos = periodNanos;
  }

  @Override
  void starting(int process, int core) {
    pid = process;
    memory = new ForeignMemory(process);
  }

  @Override
  void looking(long now, long residentBytes) throws IOException {
    boolean due = now >= nextLook;
    boolean grown = residentBytes > lastResident;
    lastResident = residentBytes;
    if (runtime == 0 && now >= nextFind) {
      nextFind = now + FIND_NANOS;
      runtime = find();
    }
    if (due) {
      nextLook = now + periodNanos / 2 + random.nextLong(periodNanos);
    }
    if (due || grown) {
      sample(now, due);
    }
  }

  @Override
  void ending() {
    if (runtime == 0 && recording().size() == 0) {
      recording()
          .fail(
              "the interpreter's memory could not be read: the program ended before, or this"
                  + " machine forbids process_vm_readv");
    }
  }

  /** Where the interpreter's state is in the process; 0 while it is not there. */
  private long find() throws IOException {
    try (BufferedReader maps =
        Files.newBufferedReader(Path.of("/proc/" + pid + "/maps"), StandardCharsets.ISO_8859_1)) {
      String line = maps.readLine();
      for (int i = 0; line != null && i < MOST_MAPS; i++) {
        if (line.endsWith(" " + layout.file())) {
          return Long.parseUnsignedLong(line.substring(0, line.indexOf('-')), 16)
              + layout.at("runtime");
        }
        line = maps.readLine();
      }
    } catch (java.nio.file.NoSuchFileException e) {
      return 0; // it has just ended
    }
    return 0;
  }

  private void sample(long now, boolean due) {
    for (int i = 0; i < TRIES && runtime != 0; i++) {
      int depth = stack();
      if (depth > 0) {
        recording().add(now, Arrays.copyOf(frames, depth), due);
        return;
      }
      if (depth == 0) {
        break; // no Python function is being executed
      }
    }
    if (due) {
      recording().addElsewhere();
    }
  }

  /** Reads the frames; how many, or −1 where the program was just changing them. */
  private int stack() {
    long thread = memory.pointer(runtime + layout.at("lock_holder"));
    long frame =
        thread == 0
            ? 0
            : layout.isDirect()
                ? memory.pointer(thread + layout.at("thread_frame"))
                : frameOf(memory.pointer(thread + layout.at("thread_c_frame")));
    int depth = 0;
    while (frame != 0 && depth < MOST_FRAMES) {
      if (!memory.read(frame, 96)) {
        return depth == 0 ? -1 : depth;
      }
      long code = memory.word(layout.at("frame_code")) & ~TAGS;
      long unit = (memory.word(layout.at("frame_instruction")) - code - layout.at("code_body")) / 2;
      long previous = memory.word(layout.at("frame_previous"));
      int number = unit < -1 || unit > 1 << 24 ? -1 : number(code);
      if (number < 0) {
        return depth == 0 ? -1 : depth;
      }
      if (number < MOST_CODES) {
        frames[depth++] = (long) number << 32 | Math.max(0, unit);
      }
      frame = previous;
    }
    return depth;
  }

  private long frameOf(long callFrame) {
    return callFrame == 0 ? 0 : memory.pointer(callFrame + layout.at("c_frame_frame"));
  }

  /** The number of a code object; −1 where there is none. */
  private int number(long code) {
    Integer number = known.get(code);
    if (number != null) {
      return number;
    }
    int size = layout.at("code_body");
    if (codes.size() == MOST_CODES || !memory.read(code, size)) {
      return -1;
    }
    int firstLine = memory.half(layout.at("code_first_line"));
    long file = memory.word(layout.at("code_file"));
    long name = memory.word(layout.at("code_name"));
    long lines = memory.word(layout.at("code_lines"));
    byte[] table = content(lines, layout.at("bytes_body"), MOST_TABLE);
    byte[] path = content(file, layout.at("text_body"), MOST_NAME);
    if (table.length == 0 || path.length == 0 || firstLine < 0) {
      return -1;
    }
    byte[] called = content(name, layout.at("text_body"), MOST_NAME);
    codes.add(PythonCode.of(text(called), text(path), firstLine, table));
    known.put(code, codes.size() - 1);
    return codes.size() - 1;
  }

  private byte[] content(long object, int body, int most) {
    if (object == 0 || !memory.read(object, body)) {
      return new byte[0];
    }
    long length = memory.word(LENGTH_AT);
    if (length < 1 || length > most || !memory.read(object + body, (int) length)) {
      return new byte[0];
    }
    return memory.bytes((int) length);
  }

  /** Names beyond ASCII lie elsewhere in their objects: what is read then is shown as it is. */
  private static String text(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (byte b : bytes) {
      text.append(b < ' ' ? '?' : (char) b);
    }
    return text.toString();
  }

  /** What a frame of the recording's stacks is. */
  public Frame frame(long frame) {
    PythonCode code = codes.get((int) (frame >>> 32));
    return new Frame(code.name(), code.file(), code.line((int) frame));
  }
}
