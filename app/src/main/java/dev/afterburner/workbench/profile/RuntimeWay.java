// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.profile;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.SandboxException.Kind;
import dev.afterburner.sandbox.profile.FileProbe;
import dev.afterburner.sandbox.profile.Frame;
import dev.afterburner.sandbox.profile.LineProbe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Java, JavaScript and Ruby: the language's own runtime samples, and writes a file. */
final class RuntimeWay implements Way {

  /** What a runtime's file tells. */
  interface Reader {

    /**
     * Reads a file.
     *
     * @param content as the program's process left it: foreign
     */
    void read(byte[] content, Sink sink, Cancellation cancellation)
        throws IOException, SandboxException;
  }

  /** Takes samples. */
  interface Sink {

    /**
     * One sample.
     *
     * @param monotonicNanos when
     * @param frames the innermost first; empty where nothing that has a line was executed
     * @param inTime false for one that tells of memory alone
     */
    void sample(long monotonicNanos, List<Frame> frames, boolean inTime);
  }

  private final String file;
  private final long signalNanos;
  private final List<String> flags;
  private final Reader reader;
  private final List<String> notes;

  /**
   * A way.
   *
   * @param file what the runtime writes, in the program's /tmp
   * @param signalNanos between two signals to the program; 0 for none
   * @param flags that make it write
   * @param notes what a person should know
   */
  RuntimeWay(String file, long signalNanos, List<String> flags, Reader reader, List<String> notes) {
    this.file = file;
    this.signalNanos = signalNanos;
    this.flags = List.copyOf(flags);
    this.reader = reader;
    this.notes = List.copyOf(notes);
  }

  @Override
  public Program.Source program(Program.Source source) {
    return Way.withFlags(source, flags);
  }

  @Override
  public LineProbe probe() {
    return new FileProbe(file, signalNanos);
  }

  @Override
  public List<Trace> traces(List<LineProbe> probes, List<Run> runs, Cancellation cancellation)
      throws SandboxException {
    Map<Frame, Long> numbers = new HashMap<>();
    List<Frame> frames = new ArrayList<>();
    List<Trace> traces = new ArrayList<>();
    for (int i = 0; i < probes.size(); i++) {
      if (probes.get(i) instanceof FileProbe probe) {
        try {
          byte[] content = probe.content();
          if (content.length > 0) {
            reader.read(content, sink(probe, numbers, frames), cancellation);
          }
        } catch (IOException e) {
          throw new SandboxException(
              Kind.FAILED,
              "the profile that the program's runtime left can't be read: " + e.getMessage(),
              e);
        }
        traces.add(
            Traces.of(
                probe.recording(),
                runs.get(i),
                (number, inner) -> List.of(frames.get((int) number))));
      }
    }
    return traces;
  }

  private static Sink sink(FileProbe probe, Map<Frame, Long> numbers, List<Frame> frames) {
    return (at, stack, inTime) -> {
      if (stack.isEmpty()) {
        if (inTime) {
          probe.addElsewhere();
        }
        return;
      }
      long[] numbered = new long[stack.size()];
      for (int i = 0; i < numbered.length; i++) {
        Frame frame = stack.get(i);
        Long number = numbers.get(frame);
        if (number == null) {
          number = (long) frames.size();
          numbers.put(frame, number);
          frames.add(frame);
        }
        numbered[i] = number;
      }
      probe.add(at, numbered, inTime);
    };
  }

  @Override
  public List<String> notes() {
    return notes;
  }

  @Override
  public void close() {}
}
