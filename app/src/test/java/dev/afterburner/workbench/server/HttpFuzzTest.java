// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.afterburner.workbench.Fuzzing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The server, sent what no client would send,")
class HttpFuzzTest {

  private static final List<String> BODIES =
      List.of(
          "{\"language\":\"python\",\"code\":\"x\",\"libraries\":[\"a\"],\"timeout\":3,"
              + "\"run_profiling\":true,\"stdin\":\"in\"}",
          "{\"problem\":\"pair-sums\",\"language\":\"python\",\"code\":\"x\",\"runs\":1,"
              + "\"objective\":\"time\",\"baseline\":{\"passed\":true,\"wall_ms\":3.5}}",
          "{\"items\":[{\"id\":7,\"problem\":\"pair-sums\",\"reply\":\"```python\\nx\\n```\"}],"
              + "\"language\":\"python\",\"runs\":1}",
          "{\"row\":{\"task_id\":\"Rust/7\",\"declaration\":\"fn f(){\",\"text\":\"x\","
              + "\"test\":\"#[test] fn t(){}\"},\"language\":\"rust\",\"code\":\"x\"}",
          "{\"id\":\"0123456789\",\"language\":\"python\",\"code\":\"x\",\"stdin\":\"\","
              + "\"arguments\":[\"a\"],\"flags\":[\"-O\"],\"standard\":\"\",\"wall_nanos\":9000000,"
              + "\"cpu_nanos\":9000000,\"memory_bytes\":1000000,\"processes\":9,"
              + "\"output_bytes\":1000,\"files_bytes\":1000,\"rate_hz\":1000}");

  private static final List<String> PATHS =
      List.of("/execute", "/judge", "/judge", "/judge", "/runs");

  private static HeldSandbox free() {
    HeldSandbox sandbox = new HeldSandbox();
    sandbox.letGo.countDown();
    return sandbox;
  }

  @Test
  @DisplayName("answers each body in words and serves on")
  void bodies() throws Exception {
    Random random = new Random(24);
    JsonMapper mapper = JsonMapper.builder().build();
    try (Served served = Served.over(free())) {
      for (int i = Fuzzing.cases(300); i > 0; i--) {
        int kind = random.nextInt(BODIES.size());
        String body = Fuzzing.otherValue(BODIES.get(kind), random);
        if (i % 3 == 0) {
          byte[] damaged = Fuzzing.damaged(body.getBytes(StandardCharsets.UTF_8), random);
          body = new String(damaged, StandardCharsets.UTF_8);
        }
        Served.Answer answer = served.post(PATHS.get(kind), body);
        String said = body + " → " + answer.status() + " " + answer.text();
        assertFalse(answer.status() == 500, said);
        assertFalse(answer.text().contains("a fault of the server"), said);
        if (answer.status() >= 400) {
          assertFalse(mapper.readTree(answer.text()).path("error").asString("").isEmpty(), said);
        }
      }
      assertEquals("ok", served.get("/healthz").json().path("status").asString());
    }
  }

  @Test
  @DisplayName("ends each broken request, and serves on")
  void requests() throws Exception {
    Random random = new Random(25);
    String body = BODIES.getFirst();
    byte[] request =
        ("POST /execute HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Connection: close\r\nContent-Length: "
                + body.length()
                + "\r\n\r\n"
                + body)
            .getBytes(StandardCharsets.UTF_8);
    try (Served served = Served.over(free())) {
      for (int i = Fuzzing.cases(300); i > 0; i--) {
        byte[] damaged = Fuzzing.damaged(request, random);
        try (RawClient client = new RawClient(served.server.address())) {
          client.send(damaged).sendNoMore();
          String answer = client.answer();
          assertFalse(
              answer.startsWith("HTTP/1.1 500"), new String(damaged, StandardCharsets.UTF_8));
        }
      }
      assertEquals("ok", served.get("/healthz").json().path("status").asString());
      assertEquals(
          "x", served.post("/execute", body).json().path("output_dict").path("stdout").asString());
    }
  }
}
