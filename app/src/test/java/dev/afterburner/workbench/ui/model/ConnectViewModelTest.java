// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.model.ModelDirectory;
import dev.afterburner.workbench.model.ModelException;
import dev.afterburner.workbench.ui.fx.SameThread;
import dev.afterburner.workbench.ui.model.ConnectViewModel.Kind;
import dev.afterburner.workbench.ui.model.ConnectViewModel.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The choice of a model in the window")
class ConnectViewModelTest {

  private final Recorded directory = new Recorded();
  private final SameThread tasks = new SameThread();
  private final ConnectViewModel model = new ConnectViewModel(directory, tasks);

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "demo",
        "openai:http://localhost:8000/v1#coder",
        "openai:http://localhost:8000/v1",
        "openai:gpt-5",
        "anthropic:claude",
        "anthropic:http://localhost:9/proxy#claude",
        "gguf:/models/small.gguf#threads=2,context=4096",
      })
  @DisplayName("takes a model's words apart and puts them together again")
  void round(String words) throws Exception {
    model.begin(words);
    assertEquals(words, model.words());
  }

  @Test
  @DisplayName("says what is missing")
  void missing() {
    model.kind().set(Kind.SERVER);
    missing("Enter the server's address, such as http://localhost:8000/v1");
    model.kind().set(Kind.ANTHROPIC);
    missing("Enter the model's name, or list the models and choose one");
    model.kind().set(Kind.FILE);
    missing("Choose the model's file, one that ends in .gguf");
  }

  @Test
  @DisplayName("takes no server's model without a name for a session")
  void nameless() throws Exception {
    model.begin("openai:http://localhost:8000/v1");
    assertEquals(
        "Enter the model's name, or list the models and choose one",
        assertThrows(ModelException.class, model::chosen).getMessage());
    model.name().set("coder");
    assertEquals("openai:http://localhost:8000/v1#coder", model.chosen());
  }

  private void missing(String message) {
    assertEquals(message, assertThrows(ModelException.class, model::words).getMessage());
  }

  @Test
  @DisplayName("lists the models of the server that is written, and takes the only one")
  void listed() throws Exception {
    model.kind().set(Kind.SERVER);
    model.url().set("localhost:8000");
    directory.names = List.of("coder");
    model.list();
    assertEquals(List.of("openai:http://localhost:8000"), directory.asked);
    assertEquals(List.of("coder"), model.names());
    assertEquals("openai:http://localhost:8000#coder", model.words());
    assertEquals(new Outcome.Good("One model: coder"), model.outcome().get());

    model.url().set("localhost:8001");
    assertEquals(List.of(), model.names(), "another server has other models");
    assertEquals(new Outcome.None(), model.outcome().get());
  }

  @Test
  @DisplayName("shows how a test went, and in which words it failed")
  void tested() {
    model.begin("openai:http://localhost:8000/v1#coder");
    model.test();
    assertEquals(new Outcome.Good("coder answers"), model.outcome().get());
    directory.fault = new ModelException("http://localhost:8000/v1 asks for a key");
    model.test();
    assertEquals(new Outcome.Bad("http://localhost:8000/v1 asks for a key"), model.outcome().get());
  }

  @Test
  @DisplayName("forgets an answer that comes after another question was asked, or after a stop")
  void late() {
    model.begin("openai:http://localhost:8000/v1#coder");
    tasks.hold();
    model.test();
    assertInstanceOf(Outcome.Busy.class, model.outcome().get());
    model.kind().set(Kind.DEMO);
    tasks.go();
    assertEquals(new Outcome.None(), model.outcome().get());
  }

  @Test
  @DisplayName("keeps a key for the server, and does not hold on to it")
  void key() {
    model.begin("anthropic:claude");
    model.key().set(" secret ");
    model.keepKey();
    assertEquals("", model.key().get());
    assertEquals(List.of("api.anthropic.com=secret"), directory.kept);
    Outcome outcome = model.outcome().get();
    assertEquals(new Outcome.Good("kept for api.anthropic.com"), outcome);
    assertTrue(!outcome.toString().contains("secret"), outcome.toString());
  }

  /** Writes down what it is asked. */
  private static final class Recorded implements ModelDirectory {
    private final List<String> asked = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();
    private List<String> names = List.of();
    private @org.jspecify.annotations.Nullable ModelException fault;

    @Override
    public List<String> list(String words, Cancellation cancellation) {
      asked.add(words);
      return names;
    }

    @Override
    public String test(String words, Cancellation cancellation) throws ModelException {
      if (fault != null) {
        throw fault;
      }
      return words.substring(words.indexOf('#') + 1) + " answers";
    }

    @Override
    public String keepKey(String server, String key) {
      kept.add(server + "=" + key);
      return "kept for " + server;
    }
  }
}
