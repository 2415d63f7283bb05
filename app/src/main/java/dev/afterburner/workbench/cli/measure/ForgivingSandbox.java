// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.measure;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Isolation;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentMap;

/** Counts a program that ends by itself with another exit code than 0 as completed. */
final class ForgivingSandbox implements Sandbox {

  private final Sandbox sandbox;
  private final Map<Integer, Integer> ignored;

  /**
   * Over a sandbox.
   *
   * @param ignored how often each exit code was ignored; added to
   */
  ForgivingSandbox(Sandbox sandbox, ConcurrentMap<Integer, Integer> ignored) {
    this.sandbox = sandbox;
    this.ignored = ignored;
  }

  /** What was ignored, for people: "exit code 1 (5 times)"; empty where nothing was. */
  static String words(Map<Integer, Integer> ignored) {
    StringBuilder words = new StringBuilder();
    new TreeMap<>(ignored)
        .forEach(
            (code, times) ->
                words
                    .append(words.isEmpty() ? "" : ", ")
                    .append("exit code " + code + (times == 1 ? "" : " (" + times + " times)")));
    return words.toString();
  }

  @Override
  public Isolation isolation() {
    return sandbox.isolation();
  }

  @Override
  public Run run(Execution execution, RunObserver observer, Cancellation cancellation)
      throws SandboxException {
    Run run = sandbox.run(execution, observer, cancellation);
    if (!(run.outcome() instanceof Outcome.RuntimeError(int code, int signal)) || signal != 0) {
      return run;
    }
    ignored.merge(code, 1, Integer::sum);
    return new Run(
        new Outcome.Completed(),
        run.wallNanos(),
        run.userNanos(),
        run.systemNanos(),
        run.highWaterBytes(),
        run.curve(),
        run.sampling(),
        run.stdout(),
        run.stderr(),
        run.orphans(),
        run.core());
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
