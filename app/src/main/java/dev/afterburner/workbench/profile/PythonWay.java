// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.profile;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.SandboxException.Kind;
import dev.afterburner.sandbox.profile.LineProbe;
import dev.afterburner.sandbox.profile.PythonLayout;
import dev.afterburner.sandbox.profile.PythonProbe;
import java.util.ArrayList;
import java.util.List;

/** Python: the interpreter's frames are read from outside; the program runs as it always does. */
final class PythonWay implements Way {

  private final PythonLayout layout;
  private final long periodNanos;

  private PythonWay(PythonLayout layout, long periodNanos) {
    this.layout = layout;
    this.periodNanos = periodNanos;
  }

  /** Asks the interpreter that the program will have where it keeps its frames. */
  static PythonWay of(
      Sandbox sandbox, Program.Source program, long periodNanos, Cancellation cancellation)
      throws SandboxException {
    Program.Source asking =
        new Program.Source(program.language(), PythonLayout.program()).withBuild(program.build());
    Run run = sandbox.run(Execution.of(asking, Bytes.EMPTY), RunObserver.NONE, cancellation);
    PythonLayout layout =
        PythonLayout.of(run.outcome() instanceof Outcome.Completed ? run.stdout().text() : "")
            .orElseThrow(
                () ->
                    new SandboxException(
                        Kind.FAILED,
                        "this Python does not tell where it keeps what it executes; a profile needs"
                            + " CPython 3.11 or newer with ctypes"));
    return new PythonWay(layout, periodNanos);
  }

  @Override
  public Program.Source program(Program.Source source) {
    return source;
  }

  @Override
  public LineProbe probe() {
    return new PythonProbe(layout, periodNanos);
  }

  @Override
  public List<Trace> traces(List<LineProbe> probes, List<Run> runs, Cancellation cancellation) {
    List<Trace> traces = new ArrayList<>();
    for (int i = 0; i < probes.size(); i++) {
      if (probes.get(i) instanceof PythonProbe probe) {
        traces.add(
            Traces.of(
                probe.recording(), runs.get(i), (frame, inner) -> List.of(probe.frame(frame))));
      }
    }
    return traces;
  }

  @Override
  public List<String> notes() {
    return List.of();
  }

  @Override
  public void close() {}
}
