// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("workbench serve, as a process of its own")
class ServeProcessTest {

  private static final String TOKEN = "s3cret-token";
  private static final Pattern ADDRESS = Pattern.compile("serving at (http://\\S+);");

  @TempDir Path folder;

  private static void wantsItsToken(WorkbenchProcess.Running server) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest.Builder status = HttpRequest.newBuilder(URI.create(address(server) + "/status"));
      HttpResponse.BodyHandler<Void> nothing = HttpResponse.BodyHandlers.discarding();
      assertEquals(401, client.send(status.build(), nothing).statusCode());
      status.header("Authorization", "Bearer " + TOKEN);
      assertEquals(200, client.send(status.build(), nothing).statusCode());
      String command = Files.readString(Path.of("/proc/" + server.process().pid() + "/cmdline"));
      assertTrue(command.contains("serve"), command);
      assertFalse(command.contains(TOKEN), command);
    } finally {
      server.signal("TERM");
      server.process().waitFor();
    }
  }

  @Test
  @DisplayName("takes its token from the environment, where the process list does not show it")
  void environment() throws Exception {
    wantsItsToken(
        new WorkbenchProcess(folder, Map.of("WORKBENCH_TOKEN", TOKEN)).start("serve", "--port=0"));
  }

  @Test
  @DisplayName("takes its token from a file, rather than from the environment")
  void file() throws Exception {
    Path file = Files.writeString(folder.resolve("token"), TOKEN + "\n");
    wantsItsToken(
        new WorkbenchProcess(folder, Map.of("WORKBENCH_TOKEN", "another"))
            .start("serve", "--port", "0", "--token", "@" + file));
  }

  @Test
  @DisplayName("is used by a command that has its token from the environment, or from a file")
  void client() throws Exception {
    WorkbenchProcess.Running server =
        new WorkbenchProcess(folder, Map.of("WORKBENCH_TOKEN", TOKEN)).start("serve", "--port=0");
    try {
      String[] run = {
        "run",
        "../resources/problems/pair-sums/solutions/python/two-pointers.py",
        "--problem",
        "pair-sums",
        "--sandbox",
        address(server)
      };
      WorkbenchProcess.Result none = new WorkbenchProcess(folder).run(run);
      assertEquals(1, none.code(), none.err());
      assertTrue(none.err().contains("--token @FILE"), none.err());
      WorkbenchProcess.Result environment =
          new WorkbenchProcess(folder, Map.of("WORKBENCH_TOKEN", TOKEN)).run(run);
      assertEquals(0, environment.code(), environment.err());
      Path file = Files.writeString(folder.resolve("token"), TOKEN + "\n");
      List<String> words = new ArrayList<>(List.of(run));
      words.addAll(List.of("--token", "@" + file));
      WorkbenchProcess.Result read =
          new WorkbenchProcess(folder, Map.of("WORKBENCH_TOKEN", "another"))
              .run(words.toArray(String[]::new));
      assertEquals(0, read.code(), read.err());
    } finally {
      server.signal("TERM");
      server.process().waitFor();
    }
  }

  private static String address(WorkbenchProcess.Running server) throws Exception {
    Matcher said = ADDRESS.matcher("");
    while (!said.find()) {
      assertTrue(server.process().isAlive(), Files.readString(server.err()));
      Thread.onSpinWait();
      said = ADDRESS.matcher(Files.readString(server.out()));
    }
    return said.group(1);
  }

  @Test
  @DisplayName("says that the token's file is not there, or has nothing in it")
  void noFile() throws Exception {
    WorkbenchProcess workbench = new WorkbenchProcess(folder);
    WorkbenchProcess.Result missing = workbench.run("serve", "--token", "@" + folder + "/none");
    assertEquals(2, missing.code(), missing.err());
    assertTrue(missing.err().contains("there is no file " + folder + "/none"), missing.err());
    Path empty = Files.writeString(folder.resolve("empty"), "\n");
    WorkbenchProcess.Result blank = workbench.run("serve", "--token", "@" + empty);
    assertEquals(2, blank.code(), blank.err());
    assertTrue(blank.err().contains("blank"), blank.err());
  }
}
