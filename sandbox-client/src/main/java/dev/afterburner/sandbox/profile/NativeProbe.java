// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.profile;

import dev.afterburner.sandbox.linux.Descriptors;
import dev.afterburner.sandbox.linux.LinuxException;
import dev.afterburner.sandbox.linux.PerfRing;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Has the kernel note what a compiled program executes: the call chain by frame pointers at each
 * tick of a software clock, from its exec on, with all its threads and children. The frames of the
 * recording are offsets in the program's own file; what is executed in libraries counts to the line
 * that called them.
 */
public final class NativeProbe extends LineProbe {

  /**
   * Marks a frame that is one only if it is a call of the function that the frame before is in: for
   * whoever knows functions to decide.
   */
  public static final long MAYBE = 1L << 62;

  private static final int MOST_FRAMES = 100;
  private static final long MOST_EXECUTABLE = 64 << 20;
  private static final int MOST_FUNCTION = 1 << 16;
  private static final int MOST_MAPPINGS = 1024;
  private static final int CHAIN_AT = 24;
  private static final long CONTEXT = -4096;
  private static final long DRAIN_NANOS = 1_000_000;

  /** Code of the program's own file in a process. */
  private record Mapping(long begin, long end, long offset) {}

  private final String file;
  private final long periodNanos;
  private final Map<Integer, List<Mapping>> mappings = new HashMap<>();
  private final long[] frames = new long[MOST_FRAMES];
  private int depth;
  private int mapped;
  private @Nullable PerfRing ring;
  private long nextDrain;
  private byte[] executable = new byte[0];
  private boolean kernel = true;

  /**
   * For one run.
   *
   * @param file the program's executable as its process sees it
   * @param periodNanos of CPU time between two samples
   */
  public NativeProbe(String file, long periodNanos) {
    this.file = file;
    this.periodNanos = periodNanos;
  }

  /** Whether time in the kernel is sampled, that of page faults say. */
  public boolean seesKernel() {
    return kernel;
  }

  /** The executable of which the frames are offsets; empty where it was not seen. */
  public byte[] executable() {
    return executable;
  }

  @Override
  void starting(int pid, int core) throws LinuxException {
    int fd = Descriptors.open("/proc/" + pid + "/root" + file);
    executable = fd < 0 ? executable : Descriptors.content(fd, MOST_EXECUTABLE);
    Descriptors.close(fd);
    try {
      ring = PerfRing.open(pid, core, periodNanos);
      kernel = ring.seesKernel();
    } catch (LinuxException e) {
      recording()
          .fail(
              "this machine forbids sampling by perf_event_open ("
                  + e.getMessage()
                  + "); sysctl kernel.perf_event_paranoid=2 allows it");
    }
  }

  @Override
  void looking(long now, long residentBytes) {
    if (ring != null && now >= nextDrain) {
      nextDrain = now + DRAIN_NANOS;
      ring.drain(this::take);
    }
  }

  @Override
  void ending() {
    if (ring != null) {
      ring.drain(this::take);
      ring.close();
      ring = null;
    }
  }

  private void take(ByteBuffer record) {
    switch (record.getInt(0)) {
      case PerfRing.MMAP2 -> map(record);
      case PerfRing.LOST -> recording().lose(record.getLong(16));
      case PerfRing.SAMPLE -> sample(record);
      default -> {
        // Throttling and the like
      }
    }
  }

  private void map(ByteBuffer record) {
    int begin = 72; // pid, tid, address, length, offset, device, inode, generation, rights, flags
    int end = begin;
    while (end < record.limit() && record.get(end) != 0) {
      end++;
    }
    byte[] called = new byte[Math.max(0, end - begin)];
    record.get(begin, called);
    String name = new String(called, StandardCharsets.UTF_8);
    if (name.equals(file) && mapped < MOST_MAPPINGS) {
      mapped++;
      long address = record.getLong(16);
      mappings
          .computeIfAbsent(record.getInt(8), process -> new ArrayList<>())
          .add(new Mapping(address, address + record.getLong(24), record.getLong(32)));
    }
  }

