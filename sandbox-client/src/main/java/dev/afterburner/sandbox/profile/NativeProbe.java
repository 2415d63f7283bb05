package dev.afterburner.sandbox.profile;

import dev.afterburner.sandbox.linux.Descriptors;
import dev.afterburner.sandbox.linux.LinuxException;
import dev.afterburner.sandbox.linux.PerfRing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

  private static final int MOST_FRAMES = 100;
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
  private int executable = -1;
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

  /** Copies the executable of which the frames are offsets, once; false where it was not seen. */
  public boolean copyExecutable(Path target) throws IOException {
    if (executable < 0) {
      return false;
    }
    Files.copy(Path.of("/proc/self/fd/" + executable), target);
    return true;
  }

  @Override
  public void close() {
    Descriptors.close(executable);
    executable = -1;
  }

  @Override
  void starting(int pid, int core) {
    executable = Descriptors.open("/proc/" + pid + "/root" + file);
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
    String name =
        new String(record.array(), begin, Math.max(0, end - begin), StandardCharsets.UTF_8);
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
        if (!add(code, address, false)) {
          caller(code, record, after);
          found = depth > 0 ? frames[0] : 0;
        }
      } else if (add(code, address, true) && depth == 2 && frames[1] == found) {
        depth--; // a library that keeps frame pointers: both ways lead to its caller
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
