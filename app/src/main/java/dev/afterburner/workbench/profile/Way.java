// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.profile;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.profile.LineProbe;
import java.util.ArrayList;
import java.util.List;

/** How programs of a language are sampled. For one profile. */
interface Way extends AutoCloseable {

  /** The program as it is built and started for its profile. */
  Program.Source program(Program.Source source);

  /** A program that is built or started with further flags. */
  static Program.Source withFlags(Program.Source source, List<String> further) {
    List<String> flags = new ArrayList<>(source.language().flags(source.build()));
    flags.addAll(further);
    return source.withBuild(source.build().withFlags(flags));
  }

  /** A fresh probe, for one run. */
  LineProbe probe();

  /**
   * What the runs executed.
   *
   * @param probes one a run, each of whose runs has ended
   * @param runs in the same order
   */
  List<Trace> traces(List<LineProbe> probes, List<Run> runs, Cancellation cancellation)
      throws SandboxException;

  /** What a person should know of this way, as it went. */
  List<String> notes();

  @Override
  void close();
}
