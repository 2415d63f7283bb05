// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.model;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.ui.fx.QuickRobot;
import dev.afterburner.workbench.ui.model.ModelPaneViewModel.Exchange;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

@DisplayName("The pane of a model's reply")
class ModelPaneViewTest {

  private final ObjectProperty<Exchange> exchange =
      new SimpleObjectProperty<>(reply("", -1, -1, true));

  private @Nullable ModelPaneView view;

  private static Exchange reply(String text, int from, int to, boolean streaming) {
    return new Exchange("", "Improve it.", text, from, to, "", streaming, "Nothing yet");
  }

  private StyleClassedTextArea area() throws Exception {
    FxToolkit.registerPrimaryStage();
    FxToolkit.setupSceneRoot(() -> view = new ModelPaneView(exchange));
    FxToolkit.showStage();
    return new QuickRobot()
        .lookup(
            (Node n) ->
                n instanceof StyleClassedTextArea a
                    && "Reply of the model".equals(a.getAccessibleText()))
        .query();
  }

  private void show(Exchange now) throws Exception {
    new QuickRobot().interact(() -> exchange.set(now));
    WaitForAsyncUtils.waitFor(
        5,
        TimeUnit.SECONDS,
        () -> WaitForAsyncUtils.waitForAsyncFx(5_000, requireNonNull(view)::drawn));
  }

  @ParameterizedTest(name = "line end {0}")
  @ValueSource(strings = {"\n", "\r\n"})
  @DisplayName("marks exactly the code that was taken, whatever its lines end with")
  void marks(String end) throws Exception {
    StyleClassedTextArea area = area();
    String head = String.join(end, "Faster:", "", "```python", "");
    String code = String.join(end, "a = 1", "print(a)", "");
    String whole = head + code + "```" + end;
    show(reply(head, -1, -1, true));
    show(reply(whole, -1, -1, false));
    show(reply(whole, head.length(), head.length() + code.length(), false));
    StringBuilder marked = new StringBuilder();
    for (int i = 0; i < area.getLength(); i++) {
      if (area.getStyleOfChar(i).contains("taken")) {
        marked.append(area.getText(i, i + 1));
      }
    }
    assertEquals("a = 1\nprint(a)\n", marked.toString());
  }

  @Test
  @DisplayName("draws boxes for characters that reorder or hide others, also while they come")
  void hidden() throws Exception {
    StyleClassedTextArea area = area();
    show(reply("a \u202eb \ud83d", -1, -1, true));
    assertEquals("a ▯b ▯", area.getText());
    String whole = "a \u202eb \ud83d\ude80\u200b";
    show(reply(whole, -1, -1, true));
    assertEquals("a ▯b \ud83d\ude80▯", area.getText());
    show(reply(whole, 2, 4, false));
    assertTrue(area.getStyleOfChar(2).contains("taken"));
    assertEquals("a ▯b \ud83d\ude80▯", area.getText());
  }

  @Test
  @DisplayName("forgets the mark with the reply that it stood in")
  void forgets() throws Exception {
    StyleClassedTextArea area = area();
    show(reply("x = 1", 0, 5, false));
    assertTrue(area.getStyleOfChar(0).contains("taken"));
    show(reply("x = 1", -1, -1, false));
    assertTrue(area.getStyleOfChar(0).isEmpty(), "no code in it");
    show(reply("other", -1, -1, false));
    assertEquals("other", area.getText());
    assertTrue(area.getStyleOfChar(0).isEmpty());
  }
}
