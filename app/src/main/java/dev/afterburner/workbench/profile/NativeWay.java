// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.profile;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.SandboxException.Kind;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.sandbox.profile.Frame;
import dev.afterburner.sandbox.profile.LineProbe;
import dev.afterburner.sandbox.profile.NativeProbe;
import dev.afterburner.workbench.files.Folders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * C, C++, Go and Rust: the kernel samples the program, which is compiled with information on its
 * lines and with frame pointers.
 */
final class NativeWay implements Way {

  private static final String EXECUTABLE = "/program/compiled";
  private static final Map<String, List<String>> FLAGS =
      Map.of(
          "c", List.of("-g", "-fno-omit-frame-pointer"),
          "cpp", List.of("-g", "-fno-omit-frame-pointer"),
          "rust", List.of("-g", "-C", "force-frame-pointers=yes"),
          "go", List.of()); // Go writes both anyway

  private final Sandbox sandbox;
  private final Program.Source program;
  private final long periodNanos;
  private final List<String> notes = new ArrayList<>();

  NativeWay(Sandbox sandbox, Program.Source program, long periodNanos) {
    this.sandbox = sandbox;
    this.program = program;
    this.periodNanos = periodNanos;
  }

  static boolean covers(Language language) {
    return FLAGS.containsKey(language.id());
  }

  @Override
  public Program.Source program(Program.Source source) {
    return Way.withFlags(source, FLAGS.getOrDefault(source.language().id(), List.of()));
  }

  @Override
  public LineProbe probe() {
    return new NativeProbe(EXECUTABLE, periodNanos);
  }

  @Override
  public List<Trace> traces(List<LineProbe> probes, List<Run> runs, Cancellation cancellation)
      throws SandboxException {
    List<NativeProbe> all =
        probes.stream().filter(NativeProbe.class::isInstance).map(NativeProbe.class::cast).toList();
    Set<Long> offsets = new LinkedHashSet<>();
    for (NativeProbe probe : all) {
      for (long[] stack : probe.recording().stacks()) {
        for (long offset : stack) {
          offsets.add(offset & ~NativeProbe.MAYBE);
          if ((offset & NativeProbe.MAYBE) != 0) {
            offsets.add(probe.called((offset & ~NativeProbe.MAYBE) + 1));
          }
        }
      }
    }
    if (all.stream().anyMatch(probe -> !probe.seesKernel())) {
      notes.add(
          "Time in the kernel (page faults, input and output) is not seen: this user may not sample"
              + " it; sysctl kernel.perf_event_paranoid=1 allows it.");
    }
    Map<Long, List<Frame>> frames =
        offsets.isEmpty() ? Map.of() : frames(all, offsets, cancellation);
    List<Trace> traces = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      NativeProbe probe = all.get(i);
      traces.add(
          Traces.of(
              probe.recording(),
              runs.get(i),
              (offset, inner) ->
                  (offset & NativeProbe.MAYBE) == 0 || isCaller(probe, offset, inner, frames)
                      ? frames.getOrDefault(
                          offset & ~NativeProbe.MAYBE, List.of(new Frame("", "", 0)))
                      : List.of()));
    }
    return traces;
  }

  /** Whether a frame that may be one calls the function that is being executed. */
  private static boolean isCaller(
      NativeProbe probe, long offset, List<Frame> inner, Map<Long, List<Frame>> frames) {
    List<Frame> called =
        frames.getOrDefault(probe.called((offset & ~NativeProbe.MAYBE) + 1), List.of());
    return !called.isEmpty()
        && !inner.isEmpty()
        && called.getLast().function().equals(inner.getLast().function());
  }

  private Map<Long, List<Frame>> frames(
      List<NativeProbe> probes, Set<Long> offsets, Cancellation cancellation)
      throws SandboxException {
    try {
      Path folder = Files.createTempDirectory("profile");
      try {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path executable = folder.resolve("program");
        for (NativeProbe probe : probes) {
          if (probe.executable().length > 0) {
            try (InputStream content = new ByteArrayInputStream(probe.executable())) {
              Files.copy(content, executable);
            }
            Files.setPosixFilePermissions(executable, PosixFilePermissions.fromString("rw-r--r--"));
            Symbols symbols = new Symbols(sandbox, program, executable, cancellation);
            Map<Long, List<Frame>> frames = symbols.of(offsets);
            notes.addAll(symbols.notes());
            return frames;
          }
        }
        return Map.of();
      } finally {
        Folders.delete(folder);
      }
    } catch (IOException e) {
      throw new SandboxException(
          Kind.FAILED, "can't read the compiled program's lines: " + e.getMessage(), e);
    }
  }

  @Override
  public List<String> notes() {
    return List.copyOf(notes);
  }

  @Override
  public void close() {}
}
