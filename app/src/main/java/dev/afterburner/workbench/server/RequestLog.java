// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.server;

import dev.afterburner.workbench.text.HiddenCharacters;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * One line of JSON for each request. Programs, inputs and outputs never stand in it.
 *
 * @param out where it goes
 */
record RequestLog(PrintWriter out, JsonMapper mapper) {

  /** Writes a line. */
  void line(Call call, String endpoint, Instant at, long nanos) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("time", at.toString());
    line.put("method", call.method());
    line.put("endpoint", endpoint);
    line.put("status", call.status());
    line.put("ms", nanos / 1_000_000);
    line.putAll(call.notes());
    String text = HiddenCharacters.escaped(mapper.writeValueAsString(line));
    synchronized (out) {
      out.println(text);
    }
  }
}
