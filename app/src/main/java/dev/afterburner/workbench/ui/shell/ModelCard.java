package dev.afterburner.workbench.ui.shell;

import dev.afterburner.workbench.model.ModelException;
import dev.afterburner.workbench.settings.LoopSettings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Which model is asked, and how the steps go. */
final class ModelCard extends VBox {

  private static final String FORMS =
      """
      openai:http://localhost:8000/v1#NAME   a server that speaks OpenAI's protocol
      anthropic:NAME   Anthropic's service; the key comes from ANTHROPIC_API_KEY
      gguf:FILE   a model in a file on this machine
      demo   recorded replies""";

  private final WorkbenchModel model;
  private final Runnable onDone;
  private final TextField words = new TextField();
  private final Spinner<Integer> candidates = new Spinner<>(1, LoopSettings.MOST_CANDIDATES, 1);
  private final CheckBox feedback =
      new CheckBox("Tell the model why its last try failed (the first failing case, the error)");
  private final CheckBox latest =
      new CheckBox("Start each step from the newest version instead of the best");
  private final CheckBox plain =
      new CheckBox("Compare medians as the paper does, instead of runs in turns");
  private final Label fault = new Label();

  /**
   * @param onDone takes the card away
   * @param chooseFile asks for a model's file
   */
  ModelCard(WorkbenchModel model, Runnable onDone, Supplier<Optional<Path>> chooseFile) {
    this.model = model;
    this.onDone = onDone;
    setId("model-card");
    getStyleClass().addAll("sheet", "form");
    words.setId("model-words");
    words.setAccessibleText("Model");
    words.setPromptText("openai:http://localhost:8000/v1#NAME");
    words.setOnAction(e -> use());
    HBox.setHgrow(words, Priority.ALWAYS);
    Button file = new Button("File…");
    file.setId("model-file");
    file.setAccessibleText("Choose a model's file");
    file.setOnAction(e -> chooseFile.get().ifPresent(f -> words.setText("gguf:" + f)));
    candidates.setId("candidates");
    candidates.setAccessibleText("Replies a step");
    candidates.setEditable(true);
    Label forms = new Label(FORMS);
    forms.getStyleClass().add("muted");
    fault.setId("model-fault");
    fault.getStyleClass().add("bad");
    fault.setWrapText(true);
    fault.managedProperty().bind(fault.textProperty().isNotEmpty());
    Button use = new Button("Use for the next session");
    use.setId("model-use");
    use.getStyleClass().add("accent");
    use.setDefaultButton(true);
    use.setOnAction(e -> use());
    Button cancel = new Button("Cancel");
    cancel.setOnAction(e -> onDone.run());
    HBox buttons = new HBox(use, cancel);
    HBox field = new HBox(words, file);
    HBox many = new HBox(candidates, new Label("replies a step; the best of them is kept"));
    buttons.getStyleClass().add("form-line");
    field.getStyleClass().add("form-line");
    many.getStyleClass().add("form-line");
    getChildren()
        .addAll(
            title("Model"),
            field,
            forms,
            title("Steps"),
            many,
            feedback,
            latest,
            plain,
            fault,
            buttons);
  }

  /** Shows what holds now, and returns what is to have the focus. */
  Node begin() {
    LoopSettings loop = model.session().choices().get().loop();
    words.setText(model.session().choices().get().model());
    candidates.getValueFactory().setValue(loop.candidates());
    feedback.setSelected(loop.feedback());
    latest.setSelected(loop.latest());
    plain.setSelected(loop.plain());
    fault.setText("");
    return words;
  }

  private void use() {
    candidates.commitValue();
    try {
      model.connect(
          words.getText().strip(),
          new LoopSettings(
              candidates.getValue(),
              feedback.isSelected(),
              latest.isSelected(),
              plain.isSelected()));
      onDone.run();
    } catch (ModelException e) {
      fault.setText(e.getMessage());
    }
  }

  private static Label title(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("sheet-title");
    return label;
  }
}
