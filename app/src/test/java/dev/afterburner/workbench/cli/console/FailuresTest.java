// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("A command that meets a limit of Java")
class FailuresTest {

  @Test
  @DisplayName("ends with a sentence, in JSON as well, and without a trace")
  void limits() {
    for (Error limit : new Error[] {new OutOfMemoryError("Java heap"), new StackOverflowError()}) {
      StringWriter out = new StringWriter();
      StringWriter err = new StringWriter();
      Terminal terminal =
          new Terminal(new PrintWriter(out), new PrintWriter(err), false, false, false, 80);
      int code = new Failures(false).limit(limit, terminal, List.of("sessions", "--json"));
      assertEquals(Failures.FAILED, code);
      assertEquals(1, err.toString().lines().count(), err.toString());
      assertTrue(err.toString().startsWith("workbench: "), err.toString());
      assertFalse(err.toString().contains("Error"), err.toString());
      String error = JsonMapper.shared().readTree(out.toString()).path("error").asString("");
      assertTrue(err.toString().contains(error) && !error.isEmpty(), out.toString());
    }
  }
}
