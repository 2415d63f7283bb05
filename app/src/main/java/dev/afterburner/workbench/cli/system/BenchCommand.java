// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.system;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.bench.Bench;
import dev.afterburner.sandbox.bench.BenchReport;
import dev.afterburner.workbench.cli.console.CommandFailed;
import dev.afterburner.workbench.cli.console.JsonOption;
import dev.afterburner.workbench.cli.console.Machine;
import dev.afterburner.workbench.cli.console.Opening;
import dev.afterburner.workbench.cli.console.Reporter;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.export.document.BenchDocument;
import dev.afterburner.workbench.store.StoreException;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the measuring. */
@Command(
    name = "bench",
    description = {
      "Benchmark the sandbox on this machine, next to the usual alternatives.",
      "It takes about three minutes; nothing else should run meanwhile."
    })
public final class BenchCommand implements Callable<Integer> {

  private final Function<Bench.Sizes, Bench> benches;
  private final Opening<Sandbox> sandbox;
  private final Machine machine = new Machine();
  private final Cancellation cancellation;
  private final Terminal terminal;

  @Mixin private final JsonOption json = new JsonOption();

  @Option(names = "--quick", description = "Fewer runs: half a minute, rougher figures.")
  private boolean quick;

  /**
   * The command.
   *
   * @param benches makes a benchmark of some size
   * @param sandbox tells how programs are kept apart
   */
  public BenchCommand(
      Function<Bench.Sizes, Bench> benches,
      Opening<Sandbox> sandbox,
      Cancellation cancellation,
      Terminal terminal) {
    this.benches = benches;
    this.sandbox = sandbox;
    this.cancellation = cancellation;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CommandFailed, SandboxException, StoreException {
    Bench bench = benches.apply(quick ? Bench.Sizes.QUICK : Bench.Sizes.FULL);
    Reporter reporter = new Reporter(terminal);
    BenchDocument document;
    try {
      BenchReport report =
          bench.run(
              step -> {
                if (terminal.errIsTerminal()) {
                  reporter.status(step + " …");
                } else {
                  reporter.line("%s", step);
                }
              },
              cancellation);
      document =
          BenchDocument.of(
              report,
              new BenchDocument.Machine(
                  machine.system(),
                  machine.cores(),
                  Runtime.version().toString(),
                  sandbox.open().isolation().details()));
    } catch (SandboxException e) {
      if (cancellation.isCancelled()) {
        throw new CommandFailed("stopped");
      }
      throw e;
    } finally {
      reporter.clear();
    }
    if (json.wanted()) {
      json.print(terminal.out(), document);
    } else {
      BenchText.lines(document, terminal.width()).forEach(terminal.out()::println);
    }
    return 0;
  }
}
