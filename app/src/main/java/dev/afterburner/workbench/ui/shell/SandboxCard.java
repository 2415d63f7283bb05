// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import dev.afterburner.workbench.sandboxes.SandboxAddress;
import dev.afterburner.workbench.ui.run.SandboxViewModel;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Which server runs programs. */
final class SandboxCard extends VBox {

  private static final String FORMS =
      """
      http://localhost:8000   a Monolith, or another workbench (./workbench serve)
      http://any:TOKEN@host:8000   one that requires a token""";

  private static final String CONSEQUENCE =
      "Figures from two machines are not comparable: changing the sandbox starts a new session.";

  private final SandboxViewModel model;
  private final Runnable onDone;
  private final TextField address = new TextField();

  /**
   * @param onDone takes the card away
   */
  SandboxCard(SandboxViewModel model, Runnable onDone) {
    this.model = model;
    this.onDone = onDone;
    setId("sandbox-card");
    getStyleClass().addAll("sheet", "form");
    address.setId("sandbox-address");
    address.setAccessibleText("Address of the server");
    address.setPromptText("http://localhost:8000");
    address.setPrefColumnCount(40);
    address.setOnAction(e -> use());
    Label title = new Label("Run programs on a server");
    title.getStyleClass().add("strong");
    Label forms = new Label(FORMS);
    forms.getStyleClass().add("muted");
    Label consequence = new Label(CONSEQUENCE);
    consequence.getStyleClass().add("muted");
    Label fault = new Label();
    fault.setId("sandbox-fault");
    fault.getStyleClass().add("bad");
    fault.setWrapText(true);
    fault.setMaxWidth(480);
    fault.textProperty().bind(model.fault());
    fault.managedProperty().bind(fault.textProperty().isNotEmpty());
    Button use = new Button("Use this server");
    use.setId("sandbox-use");
    use.getStyleClass().add("accent");
    use.setDefaultButton(true);
    use.disableProperty().bind(model.asking());
    use.setOnAction(e -> use());
    Button cancel = new Button("Cancel");
    cancel.setOnAction(e -> onDone.run());
    HBox buttons = new HBox(use, cancel);
    buttons.getStyleClass().add("form-line");
    getChildren().addAll(title, address, forms, consequence, fault, buttons);
  }

  /** Shows what holds now, and returns what is to have the focus. */
  Node begin() {
    boolean server = model.where().get() instanceof SandboxAddress.Server;
    address.setText(server ? model.where().get().word() : "");
    return address;
  }

  private void use() {
    String wanted = address.getText().strip();
    if (!wanted.isEmpty()) {
      model.useServer(wanted, onDone);
    }
  }
}
