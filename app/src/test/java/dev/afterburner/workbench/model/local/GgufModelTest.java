// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.model.ModelAddress;
import dev.afterburner.workbench.model.ModelException;
import dev.afterburner.workbench.model.ModelRequest;
import dev.afterburner.workbench.model.Reply;
import dev.afterburner.workbench.model.Sampling;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A model in a GGUF file")
class GgufModelTest {

  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  @TempDir Path folder;

  @Test
  @DisplayName("is refused in words when the file is missing, of another kind or damaged")
  void refused() throws Exception {
    Path text = Files.writeString(folder.resolve("notes.gguf"), "not a model");
    Path damaged = Files.writeString(folder.resolve("damaged.gguf"), "GGUF and no more");
    assertTrue(message(folder.resolve("none.gguf")).startsWith("there is no file "));
    assertTrue(message(text).contains("is not a model in GGUF format"), message(text));
    assertTrue(message(damaged).contains("can't be run"), message(damaged));
  }

  @Test
  @DisplayName("streams a reply, counts tokens, and gives the same again for the same seed")
  void replies() throws Exception {
    try (GgufModel model = real()) {
      List<String> pieces = new ArrayList<>();
      Reply reply = model.ask(request("Say hello.", 40), pieces::add, new Cancellation());
      assertEquals(reply.text(), String.join("", pieces));
      assertTrue(reply.promptTokens() > 4 && reply.tokens() > 1, reply.toString());
      assertTrue(reply.firstNanos() > 0 && reply.firstNanos() <= reply.nanos());
      long pid = model.pid().orElseThrow();
      Reply again = model.ask(request("Say hello.", 40), piece -> {}, new Cancellation());
      assertEquals(reply.text(), again.text());
      assertEquals(pid, model.pid().orElseThrow(), "the process stays for the next question");
    }
  }

  @Test
  @DisplayName("says so when the prompt does not fit into its context")
  void tooLong() throws Exception {
    try (GgufModel model = real()) {
      ModelException fault =
          assertThrows(
              ModelException.class,
              () -> model.ask(request("word ".repeat(3000), 40), p -> {}, new Cancellation()));
      assertEquals(ModelException.Kind.TOO_LONG, fault.kind());
    }
  }

  @Test
  @DisplayName("stops at once, with its process, and answers the next question by a new one")
  void stops() throws Exception {
    try (GgufModel model = real()) {
      Cancellation cancellation = new Cancellation();
      List<Long> pids = new ArrayList<>();
      ModelException fault =
          assertThrows(
              ModelException.class,
              () ->
                  model.ask(
                      request("Count to a thousand.", 900),
                      piece -> {
                        model.pid().ifPresent(pids::add);
                        cancellation.cancel();
                      },
                      cancellation));
      assertEquals(ModelException.Kind.STOPPED, fault.kind());
      assertFalse(ProcessHandle.of(pids.getFirst()).filter(ProcessHandle::isAlive).isPresent());
      assertTrue(model.ask(request("Hi", 5), p -> {}, new Cancellation()).tokens() > 0);
    }
  }

  @Test
  @DisplayName("is started again when its process is killed in the middle of a reply")
  void killed() throws Exception {
    try (GgufModel model = real()) {
      List<String> delays = new ArrayList<>();
      Reply reply =
          model.ask(
              request("Count to twenty.", 60),
              new dev.afterburner.workbench.model.ReplyListener() {
                private boolean killed;

                @Override
                public void piece(String text) {
                  if (!killed) {
                    killed = true;
                    model
                        .pid()
                        .flatMap(ProcessHandle::of)
                        .ifPresent(ProcessHandle::destroyForcibly);
                  }
                }

                @Override
                public void delayed(String reason) {
                  delays.add(reason);
                }
              },
              new Cancellation());
      assertEquals(List.of("The model's process ended; it is started again."), delays);
      assertTrue(reply.tokens() > 1);
    }
  }

  /** The parent that is killed: it starts the model, says its number and waits. */
  static final class Parent {
    public static void main(String[] arguments) throws Exception {
      GgufModel model = model(Path.of(arguments[0]));
      model.ask(
          request("Count to a thousand.", 900),
          piece -> {
            System.out.println(model.pid().orElseThrow());
            System.out.flush();
          },
          new Cancellation());
    }
  }

  @Test
  @DisplayName("does not outlive the program that asks it, even when that is killed")
  void orphan() throws Exception {
    Process parent =
        new ProcessBuilder(
                JAVA.toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Parent.class.getName(),
                file().toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader lines = parent.inputReader(StandardCharsets.UTF_8)) {
      ProcessHandle child =
          ProcessHandle.of(Long.parseLong(Objects.requireNonNull(lines.readLine()))).orElseThrow();
      parent.toHandle().destroyForcibly();
      child.onExit().get(30, TimeUnit.SECONDS);
      assertFalse(child.isAlive());
    }
  }

  @Test
  @DisplayName("takes the sampling that only llama.cpp knows")
  void extraFields() throws Exception {
    try (GgufModel model = real()) {
      Map<String, Object> greedy = Map.of("top_k", 1, "repeat_penalty", 1);
      String first = model.ask(drawn(greedy, 1), p -> {}, new Cancellation()).text();
      assertEquals(first, model.ask(drawn(greedy, 2), p -> {}, new Cancellation()).text());
      assertNotEquals(first, model.ask(drawn(Map.of(), 3), p -> {}, new Cancellation()).text());
    }
  }

  @Test
  @DisplayName("refuses extra fields that would have no effect")
  void unknownField(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("m.gguf"), "GGUF");
    try (GgufModel model = model(file)) {
      assertEquals(
          "A model in a file takes numbers for frequency_penalty, min_p, presence_penalty,"
              + " repeat_penalty, top_k as extra fields, not best_of=3",
          assertThrows(
                  ModelException.class,
                  () -> model.ask(drawn(Map.of("best_of", 3), 1), p -> {}, new Cancellation()))
              .getMessage());
    }
  }

  private static ModelRequest drawn(Map<String, Object> extra, long seed) {
    return new ModelRequest(
        "p", "python", 0, "", "Tell me a story.", new Sampling(1.5, null, 40, seed, extra));
  }

  private String message(Path file) {
    try (GgufModel model = model(file)) {
      return String.valueOf(
          assertThrows(
                  ModelException.class,
                  () -> model.ask(request("Hi", 5), p -> {}, new Cancellation()))
              .getMessage());
    }
  }

  private static ModelRequest request(String prompt, int tokens) {
    return new ModelRequest("p", "python", 0, "", prompt, new Sampling(0.0, null, tokens, 7));
  }

  private static GgufModel real() {
    return model(file());
  }

  private static GgufModel model(Path file) {
    return new GgufModel(
        new ModelAddress.Gguf(file, 2, 2048), JAVA, System.getProperty("java.class.path"));
  }

  /** A small model that .ci/real-model leaves behind. */
  private static Path file() {
    String named = System.getenv().getOrDefault("WORKBENCH_TEST_GGUF", "");
    assumeTrue(!named.isEmpty(), "WORKBENCH_TEST_GGUF names no model");
    return Path.of(named);
  }
}
