// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.launcher;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Limits;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Outcome.Limit;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.SamplingReport;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.SandboxException.Kind;
import dev.afterburner.sandbox.curve.MemoryCurve;
import dev.afterburner.sandbox.linux.Descriptors;
import dev.afterburner.sandbox.linux.LinuxException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How a run ended, from what the kernel said. */
final class Ending {

  /** CPU time that only the control group or the sampler saw is believed above this. */
  private static final long HIDDEN_CPU_NANOS = 20_000_000;

  private static final double HIDDEN_CPU_SHARE = 0.05;

  /** As shells say of a program that can't be started. */
  private static final int CANNOT_START = 126;

  private final Launcher launcher;
  private final Board board;
  private final Watch watch;
  private final Limits limits;
  private final boolean memoryKill;
  private final Output stdout;
  private final int stderr;

  Ending(
      Launcher launcher,
      Watch watch,
      Limits limits,
      boolean memoryKill,
      Output stdout,
      int stderr) {
    this.launcher = launcher;
    this.board = launcher.board();
    this.watch = watch;
    this.limits = limits;
    this.memoryKill = memoryKill;
    this.stdout = stdout;
    this.stderr = stderr;
  }

  Run run(Job job, int core) throws SandboxException, LinuxException {
    long exec = board.execNanos();
    // A run that was ended has its limit as outcome, even where its launcher had to be given up.
    long end = board.exitNanos() == 0 ? watch.killedNanos() : board.exitNanos();
    boolean ran = exec != 0 && end != 0;
    if (!watch.isCancelled() && watch.crossed() == null) {
      failure(job);
    }
    long wall = ran ? Math.max(0, end - exec) : 0;
    MemoryCurve resident = ran ? sampled(wall) : MemoryCurve.EMPTY;
    long printed = stdout.printedBytes();
    OutsideLog outside = watch.outside().log();
    long outsideBytes = outside.peakBytes(resident, printed);
    MemoryCurve curve = outsideBytes > 0 ? outside.over(resident, printed) : resident;
    return new Run(
        outcome(exec, wall, resident),
        wall,
        board.userNanos() + hiddenCpuNanos(),
        board.systemNanos(),
        board.highWaterBytes(),
        curve,
        report(curve, watch.samplerCpuNanos()),
        stdout.written(limits.outputBytes()),
        board.execErrno() == 0
            ? Runner.written(stderr, limits.outputBytes())
            : Bytes.utf8(
                "can't start the program: " + LinuxException.text(board.execErrno()) + "\n"),
        board.orphansKilled(),
        job.kind() == Job.Kind.MEASURED ? core : -1,
        outsideBytes == 0 && !watch.outside().isMeasured() ? Run.UNKNOWN : outsideBytes);
  }

  /**
   * All samples. Of a run that ended before the first one the kernel's mark is what is known:
   * without it, what is quickest would have no integral.
   */
  private MemoryCurve sampled(long wall) {
    MemoryCurve curve = watch.log().curve(wall);
    boolean isUnseen = curve.size() == 0 && board.highWaterBytes() > 0 && board.execErrno() == 0;
    return isUnseen
        ? MemoryCurve.of(new long[] {wall}, new long[] {board.highWaterBytes()}, wall)
        : curve;
  }

  /**
   * CPU time of children that nobody waited for, because their parent ignored their end: the kernel
   * forgets it. The control group also counts the launcher's work, hence the threshold.
   */
  private long hiddenCpuNanos() {
    long known = board.userNanos() + board.systemNanos();
    long hidden = watch.seenCpuNanos() - known;
    return hidden > HIDDEN_CPU_NANOS && hidden > HIDDEN_CPU_SHARE * known ? hidden : 0;
  }

  /** The sandbox could not run it at all. */
  private void failure(Job job) throws SandboxException {
    if (board.execErrno() != 0 && !isOwn(job)) {
      throw new SandboxException(
          Kind.FAILED,
          "can't start "
              + job.argv().get(0)
              + " in the sandbox: "
              + LinuxException.text(board.execErrno()));
    }
    if (board.state() != Board.DONE) {
      throw launcher.failure();
    }
  }

  /** Whether what can't be started is what a solution was made into: that is its own fault. */
  private static boolean isOwn(Job job) {
    return job.argv().getFirst().startsWith(ProgramStore.INSIDE + "/");
  }

  private Outcome outcome(long exec, long wall, MemoryCurve resident) {
    if (board.execErrno() != 0) {
      return new Outcome.RuntimeError(CANNOT_START, 0);
    }
    int status = board.waitStatus();
    int signal = status & 0x7f;
    int code = signal == 0 ? status >> 8 & 0xff : -1;
    Limit limit = crossed(wall, resident);
    if (limit != null) {
      long at = watch.killedNanos() == 0 ? wall : watch.killedNanos() - exec;
      return new Outcome.Killed(limit, Math.min(at, wall));
    }
    if (watch.isCancelled()) {
      return new Outcome.Cancelled();
    }
    return code == 0 ? new Outcome.Completed() : new Outcome.RuntimeError(code, signal);
  }

  /**
   * A limit counts as crossed whoever noticed it: the sampler, the kernel, or the final figures.
   */
  private @Nullable Limit crossed(long wall, MemoryCurve resident) {
    if (watch.crossed() != null) {
      return watch.crossed();
    }
    if (watch.isCancelled()) {
      return null;
    }
    long peak = Math.max(resident.peakBytes(), board.highWaterBytes());
    if (memoryKill || peak > limits.memoryBytes()) {
      return Limit.MEMORY;
    }
    if (stdout.limitedBytes() + Descriptors.heldBytes(stderr) > limits.outputBytes()) {
      return Limit.OUTPUT;
    }
    if (wall > limits.wall().toNanos()) {
      return Limit.WALL_TIME;
    }
    if (board.userNanos() + board.systemNanos() + hiddenCpuNanos() > limits.cpu().toNanos()) {
      return Limit.CPU_TIME;
    }
    return hasTooManyFiles() ? Limit.FILES : null;
  }

  /** Of what was left at the end; a signal that says so may be the program's own. */
  private boolean hasTooManyFiles() {
    Descriptors.Usage before = watch.filesBefore();
    Descriptors.Usage after = board.files();
    return after.bytes() - before.bytes() > limits.filesBytes()
        || after.files() - before.files() > Request.MOST_FILES;
  }

  private static SamplingReport report(MemoryCurve curve, long samplerCpuNanos) {
    int n = curve.size();
    if (n < 2) {
      return new SamplingReport(n, 0, 0, 0, samplerCpuNanos);
    }
    long[] gaps = new long[n - 1];
    for (int i = 1; i < n; i++) {
      gaps[i - 1] = curve.atNanos(i) - curve.atNanos(i - 1);
    }
    Arrays.sort(gaps);
    double seconds = (curve.atNanos(n - 1) - curve.atNanos(0)) / 1e9;
    int p99 = (int) Math.ceil(0.99 * gaps.length) - 1;
    return new SamplingReport(
        n, (n - 1) / seconds, gaps[p99], gaps[gaps.length - 1], samplerCpuNanos);
  }
}
