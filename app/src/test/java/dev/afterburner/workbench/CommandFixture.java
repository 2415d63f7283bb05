// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.bundle.UnpackedFiles;
import dev.afterburner.workbench.cli.console.Failures;
import dev.afterburner.workbench.cli.console.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs commands in this process, with real services and a data folder of its own. */
final class CommandFixture {

  /** What a command left. */
  record Result(int code, String out, String err) {
    JsonNode json() {
      return JsonMapper.builder().build().readTree(out);
    }
  }

  private final Path home;

  CommandFixture(Path home) {
    this.home = home;
  }

  Result run(String... words) {
    return run(new Cancellation(), words);
  }

  Result run(Cancellation cancellation, String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal =
        new Terminal(
            new PrintWriter(out, true), new PrintWriter(err, true), true, false, false, 80);
    Places places = new Places(home, home.resolve("cache"));
    int code;
    try (Services services =
        new Services(
            places,
            new UnpackedFiles(List.of(), "", InstantSource.system()),
            warning -> terminal.err().println("workbench: " + warning))) {
      code =
          new Commands(
                  services,
                  new Display(Map.of(), "Linux", home),
                  terminal,
                  cancellation,
                  new Failures(true))
              .execute(List.of(words));
    }
    return new Result(code, out.toString(), err.toString());
  }
}