  private void sample(ByteBuffer record) {
    int process = record.getInt(8);
    long time = record.getLong(16);
    long chain = Math.min(record.getLong(CHAIN_AT), (record.limit() - CHAIN_AT - 8) / 8);
    List<Mapping> code = mappings.getOrDefault(process, first());
    int after = CHAIN_AT + 8 + (int) (8 * chain);
    depth = 0;
    boolean innermost = true;
    long found = 0;
    for (int i = 0; i < chain; i++) {
      long address = record.getLong(CHAIN_AT + 8 + 8 * i);
      if (address < 0 && address >= CONTEXT) {
        continue; // marks where the user's part begins
      }
      if (innermost) {
        innermost = false;
        if (add(code, address, false)) {
          leaf(code, record, after);
        } else {
          caller(code, record, after);
          found = depth > 0 ? frames[0] : 0;
        }
      } else if (add(code, address, true) && depth == 2 && frames[1] == found) {
        depth--; // a library that keeps frame pointers: both ways lead to its caller
      } else if (depth == 3 && frames[1] == (frames[2] | MAYBE)) {
        frames[1] = frames[2];
        depth--;
      }
    }
    if (depth == 0) {
      recording().addElsewhere();
    } else {
      recording().add(time, Arrays.copyOf(frames, depth), true);
    }
  }

  /** A process that was forked has its parent's mappings, which the kernel does not tell again. */
  private List<Mapping> first() {
    return mappings.isEmpty() ? List.of() : mappings.values().iterator().next();
  }

  /**
   * A function that calls nothing may have no frame of its own (Go's have none): its caller is then
   * at the top of the stack. Whether what lies there is that, tells the instruction before it.
   */
  private void leaf(List<Mapping> code, ByteBuffer record, int registersAt) {
    int stackAt = registersAt + 8 + 8 * PerfRing.registers();
    if (stackAt + 16 > record.limit() || record.getLong(registersAt) == 0) {
      return;
    }
    long address =
        PerfRing.hasLink() ? record.getLong(registersAt + 16) : record.getLong(stackAt + 8);
    if (!add(code, address, true)) {
      return;
    }
    long called = called(frames[1] + 1);
    if (called < 0 || called > frames[0] || frames[0] - called > MOST_FUNCTION) {
      depth--;
    } else {
      frames[1] |= MAYBE;
    }
  }

  /**
   * Where the call before an offset in the file leads, as an offset too; −1 where it is none.
   *
   * @param offset behind the call
   */
  public long called(long offset) {
    int size = PerfRing.hasLink() ? 4 : 5;
    if (offset < size || offset > executable.length) {
      return -1;
    }
    ByteBuffer code = ByteBuffer.wrap(executable).order(ByteOrder.LITTLE_ENDIAN);
    int at = (int) offset;
    if (PerfRing.hasLink()) {
      int word = code.getInt(at - 4);
      return word >>> 26 == 0x25 ? at - 4 + 4L * (word << 6 >> 6) : -1;
    }
    return code.get(at - 5) == (byte) 0xe8 ? offset + code.getInt(at - 4) : -1;
  }

  /**
   * Libraries keep no frame pointers, so that the chain leaves out who called them: it is the
   * innermost address on the stack that lies in the program's code, up to the next frame.
   */
  private void caller(List<Mapping> code, ByteBuffer record, int registersAt) {
    int registers = PerfRing.registers();
    int stackAt = registersAt + 8 + 8 * registers;
    if (stackAt + 8 > record.limit() || record.getLong(registersAt) == 0) {
      return;
    }
    long base = record.getLong(registersAt + 8);
    long pointer = record.getLong(registersAt + 8 * (PerfRing.hasLink() ? 3 : 2));
    if (PerfRing.hasLink() && add(code, record.getLong(registersAt + 16), true)) {
      return;
    }
    long bytes = Math.min(record.getLong(stackAt), record.limit() - stackAt - 8);
    long own = base - pointer; // else the register holds something else
    if (own >= 0 && own < bytes) {
      bytes = own;
    }
    for (int i = 0; i + 8 <= bytes; i += 8) {
      if (add(code, record.getLong(stackAt + 8 + i), true)) {
        return;
      }
    }
  }

  /** Adds a frame where the address lies in the program; a return address is one too far. */
  private boolean add(List<Mapping> code, long address, boolean returned) {
    for (Mapping mapping : code) {
      if (address > mapping.begin && address < mapping.end) {
        if (depth < MOST_FRAMES) {
          frames[depth++] = address - mapping.begin + mapping.offset - (returned ? 1 : 0);
        }
        return true;
      }
    }
    return false;
  }
}
