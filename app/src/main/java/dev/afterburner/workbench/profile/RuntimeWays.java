// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.profile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.bundle.BundledText;
import java.time.Instant;
import java.util.List;

/** How each runtime that samples itself is made to. */
final class RuntimeWays {

  private static final String FILE = ".profile";
  private static final long RUBY_NANOS = 900_000;

  private RuntimeWays() {}

  /** Signals give Ruby its clock: it has none that could interrupt a program so often. */
  static RuntimeWay ruby() {
    return new RuntimeWay(
        FILE,
        RUBY_NANOS,
        List.of("-e", BundledText.of(RuntimeWays.class, "sampler.rb")),
        (content, sink, cancellation) -> SampleLines.read(new String(content, UTF_8), 0, sink),
        List.of(
            "Ruby tells where it is at calls and ends of loops: what a loop does falls to the line"
                + " of its condition. Its start-up is not sampled."));
  }

  static RuntimeWay javascript() {
    return new RuntimeWay(
        FILE,
        0,
        List.of(
            "--cpu-prof",
            "--cpu-prof-interval",
            "500",
            "--cpu-prof-dir=/tmp",
            "--cpu-prof-name=" + FILE),
        (content, sink, cancellation) -> CpuProfile.read(content, sink),
        List.of(
            "V8 tells of the calling functions no line: TOTAL is of a line itself, and memory falls"
                + " to the hottest line of the function that was being executed."));
  }

  /** The Java Flight Recorder's file is foreign and read in the sandbox, by Java's own reader. */
  static RuntimeWay java(Sandbox sandbox, Language language) {
    return new RuntimeWay(
        FILE,
        0,
        List.of(
            "-Xlog:jfr*=off",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:+DebugNonSafepoints", // else compiled code falls to the lines that call it
            "-XX:StartFlightRecording:filename=/tmp/"
                + FILE
                + ",jdk.ExecutionSample#enabled=true,jdk.ExecutionSample#period=1ms"
                + ",jdk.ObjectAllocationOutsideTLAB#enabled=true"
                + ",jdk.ObjectAllocationOutsideTLAB#stackTrace=true"),
        (content, sink, cancellation) -> recorded(sandbox, language, content, sink, cancellation),
        List.of(
            "The Flight Recorder samples Java code alone, not the virtual machine's own work, and"
                + " needs time and memory of its own: what it costs is more the shorter a program"
                + " is."));
  }

  private static void recorded(
      Sandbox sandbox,
      Language language,
      byte[] content,
      RuntimeWay.Sink sink,
      Cancellation cancellation)
      throws SandboxException {
    Program.Source reader =
        new Program.Source(language, BundledText.of(RuntimeWays.class, "Recorded.java"));
    Run run = sandbox.run(Execution.of(reader, Bytes.of(content)), RunObserver.NONE, cancellation);
    if (run.outcome() instanceof Outcome.Completed) {
      Instant now = Instant.now();
      long wall = Math.addExact(now.getEpochSecond() * 1_000_000_000L, now.getNano());
      // System.nanoTime is the monotonic clock here.
      SampleLines.read(run.stdout().text(), System.nanoTime() - wall, sink);
    }
  }
}
