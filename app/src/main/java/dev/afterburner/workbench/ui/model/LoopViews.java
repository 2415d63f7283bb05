// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.model;

import dev.afterburner.workbench.ui.fx.Forms;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

/** The two pages of a {@link LoopViewModel}. */
public final class LoopViews {

  private static final int SYSTEM_ROWS = 4;
  private static final int EXTRA_ROWS = 2;

  private LoopViews() {}

  /** How the model is asked. */
  public static Node requests(LoopViewModel model) {
    TextArea system = Forms.bind(new TextArea(), "loop-system", "System message", model.system());
    system.setPrefRowCount(SYSTEM_ROWS);
    system.setWrapText(true);
    TextArea extra = Forms.bind(new TextArea(), "loop-extra", "Extra fields", model.extra());
    extra.setPrefRowCount(EXTRA_ROWS);
    return page(
        new Fields()
            .number(
                "loop-temperature",
                "Temperature",
                model.temperature(),
                "0 to 2; leave empty for the model's default")
            .number(
                "loop-top-p",
                "Top-p",
                model.topP(),
                "above 0, up to 1; leave empty for the model's default")
            .number("loop-max-tokens", "Max output tokens", model.maxTokens(), "")
            .number("loop-seed", "Random seed", model.seed(), "")
            .line("System", system)
            .whole(Fields.hint("Sent before every prompt. Leave empty for none."))
            .line("Extra fields", extra)
            .whole(
                Fields.hint(
                    "Sent with every request, one per line: repeat_penalty=1, top_k=40. Not"
                        + " every server supports every field.")));
  }

  /** How steps go, and what ends a session. */
  public static Node steps(LoopViewModel model) {
    return page(
        new Fields()
            .number(
                "loop-candidates",
                "Candidates per step",
                model.candidates(),
                "are tried, and the best of them is kept")
            .number("loop-steps", "Steps per run", model.steps(), "for “Optimize”")
            .whole(
                check(
                    "loop-feedback",
                    "Tell the model why its last attempt failed",
                    model.feedback()))
            .whole(
                check(
                    "loop-latest",
                    "Start each step from the newest version instead of the best",
                    model.latest()))
            .whole(
                check(
                    "loop-plain",
                    "Compare medians as the paper does, instead of interleaved runs",
                    model.plain()))
            .whole(heading("Stop early"))
            .number(
                "loop-patience",
                "Patience",
                model.patience(),
                "steps without improvement, then stop")
            .number(
                "loop-percentile",
                "Percentile",
                model.percentile(),
                "% of the references beaten by the best, then stop")
            .number("loop-tokens", "Tokens", model.tokens(), "of prompts and replies together")
            .number("loop-money", "Money", model.money(), "by the table under Prices")
            .number("loop-minutes", "Minutes", model.minutes(), "of steps")
            .whole(Fields.hint("Leave empty for no limit.")));
  }

  private static CheckBox check(String id, String text, BooleanProperty on) {
    CheckBox check = new CheckBox(text);
    check.setId(id);
    check.selectedProperty().bindBidirectional(on);
    return check;
  }

  private static Label heading(String text) {
    Label label = new Label(text);
    label.getStyleClass().addAll("strong", "form-heading");
    return label;
  }

  private static Node page(Fields fields) {
    VBox page = new VBox(fields);
    page.getStyleClass().add("form-page");
    return page;
  }
}
