// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.cli.console.Failures;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.cli.problem.ProblemsImportCommand;
import dev.afterburner.workbench.problem.importer.hub.Hub;
import dev.afterburner.workbench.problem.importer.hub.HubAccess;
import dev.afterburner.workbench.problem.importer.hub.HubName;
import dev.afterburner.workbench.problem.importer.hub.HubServer;
import dev.afterburner.workbench.problem.importer.row.Oracle;
import dev.afterburner.workbench.store.SqliteProblemLibrary;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@DisplayName("An import from the Hub")
class HubImportTest {

  @TempDir private Path home;

  private static byte[] rows() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(
            HubImportTest.class.getResourceAsStream("/parquet/venus-snappy.parquet"))) {
      return in.readAllBytes();
    }
  }

  @Test
  @DisplayName("says that a kept file is damaged, and fetches it again when it is asked again")
  void damaged() throws Exception {
    byte[] rows = rows();
    try (HubServer server = new HubServer(rows)) {
      Hub hub =
          new Hub(
              new OkHttpClient(),
              new HubAccess(server.address(), Optional.empty(), ""),
              home.resolve("cache/hub"),
              (time, stop) -> {});
      HubName name = HubName.parse("hf:ada/sums:test");
      Path kept = hub.fetch(name, (f, n, b, t) -> {}, new Cancellation());
      Files.write(kept.resolve("test-00000.parquet"), Arrays.copyOf(rows, rows.length / 2));
      try (SqliteProblemLibrary library = SqliteProblemLibrary.open(home.resolve("problems.db"))) {
        CommandFixture.Result first = run(library, hub, "hf:ada/sums:test");
        assertEquals(1, first.code(), first.out());
        assertTrue(first.err().contains("it is cut off or damaged. Download or copy it again"));
        CommandFixture.Result other = run(library, hub, "hf:ada/sums:test", "--format", "none");
        assertTrue(other.err().contains("there is no format \"none\""), other.err());
        CommandFixture.Result second = run(library, hub, "hf:ada/sums:test");
        assertEquals(0, second.code(), second.err());
        assertTrue(second.out().startsWith("2 rows: 2 new problems"), second.out());
      }
    }
  }

  /** The command itself: a process is started in a second and more, and finds the Hub by itself. */
  private static CommandFixture.Result run(SqliteProblemLibrary library, Hub hub, String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal =
        new Terminal(
            new PrintWriter(out, true), new PrintWriter(err, true), true, false, false, 80);
    int code =
        new CommandLine(
                new ProblemsImportCommand(
                    () -> library, () -> hub, Oracle.NONE, new Cancellation(), terminal))
            .setOut(terminal.out())
            .setErr(terminal.err())
            .setExecutionExceptionHandler(new Failures(true))
            .execute(words);
    return new CommandFixture.Result(code, out.toString(), err.toString());
  }

  @Test
  @DisplayName("of an address that is none ends with a sentence")
  void address() throws Exception {
    WorkbenchProcess.Result result =
        new WorkbenchProcess(home, Map.of("HF_ENDPOINT", "localhost:8000"))
            .run("problems", "import", "hf:ada/sums");
    assertEquals(1, result.code());
    assertTrue(
        result.err().contains("HF_ENDPOINT is \"localhost:8000\", which is no"), result.err());
  }
}
