// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.model;

import dev.afterburner.workbench.ui.fx.Forms;
import dev.afterburner.workbench.ui.model.ConnectViewModel.Kind;
import dev.afterburner.workbench.ui.model.ConnectViewModel.Outcome;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Where the model is, and whether it answers. */
public final class ConnectView extends VBox {

  private final ConnectViewModel model;
  private final Map<Kind, ToggleButton> kinds = new EnumMap<>(Kind.class);
  private final ToggleGroup group = new ToggleGroup();
  private final Map<Kind, Node> forms = new EnumMap<>(Kind.class);
  private final VBox form = new VBox();
  private final HBox tried;
  private final Label outcome = new Label();
  private final Button stop = new Button("Stop");

  /**
   * @param chooseFile asks for a model's file
   */
  public ConnectView(ConnectViewModel model, Supplier<Optional<Path>> chooseFile) {
    this.model = model;
    getStyleClass().add("form-page");
    HBox chips = new HBox();
    chips.getStyleClass().add("form-line");
    for (Kind kind : Kind.values()) {
      ToggleButton chip = new ToggleButton(kind.label());
      chip.setId("model-kind-" + kind.name().toLowerCase(java.util.Locale.ROOT));
      chip.getStyleClass().add("chip");
      chip.setToggleGroup(group);
      chip.setOnAction(e -> model.kind().set(kind));
      kinds.put(kind, chip);
      chips.getChildren().add(chip);
    }
    forms.put(
        Kind.DEMO,
        Fields.hint(
            "Replays recorded replies for some of the bundled problems, in Python. All measurements"
                + " are real."));
    forms.put(Kind.SERVER, server());
    forms.put(Kind.ANTHROPIC, anthropic());
    forms.put(Kind.FILE, file(chooseFile));
    Button test = new Button("Test");
    test.setId("model-test");
    test.getStyleClass().add("compact");
    test.setOnAction(e -> model.test());
    stop.setId("model-test-stop");
    stop.getStyleClass().add("compact");
    stop.setOnAction(e -> model.stop());
    outcome.setId("model-outcome");
    outcome.setWrapText(true);
    tried = new HBox(test, stop);
    tried.getStyleClass().add("form-line");
    getChildren().addAll(chips, form, tried, outcome);
    model.kind().addListener((o, before, now) -> show(now));
    model.outcome().addListener((o, before, now) -> show(now));
    show(model.kind().get());
    show(model.outcome().get());
  }

  /** What is to have the focus. */
  public Node first() {
    return java.util.Objects.requireNonNull(kinds.get(model.kind().get()));
  }

  private Node server() {
    TextField url = Forms.bind(new TextField(), "model-url", "Address of the server", model.url());
    url.setPromptText("http://localhost:8000/v1");
    return new Fields()
        .line("Address", url)
        .line("Model", name("server"), list("server"))
        .line("Key", key("server"), keep("server"))
        .whole(
            Fields.hint(
                "vLLM, Ollama, LM Studio, llama.cpp and OpenAI itself (https://api.openai.com/v1)"
                    + " speak this protocol. Local servers usually need no key."));
  }

  private Node anthropic() {
    return new Fields()
        .line("Model", name("anthropic"), list("anthropic"))
        .line("Key", key("anthropic"), keep("anthropic"))
        .whole(Fields.hint("The variable ANTHROPIC_API_KEY takes precedence over a saved key."));
  }

  private Node file(Supplier<Optional<Path>> chooseFile) {
    TextField path = Forms.bind(new TextField(), "model-path", "File of the model", model.file());
    Button choose = new Button("File…");
    choose.setId("model-file");
    choose.getStyleClass().add("compact");
    choose.setAccessibleText("Choose a model's file");
    choose.setOnAction(e -> chooseFile.get().ifPresent(f -> model.file().set(f.toString())));
    return new Fields()
        .line("File", path, choose)
        .line("Threads", option("model-threads", "Threads", model.threads()))
        .line("Context length", option("model-context", "Context length", model.context()))
        .whole(
            Fields.hint(
                "A model in a GGUF file runs on this machine's processor, in a process of its own."
                    + " Leave threads and context length (in tokens) empty for the defaults."));
  }

  private static TextField option(String id, String name, StringProperty value) {
    TextField field = new TextField();
    field.setId(id);
    field.setAccessibleText(name);
    field.setPromptText("default");
    field.textProperty().bindBidirectional(value);
    return field;
  }

  private ComboBox<String> name(String of) {
    ComboBox<String> name = new ComboBox<>(model.names());
    name.setEditable(true);
    name.setId("model-name-" + of);
    name.setAccessibleText("Name of the model");
    name.setMaxWidth(Double.MAX_VALUE);
    name.getEditor().setPromptText("Name on the server");
    name.getEditor().textProperty().bindBidirectional(model.name());
    HBox.setHgrow(name, Priority.ALWAYS);
    return name;
  }

  private Button list(String of) {
    Button list = new Button("List models");
    list.setId("model-list-" + of);
    list.getStyleClass().add("compact");
    list.setOnAction(e -> model.list());
    return list;
  }

  private PasswordField key(String of) {
    PasswordField key =
        Forms.bind(new PasswordField(), "model-key-" + of, "Key of the server", model.key());
    key.setPromptText("Stored hidden; leave empty to remove");
    return key;
  }

  private Button keep(String of) {
    Button keep = new Button("Save");
    keep.setId("model-keep-" + of);
    keep.getStyleClass().add("compact");
    keep.setAccessibleText("Save the key");
    keep.setOnAction(e -> model.keepKey());
    return keep;
  }

  private void show(Kind kind) {
    group.selectToggle(kinds.get(kind));
    form.getChildren().setAll(java.util.Objects.requireNonNull(forms.get(kind)));
    tried.setVisible(kind != Kind.DEMO);
  }

  private void show(Outcome now) {
    outcome.getStyleClass().removeAll("tone-good", "tone-bad", "tone-muted");
    stop.setVisible(now instanceof Outcome.Busy);
    switch (now) {
      case Outcome.None _ -> outcome.setText("");
      case Outcome.Busy(String what) -> said(what, "tone-muted");
      case Outcome.Good(String words) -> said("✓ " + words, "tone-good");
      case Outcome.Bad(String words) -> said("✗ " + words, "tone-bad");
    }
  }

  private void said(String text, String tone) {
    outcome.setText(text);
    outcome.getStyleClass().add(tone);
  }
}
