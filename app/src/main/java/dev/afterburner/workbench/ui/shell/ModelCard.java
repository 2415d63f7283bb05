// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import dev.afterburner.workbench.model.ModelException;
import dev.afterburner.workbench.ui.fx.Tabs;
import dev.afterburner.workbench.ui.model.ConnectView;
import dev.afterburner.workbench.ui.model.LoopViewModel;
import dev.afterburner.workbench.ui.model.LoopViews;
import dev.afterburner.workbench.ui.model.PricesView;
import dev.afterburner.workbench.ui.model.PromptsView;
import dev.afterburner.workbench.ui.run.Choices;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Which model is asked and how, how the steps go, and what a session may cost: a page each. */
final class ModelCard extends VBox {

  private final WorkbenchModel model;
  private final Runnable onDone;
  private final ConnectView connect;
  private final TabPane pages;
  private final Label fault = new Label();

  /**
   * @param onDone takes the card away
   * @param chooseFile asks for a model's file
   * @param openPrompts shows the user's folder of prompt templates
   * @param editPrompts lets the user edit prompt templates
   */
  ModelCard(
      WorkbenchModel model,
      Runnable onDone,
      Supplier<Optional<Path>> chooseFile,
      Runnable openPrompts,
      Runnable editPrompts) {
    this.model = model;
    this.onDone = onDone;
    setId("model-card");
    getStyleClass().add("side-sheet");
    connect = new ConnectView(model.connect(), chooseFile);
    pages =
        new TabPane(
            Tabs.tab("Model", connect),
            Tabs.tab("Requests", LoopViews.requests(model.loop())),
            Tabs.tab("Steps", LoopViews.steps(model.loop())),
            Tabs.tab("Prompt", new PromptsView(model.prompts(), openPrompts, editPrompts)),
            Tabs.tab("Prices", new PricesView(model.prices())));
    pages.setId("model-pages");
    pages.setAccessibleText("Model, requests, steps, prompt and prices");
    VBox.setVgrow(pages, Priority.ALWAYS);
    pages.addEventFilter(KeyEvent.KEY_TYPED, e -> fault.setText(""));
    fault.setId("model-fault");
    fault.getStyleClass().addAll("tone-bad", "form-page");
    fault.setWrapText(true);
    fault.setMinHeight(Region.USE_PREF_SIZE);
    fault.managedProperty().bind(fault.textProperty().isNotEmpty());
    Button use = new Button("Use for the next session");
    use.setId("model-use");
    use.getStyleClass().addAll("compact", "accent");
    use.setOnAction(e -> use());
    Button cancel = new Button("Cancel");
    cancel.getStyleClass().add("compact");
    cancel.setOnAction(e -> done());
    HBox buttons = new HBox(use, cancel);
    buttons.getStyleClass().addAll("form-line", "form-page");
    getChildren().addAll(pages, fault, buttons);
  }

  /** Shows what holds now, and returns what is to have the focus. */
  Node begin() {
    Choices chosen = model.session().choices().get();
    model.connect().begin(chosen.model());
    model.loop().begin(chosen.steps(), chosen.loop());
    model.prompts().begin(chosen.loop().prompt());
    model.prices().begin();
    fault.setText("");
    pages.getSelectionModel().selectFirst();
    return connect.first();
  }

  private void use() {
    Optional<LoopViewModel.Written> written = model.loop().read(model.prompts().name());
    if (written.isEmpty()) {
      fault.setText(model.loop().fault().get());
      return;
    }
    try {
      model.use(model.connect().chosen(), written.get());
      done();
    } catch (ModelException e) {
      fault.setText(e.getMessage());
    }
  }

  private void done() {
    model.connect().stop();
    onDone.run();
  }
}
