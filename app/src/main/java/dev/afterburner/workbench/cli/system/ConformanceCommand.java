// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.system;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.cli.console.BadUse;
import dev.afterburner.workbench.cli.console.CommandFailed;
import dev.afterburner.workbench.cli.console.JsonOption;
import dev.afterburner.workbench.cli.console.Reporter;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.server.conformance.Conformance;
import dev.afterburner.workbench.server.conformance.Conformance.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Puts the conformance suite to a server. */
@Command(
    name = "conformance",
    description = {
      "Check that a server speaks Monolith's protocol: puts a table of requests to it and compares"
          + " the answers.",
      "Exit code 1 when one is not as expected."
    })
public final class ConformanceCommand implements Callable<Integer> {

  private final Supplier<@Nullable String> token;
  private final Cancellation cancellation;
  private final Terminal terminal;

  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(paramLabel = "URL", description = "The server's address: http://localhost:8000")
  private String url = "";

  /**
   * What came of it.
   *
   * @param url the server
   * @param passed answers as expected
   * @param failed others
   * @param notOffered requests that were not put, because the server does not speak their dialect
   */
  record Document(String url, int passed, int failed, int notOffered, List<Verdict> cases) {
    Document {
      cases = List.copyOf(cases);
    }
  }

  /**
   * The command.
   *
   * @param token what the server's requests must bring; null for nothing
   */
  public ConformanceCommand(
      Supplier<@Nullable String> token, Cancellation cancellation, Terminal terminal) {
    this.token = token;
    this.cancellation = cancellation;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws BadUse, CommandFailed {
    HttpUrl base = HttpUrl.parse(url);
    if (base == null) {
      throw new BadUse(url + " is not a server address; give one like http://localhost:8000");
    }
    Conformance suite = new Conformance(base, token.get(), new OkHttpClient());
    Reporter reporter = new Reporter(terminal);
    List<Verdict> verdicts;
    int[] put = {0};
    try {
      verdicts =
          suite.run(
              verdict -> {
                reporter.status(++put[0] + "/" + suite.size() + " " + verdict.name());
                if (!json.wanted() && verdict.offered()) {
                  say(reporter, verdict);
                }
              },
              cancellation);
    } catch (IOException e) {
      throw new CommandFailed(
          "the server at " + url + " does not answer: " + e.getMessage() + "; is it running?");
    } finally {
      reporter.clear();
    }
    if (cancellation.isCancelled()) {
      throw new CommandFailed("stopped");
    }
    int passed = count(verdicts, Verdict::passed);
    int left = count(verdicts, verdict -> !verdict.offered());
    Document document = new Document(url, passed, verdicts.size() - passed - left, left, verdicts);
    if (json.wanted()) {
      json.print(terminal.out(), document);
    } else {
      terminal.out().println(summary(document));
    }
    return document.failed() == 0 && passed > 0 ? 0 : 1;
  }

  private void say(Reporter reporter, Verdict verdict) {
    reporter.clear();
    String fault = verdict.fault();
    terminal
        .out()
        .println(
            fault == null
                ? "ok      " + verdict.name()
                : "FAILED  " + verdict.name() + ": " + fault);
  }

  private static String summary(Document document) {
    return document.passed()
        + " as expected, "
        + document.failed()
        + " not"
        + (document.notOffered() == 0
            ? ""
            : "; " + document.notOffered() + " left out: the server does not speak that dialect");
  }

  private static int count(List<Verdict> verdicts, java.util.function.Predicate<Verdict> which) {
    return Math.toIntExact(verdicts.stream().filter(which).count());
  }
}
